#include "ui/launching/launchersettingswindow.h"

#include "ui/theme/theme.h"
#include "ui/widgets/formfield.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace flowconsole {

LauncherSettingsWindow::LauncherSettingsWindow(Theme &theme, const LauncherSettings &settings, QWidget *parent)
    : QDialog(parent), m_concurrency(new QSpinBox(this)), m_stagger(new QSpinBox(this))
{
    constexpr int mostInFlight = 64;
    constexpr int longestStagger = 60'000;
    constexpr int staggerStep = 100;
    constexpr int usualWidth = 400;
    setObjectName(QStringLiteral("launcherSettingsWindow"));
    setWindowTitle(tr("Launching settings"));
    setModal(false);
    m_concurrency->setObjectName(QStringLiteral("launcherConcurrency"));
    m_concurrency->setRange(1, mostInFlight);
    m_concurrency->setValue(settings.concurrency);
    m_stagger->setObjectName(QStringLiteral("launcherStagger"));
    m_stagger->setRange(0, longestStagger);
    m_stagger->setSingleStep(staggerStep);
    m_stagger->setSuffix(tr(" ms", "milliseconds, after a number"));
    m_stagger->setSpecialValueText(tr("As fast as they can"));
    m_stagger->setValue(static_cast<int>(settings.stagger.count()));
    auto *concurrency = new FormField(tr("Launches on their way at a time"), m_concurrency, this);
    concurrency->setExplanation(
        tr("Whose answer is awaited. The request budget holds in any case: launches wait for it."));
    auto *stagger = new FormField(tr("Between two launches, at least"), m_stagger, this);
    stagger->setExplanation(tr("Spreads the load that launches put on the organisation."));
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("launcherSettingsClose"));

    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(16);
    layout->addWidget(concurrency);
    layout->addWidget(stagger);
    layout->addStretch(1);
    layout->addLayout(foot);
    setMinimumWidth(theme.scaled(usualWidth));
    connect(m_concurrency, &QSpinBox::valueChanged, this, &LauncherSettingsWindow::tell);
    connect(m_stagger, &QSpinBox::valueChanged, this, &LauncherSettingsWindow::tell);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
}

void LauncherSettingsWindow::tell()
{
    LauncherSettings settings;
    settings.concurrency = m_concurrency->value();
    settings.stagger = std::chrono::milliseconds(m_stagger->value());
    emit chosen(settings);
}

} // namespace flowconsole

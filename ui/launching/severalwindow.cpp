#include "ui/launching/severalwindow.h"

#include "domain/flow.h"
#include "ui/batch/batchwords.h"
#include "ui/launching/queuewords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/questionbar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int fewestCopies = 2;
constexpr int mostCopies = 10'000;
constexpr int usualCopies = 10;

} // namespace

SeveralWindow::SeveralWindow(Theme &theme, QWidget *parent) : QDialog(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("severalWindow"));
    setWindowTitle(tr("Launch several"));
    setModal(false);
    m_flow = new QLabel(this);
    m_flow->setObjectName(QStringLiteral("severalFlow"));
    m_flow->setTextFormat(Qt::PlainText);
    m_flow->setWordWrap(true);
    m_copies = new QSpinBox(this);
    m_copies->setObjectName(QStringLiteral("severalCopies"));
    m_copies->setRange(fewestCopies, mostCopies);
    m_copies->setValue(usualCopies);
    m_copies->setGroupSeparatorShown(true);
    m_copiesField = new FormField(tr("How many"), m_copies, this);
    m_launch = new QPushButton(this);
    m_launch->setObjectName(QStringLiteral("severalLaunch"));
    m_launch->setProperty("role", QStringLiteral("primary"));
    m_launch->setDefault(true);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(QStringLiteral("severalCancel"));
    m_cancel->setAutoDefault(false);
    m_question = new QuestionBar(this);
    createLayout();
    connect(m_copies, &QSpinBox::valueChanged, this, [this] {
        m_question->hide(); // it was about another count
        refresh();
    });
    connect(m_launch, &QPushButton::clicked, this, &SeveralWindow::launch);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::close);
    connect(m_question, &QuestionBar::confirmed, this, &SeveralWindow::launchNow);
    connect(m_question, &QuestionBar::dismissed, m_copies, qOverload<>(&QWidget::setFocus));
    refresh();
}

void SeveralWindow::createLayout()
{
    constexpr int usualWidth = 440;
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_launch);
    auto *content = new QVBoxLayout;
    content->setContentsMargins(20, 16, 20, 16);
    content->setSpacing(16);
    content->addWidget(m_flow);
    content->addWidget(m_copiesField);
    content->addStretch(1);
    content->addLayout(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(content, 1);
    layout->addWidget(m_question);
    setMinimumWidth(m_theme.scaled(usualWidth));
}

bool SeveralWindow::focusNextPrevChild(bool next)
{
    return moveFocus(tabStops(*this), next);
}

void SeveralWindow::setRequest(const LaunchRequest &request)
{
    renewRequest(request);
    m_question->hide();
    m_copies->setFocus(Qt::OtherFocusReason);
    m_copies->selectAll();
}

void SeveralWindow::renewRequest(const std::optional<LaunchRequest> &request)
{
    std::optional<LaunchRequest> next = request;
    if (next) {
        next->id = {}; // the first launch gets one when it leaves
    }
    if (next == m_request) {
        return;
    }
    m_request = std::move(next);
    m_question->hide(); // it was about other values
    refresh();
}

void SeveralWindow::setConnection(const ConnectionProfile &profile)
{
    m_profile = profile;
    refresh();
}

void SeveralWindow::setBudget(const RateBudgetState &budget)
{
    m_budget = budget;
    refresh();
}

void SeveralWindow::refresh()
{
    const QString flow = m_request ? tr("%1 %2", "flow name, flow version")
                                         .arg(m_request->flowName, shortVersion(m_request->flowVersion))
                                         .trimmed()
                                   : QString();
    m_flow->setText(m_request
                        ? tr("Launches %1 so many times, each time with the values that stand in its form now.",
                             "%1: a flow")
                              .arg(flow)
                        : tr("Select a flow in the main window and fill in its values to launch it."));
    m_copiesField->setExplanation(impactWords(impactOf(m_copies->value(), m_budget, m_profile)));
    m_launch->setText(tr("Launch %1", "number of executions").arg(locale().toString(m_copies->value())));
    m_launch->setEnabled(m_request.has_value());
}

void SeveralWindow::launch()
{
    if (!m_profile.production) {
        launchNow();
        return;
    }
    const int copies = m_copies->value();
    m_question->ask({.words = productionQuestion(copies, m_profile),
                     .confirm = tr("Launch %1", "number of executions").arg(locale().toString(copies)),
                     .dismiss = tr("Cancel"),
                     .askedFor = {},
                     .toRepeat = QString::number(copies)});
    // A window does not grow by itself for words that wrap.
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void SeveralWindow::launchNow()
{
    if (m_request) {
        LaunchRequest request = *m_request;
        request.id = newExecutionId(); // of the first one, which is followed
        emit launchRequested(request, m_copies->value());
        close();
    }
}

} // namespace flowconsole

#include "ui/connections/connectiontestview.h"

#include "domain/words.h"
#include "ui/permissions/preflighttable.h"
#include "ui/permissions/preflightwords.h"
#include "ui/widgets/styleproperty.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

namespace flowconsole {

ConnectionTestView::ConnectionTestView(Theme &theme, QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("connectionTest"));
    const auto createLabel = [this](const char *name, const QString &role) {
        auto *label = new QLabel(this);
        label->setObjectName(QLatin1String(name));
        label->setProperty("role", role);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return label;
    };
    m_words = createLabel("testWords", QString());
    m_advice = createLabel("testAdvice", QStringLiteral("small"));
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("testProgress"));
    m_progress->setAccessibleName(tr("The connection is being tested"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_table = new PreflightTable(theme, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_words);
    layout->addWidget(m_advice);
    layout->addWidget(m_progress);
    layout->addWidget(m_table);
    clear();
}

void ConnectionTestView::showWords(const QString &words, const QString &role)
{
    m_words->setText(words);
    setStyleProperty(*m_words, "role", role);
    show();
}

void ConnectionTestView::showRunning(bool needsBrowser)
{
    m_isRunning = true;
    showWords(tr("Testing…"), QStringLiteral("strong"));
    m_advice->setText(needsBrowser ? tr("Sign in with the browser; the test goes on by itself.")
                                   : tr("Signing in, then one cheap request for each thing the console does. "
                                        "Nothing is launched, changed or ended."));
    m_advice->show();
    m_progress->show();
    m_table->hide();
}

void ConnectionTestView::showResult(const PreflightReport &report, const std::optional<ApiError> &error)
{
    m_isRunning = false;
    m_progress->hide();
    m_table->setVisible(!report.checks.isEmpty());
    m_table->setReport(report);
    if (error) {
        const ErrorWords words = describe(*error);
        QStringList advice{words.whatToDo};
        if (!error->correlationId.isEmpty()) {
            advice << tr("Correlation id: %1").arg(error->correlationId);
        }
        showWords(words.whatHappened, QStringLiteral("problem"));
        m_advice->setText(advice.join(u'\n'));
        m_advice->show();
        return;
    }
    const bool isWhole = everythingWorks(report);
    showWords(summaryOf(report), isWhole ? QStringLiteral("good") : QStringLiteral("caution"));
    m_advice->setVisible(!report.signedInAs.isEmpty());
    m_advice->setText(tr("Signed in as %1").arg(report.signedInAs));
}

void ConnectionTestView::clear()
{
    m_isRunning = false;
    m_progress->hide();
    m_table->hide();
    hide();
}

} // namespace flowconsole

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

constexpr int fewestCopies = 1;
constexpr int mostCopies = 10'000;
constexpr int usualCopies = 10;

/// A count, typed or stepped to. Whatever is typed stands there as it was typed; where that is no count that
/// could be launched the value is 0.
class CountBox final : public QSpinBox
{
    Q_DISABLE_COPY_MOVE(CountBox)

public:
    explicit CountBox(QWidget *parent) : QSpinBox(parent)
    {
        setRange(0, mostCopies);
        setGroupSeparatorShown(true);
    }
    void stepBy(int steps) override { QSpinBox::stepBy(std::max(steps, fewestCopies - value())); }

protected:
    QValidator::State validate(QString &, int &) const override { return QValidator::Acceptable; }
    int valueFromText(const QString &text) const override
    {
        m_typed = text;
        bool isNumber = false;
        const int number = locale().toInt(text.trimmed(), &isNumber);
        return isNumber && number >= fewestCopies && number <= mostCopies ? number : 0;
    }
    QString textFromValue(int value) const override
    {
        return value == 0 ? m_typed : QSpinBox::textFromValue(value);
    }
    StepEnabled stepEnabled() const override
    {
        return value() > fewestCopies ? QSpinBox::stepEnabled() : QAbstractSpinBox::StepUpEnabled;
    }

private:
    mutable QString m_typed; ///< a spin box makes its text anew from its value
};

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
    m_copies = new CountBox(this);
    m_copies->setObjectName(QStringLiteral("severalCopies"));
    m_copies->setValue(usualCopies);
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
    const int copies = m_copies->value();
    const bool isCount = copies >= fewestCopies;
    m_copiesField->showProblem(isCount
                                   ? QString()
                                   : tr("Type a whole number from %1 to %2.", "smallest, largest count")
                                         .arg(locale().toString(fewestCopies), locale().toString(mostCopies)));
    m_copiesField->setExplanation(isCount ? impactWords(impactOf(copies, m_budget, m_profile)) : QString());
    m_launch->setText(isCount ? tr("Launch %1", "number of executions").arg(locale().toString(copies))
                              : tr("Launch"));
    m_launch->setEnabled(m_request.has_value() && isCount);
    // A window does not grow by itself for words that wrap.
    if (isVisible()) {
        resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    }
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
    if (m_request && m_copies->value() >= fewestCopies) {
        LaunchRequest request = *m_request;
        request.id = newExecutionId(); // of the first one, which is followed
        emit launchRequested(request, m_copies->value());
        close();
    }
}

} // namespace flowconsole

#include "ui/batch/batchprogressview.h"

#include "base/clock.h"
#include "domain/flow.h"
#include "domain/words.h"
#include "models/timetext.h"
#include "ui/batch/batchwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copyableline.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/questionbar.h"
#include "ui/widgets/styleproperty.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int barSteps = 1000; ///< a progress bar counts in an int, rows do not
constexpr int countIconPixels = 14;

/// What is counted, in the order in which it stands on the page; Queued stands for the rows that have not left.
constexpr std::array countedStates{
    ExecutionState::Queued,     ExecutionState::Running,  ExecutionState::Completed, ExecutionState::Failed,
    ExecutionState::Terminated, ExecutionState::TimedOut, ExecutionState::Unknown};

/// "04:26 (UTC)": an estimate is told no more exactly than it is known.
QString timeOfDay(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    return QStringLiteral("%1 (%2)").arg(local.toString(u"HH:mm"), zoneText(local));
}

qint64 countOf(const BatchProgress &progress, ExecutionState state)
{
    switch (state) {
    case ExecutionState::Queued:
        return progress.rows - progress.launched;
    case ExecutionState::Running:
        return progress.running;
    case ExecutionState::Completed:
        return progress.completed;
    case ExecutionState::Failed:
        return progress.failed;
    case ExecutionState::Terminated:
        return progress.terminated;
    case ExecutionState::TimedOut:
        return progress.timedOut;
    case ExecutionState::Unknown:
        return progress.unknown;
    case ExecutionState::Draft:
    case ExecutionState::Launching:
    case ExecutionState::Terminating:
        return 0;
    }
    Q_UNREACHABLE();
}

} // namespace

BatchProgressView::BatchProgressView(Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock)
{
    setObjectName(QStringLiteral("batchProgressView"));
    m_refusal = new InlineMessage(theme, this);
    m_refusal->setObjectName(QStringLiteral("batchRefusal"));
    m_refusal->hide();
    m_question = new QuestionBar(this);
    m_rows = addLabel("batchRows", QString(), this);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(QStringLiteral("batchBar"));
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_pace = addLabel("batchPace", QStringLiteral("muted"), this);
    m_detail = addLabel("batchDetail", QStringLiteral("caution"), this);
    m_awaited = addLabel("batchAwaited", QString(), this);

    auto *column = new QVBoxLayout;
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(createHead());
    column->addWidget(m_rows);
    column->addWidget(m_bar);
    column->addWidget(m_pace);
    column->addWidget(m_detail);
    column->addWidget(m_awaited);
    column->addWidget(createCounts());
    column->addWidget(createResultLine());
    column->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_refusal);
    layout->addLayout(column, 1);
    layout->addWidget(m_question);
    layout->addWidget(createFoot());
    connect(m_question, &QuestionBar::confirmed, this, [this] { emit stopRequested(m_progress.spec.id); });
    connect(&theme, &Theme::changed, this, [this] {
        showHead();
        showCounts();
    });
}

QLabel *BatchProgressView::addLabel(const char *objectName, const QString &role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(objectName));
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QWidget *BatchProgressView::createHead()
{
    auto *head = new QWidget(this);
    m_name = addLabel("batchName", QStringLiteral("heading"), head);
    m_name->setWordWrap(false);
    m_stateIcon = new QLabel(head);
    m_state = new QLabel(head);
    m_state->setObjectName(QStringLiteral("batchState"));
    m_state->setTextFormat(Qt::PlainText);
    m_about = addLabel("batchAbout", QStringLiteral("small"), head);
    auto *first = new QHBoxLayout;
    first->setSpacing(6);
    first->addWidget(m_name);
    first->addStretch(1);
    first->addWidget(m_stateIcon);
    first->addWidget(m_state);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(first);
    layout->addWidget(m_about);
    return head;
}

QWidget *BatchProgressView::createCounts()
{
    auto *counts = new QWidget(this);
    auto *grid = new QGridLayout(counts);
    grid->setContentsMargins(0, 6, 0, 6);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    for (size_t place = 0; place < countedStates.size(); ++place) {
        const ExecutionState state = countedStates.at(place);
        auto *icon = new QLabel(counts);
        icon->setObjectName(QStringLiteral("icon.") + stateKey(state));
        auto *word = new QLabel(counts);
        word->setTextFormat(Qt::PlainText);
        auto *number = new QLabel(counts);
        number->setObjectName(QStringLiteral("count.") + stateKey(state));
        number->setTextFormat(Qt::PlainText);
        number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        number->setMinimumWidth(m_theme.scaled(90));
        const int row = static_cast<int>(place);
        grid->addWidget(icon, row, 0);
        grid->addWidget(word, row, 1);
        grid->addWidget(number, row, 2);
        m_counts.at(place) = {number, word};
    }
    grid->setColumnMinimumWidth(1, m_theme.scaled(140));
    grid->setColumnStretch(3, 1);
    return counts;
}

QWidget *BatchProgressView::createResultLine()
{
    auto *part = new QWidget(this);
    auto *title = addLabel("batchResultTitle", QStringLiteral("small"), part);
    title->setText(tr("Result file: one line a row, with its input, id, state, latency and outputs"));
    m_result = new CopyableLine(m_theme, tr("path of the result file"), part);
    m_result->setObjectName(QStringLiteral("batchResult"));
    m_showFile = new QPushButton(tr("Show file"), part);
    m_showFile->setObjectName(QStringLiteral("showResultFile"));
    m_showFile->setAutoDefault(false);
    m_showFile->setToolTip(tr("Opens the folder of the result file"));
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_result, 1);
    line->addWidget(m_showFile);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addLayout(line);
    connect(m_showFile, &QPushButton::clicked, this, &BatchProgressView::openResultFolder);
    return part;
}

QWidget *BatchProgressView::createFoot()
{
    auto *foot = new QFrame(this);
    foot->setObjectName(QStringLiteral("paneFoot"));
    const auto button = [foot](const QString &text, const char *objectName) {
        auto *made = new QPushButton(text, foot);
        made->setObjectName(QLatin1String(objectName));
        made->setAutoDefault(false);
        return made;
    };
    m_blocker = addLabel("batchProgressBlocker", QStringLiteral("small"), foot);
    m_pause = button(tr("Pause", "a batch"), "pauseBatch");
    m_resume = button(tr("Resume", "a batch"), "resumeBatch");
    m_resume->setProperty("role", QStringLiteral("primary"));
    m_stop = button(tr("Stop…", "a batch"), "stopBatch");
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(20, 10, 20, 10);
    layout->setSpacing(8);
    layout->addWidget(m_blocker, 1);
    layout->addWidget(m_stop);
    layout->addWidget(m_pause);
    layout->addWidget(m_resume);
    connect(m_pause, &QPushButton::clicked, this, [this] { emit pauseRequested(m_progress.spec.id); });
    connect(m_resume, &QPushButton::clicked, this, [this] {
        m_refusal->hide();
        emit resumeRequested(m_progress.spec.id);
    });
    connect(m_stop, &QPushButton::clicked, this, &BatchProgressView::askToStop);
    return foot;
}

void BatchProgressView::setConnection(const ConnectionStatus &status)
{
    m_status = status;
    showButtons();
}

void BatchProgressView::showProgress(const BatchProgress &progress)
{
    const bool isSame = progress.spec.id == m_progress.spec.id;
    if (!isSame || progress.state != m_progress.state) {
        m_refusal->hide();
        m_question->hide();
    }
    m_progress = progress;
    if (m_question->isVisible()) {
        m_question->setWords(stopQuestion()); // rows leave while it is read
    }
    showHead();
    showCounts();
    showPace();
    showButtons();
}

void BatchProgressView::showRefusal(const QString &reason)
{
    m_refusal->showMessage(InlineMessage::Kind::Problem, reason, {}, {});
}

void BatchProgressView::showHead()
{
    const StateStyle style = m_theme.stateStyle(batchStateLook(m_progress.state));
    m_name->setText(fileNameOf(m_progress.spec));
    m_name->setToolTip(m_progress.spec.filePath);
    m_state->setText(batchStateName(m_progress.state));
    // The colour belongs to the state, which no rule of the style sheet knows.
    m_state->setStyleSheet(QStringLiteral("color: %1; font-weight: 600;").arg(style.text.name()));
    m_stateIcon->setPixmap(m_theme.pixmap(batchStateIcon(m_progress.state), style.text,
                                          m_theme.scaled(countIconPixels), devicePixelRatioF()));
    const QString flow =
        QStringLiteral("%1 %2").arg(m_progress.spec.flowName, shortVersion(m_progress.spec.flowVersion));
    m_about->setText(
        m_progress.startedAt.isValid()
            ? tr("%1 · started %2", "a flow, a time").arg(flow.trimmed(), exactTimeText(m_progress.startedAt))
            : flow.trimmed());
}

void BatchProgressView::showCounts()
{
    const QLocale locale;
    for (size_t place = 0; place < countedStates.size(); ++place) {
        const ExecutionState state = countedStates.at(place);
        const StateStyle style = m_theme.stateStyle(state);
        const qint64 count = countOf(m_progress, state);
        const Count &shown = m_counts.at(place);
        const QString name = state == ExecutionState::Queued ? tr("Not launched", "rows") : stateName(state);
        shown.word->setText(name);
        shown.word->setStyleSheet(QStringLiteral("color: %1;").arg(style.text.name()));
        shown.number->setText(locale.toString(count));
        shown.number->setAccessibleName(QStringLiteral("%1: %2").arg(name, locale.toString(count)));
        auto *icon = findChild<QLabel *>(QStringLiteral("icon.") + stateKey(state));
        icon->setPixmap(
            m_theme.pixmap(style.iconName, style.text, m_theme.scaled(countIconPixels), devicePixelRatioF()));
    }
    const qint64 rows = std::max<qint64>(m_progress.rows, 1);
    m_bar->setValue(static_cast<int>(m_progress.over() * barSteps / rows));
    QString words = tr("%1 of %2 rows are over, %3 were launched", "numbers")
                        .arg(locale.toString(m_progress.over()), locale.toString(m_progress.rows),
                             locale.toString(m_progress.launched));
    if (m_progress.badRows > 0) {
        words += u' ' + tr("· %Ln bad row(s) left out", nullptr, static_cast<int>(m_progress.badRows));
    }
    m_rows->setText(words);
    m_bar->setAccessibleName(words);
}

void BatchProgressView::showPace()
{
    QStringList pace;
    const bool isMoving = m_progress.state == BatchState::Running;
    if (isMoving && m_progress.launchesPerMinute > 0) {
        pace << tr("%1 launches a minute", "number")
                    .arg(QLocale().toString(m_progress.launchesPerMinute, 'f', 0));
    }
    if (isMoving && m_progress.expectedEnd.isValid()) {
        const std::chrono::milliseconds left(m_clock.nowUtc().msecsTo(m_progress.expectedEnd));
        pace << tr("expected to end %1, at about %2", "how long until then: in 5 min; a time of day")
                    .arg(untilText(left), timeOfDay(m_progress.expectedEnd));
    } else if (isMoving) {
        pace << tr("the expected end is not known yet");
    }
    m_pace->setText(pace.join(QStringLiteral(" · ")));
    m_pace->setVisible(!pace.isEmpty());
    m_detail->setText(m_progress.detail);
    m_detail->setVisible(!m_progress.detail.isEmpty());
    const bool nothingLeaves =
        m_progress.state != BatchState::Running && m_progress.state != BatchState::Finished;
    m_awaited->setText(awaitedWords(m_progress));
    m_awaited->setVisible(nothingLeaves);
    m_result->setText(m_progress.spec.resultPath);
    m_showFile->setEnabled(!m_progress.spec.resultPath.isEmpty());
}

QString BatchProgressView::blocker() const
{
    if (!canResume(m_progress.state)) {
        return {};
    }
    if (m_progress.spec.profileId != m_status.profile.id) {
        return tr("It belongs to another connection: switch to it to resume.");
    }
    return m_status.state == ConnectionStatus::State::SignedIn ? QString() : tr("Not signed in");
}

void BatchProgressView::showButtons()
{
    const BatchState state = m_progress.state;
    const QString reason = blocker();
    m_pause->setVisible(state == BatchState::Running);
    m_stop->setVisible(state == BatchState::Running || state == BatchState::Paused);
    m_resume->setVisible(canResume(state));
    m_resume->setEnabled(reason.isEmpty());
    m_resume->setAccessibleDescription(reason);
    m_blocker->setText(reason);
}

QString BatchProgressView::stopQuestion() const
{
    const auto left = static_cast<int>(m_progress.rows - m_progress.launched);
    return awaitedWords(m_progress) + u' ' +
           (left > 0 ? tr("%n row(s) have not been launched; they can be resumed later. Stop?", nullptr, left)
                     : tr("Every row has been launched already. Stop?"));
}

void BatchProgressView::askToStop()
{
    QuestionBar::Question question;
    question.words = stopQuestion();
    question.confirm = tr("Stop", "a batch");
    question.dismiss = tr("Go on");
    m_question->ask(question);
}

void BatchProgressView::openResultFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_progress.spec.resultPath).path()));
}

} // namespace flowconsole

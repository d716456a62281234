#include "ui/launching/scheduleswindow.h"

#include "domain/flow.h"
#include "ui/batch/batchwords.h"
#include "ui/launching/queuewords.h"
#include "ui/launching/scheduleform.h"
#include "ui/launching/schedulesmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detaildelegate.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/questionbar.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

constexpr Milliseconds windowSecond{1000};

} // namespace

SchedulesWindow::SchedulesWindow(Theme &theme, const Clock &clock, QWidget *parent)
    : QDialog(parent),
      m_theme(theme),
      m_clock(clock),
      m_nextSecond(clock.createAlarm([this] { tick(); })),
      m_model(new SchedulesModel(clock, this))
{
    setObjectName(QStringLiteral("schedulesWindow"));
    setWindowTitle(tr("Schedules"));
    setModal(false);
    m_question = new QuestionBar(this);
    auto *hairline = new QFrame(this);
    hairline->setObjectName(QStringLiteral("hairline"));
    hairline->setFixedHeight(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createFormPart());
    layout->addWidget(m_question);
    layout->addWidget(hairline);
    layout->addWidget(createListPart(), 1);
    constexpr QSize usual(760, 560);
    resize(theme.scaled(usual.width()), theme.scaled(usual.height()));
    connect(m_form, &ScheduleForm::edited, this, [this] {
        m_question->hide();
        refresh();
    });
    connect(m_question, &QuestionBar::confirmed, this, &SchedulesWindow::addNow);
    connect(m_question, &QuestionBar::dismissed, m_add, qOverload<>(&QWidget::setFocus));
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SchedulesWindow::refresh);
    refresh();
    tick();
}

SchedulesWindow::~SchedulesWindow() = default;

QWidget *SchedulesWindow::createFormPart()
{
    auto *part = new QWidget(this);
    m_flow = new QLabel(part);
    m_flow->setObjectName(QStringLiteral("scheduleFlow"));
    m_flow->setTextFormat(Qt::PlainText);
    m_flow->setWordWrap(true);
    m_form = new ScheduleForm(m_theme, m_clock, part);
    m_problem = new QLabel(part);
    m_problem->setObjectName(QStringLiteral("scheduleProblem"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_add = new QPushButton(tr("Add schedule"), part);
    m_add->setObjectName(QStringLiteral("scheduleAdd"));
    m_add->setProperty("role", QStringLiteral("primary"));
    m_add->setAutoDefault(false);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_problem, 1);
    foot->addWidget(m_add);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_flow);
    layout->addWidget(m_form);
    layout->addLayout(foot);
    connect(m_add, &QPushButton::clicked, this, &SchedulesWindow::add);
    return part;
}

QWidget *SchedulesWindow::createListPart()
{
    auto *part = new QWidget(this);
    createTable(part);
    auto *note =
        new QLabel(tr("Schedules last as long as the console runs and launch to the connection they were "
                      "made for: what is due while another one is open is missed."),
                   part);
    note->setProperty("role", QStringLiteral("small"));
    note->setWordWrap(true);
    m_remove = new QPushButton(tr("Remove"), part);
    m_remove->setObjectName(QStringLiteral("scheduleRemove"));
    m_remove->setAutoDefault(false);
    auto *foot = new QFrame(part);
    foot->setObjectName(QStringLiteral("paneFoot"));
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(20, 10, 20, 10);
    line->setSpacing(16);
    line->addWidget(note, 1);
    line->addWidget(m_remove);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(foot);
    connect(m_remove, &QPushButton::clicked, this, &SchedulesWindow::removeSelected);
    return part;
}

void SchedulesWindow::createTable(QWidget *parent)
{
    m_table = new QTableView(parent);
    m_table->setObjectName(QStringLiteral("schedulesTable"));
    m_table->setAccessibleName(tr("Planned launches"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    DetailDelegate::setUp(*m_table, m_theme);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(static_cast<int>(SchedulesModel::Column::Flow), QHeaderView::Stretch);
    using Column = SchedulesModel::Column;
    for (const auto &[column, pixels] :
         {std::pair(Column::Next, 84), std::pair(Column::Repeats, 176), std::pair(Column::Launches, 104),
          std::pair(Column::TimesDone, 76), std::pair(Column::TimesMissed, 130)}) {
        m_table->setColumnWidth(static_cast<int>(column), m_theme.scaled(pixels));
    }
    m_empty = new QLabel(tr("Nothing is planned."), m_table->viewport());
    m_empty->setProperty("role", QStringLiteral("muted"));
    m_empty->setAlignment(Qt::AlignCenter);
    auto *inside = new QVBoxLayout(m_table->viewport());
    inside->addWidget(m_empty);
}

bool SchedulesWindow::focusNextPrevChild(bool next)
{
    return moveFocus(tabStops(*this), next);
}

void SchedulesWindow::setRequest(const std::optional<LaunchRequest> &request)
{
    renewRequest(request);
    if (m_request) {
        m_form->startOver();
    }
    m_question->hide();
    m_problem->clear();
}

void SchedulesWindow::renewRequest(const std::optional<LaunchRequest> &request)
{
    std::optional<LaunchRequest> next = request;
    if (next) {
        next->id = {}; // each launch gets one of its own
    }
    if (next == m_request) {
        return;
    }
    m_request = std::move(next);
    m_question->hide(); // it was about other values
    refresh();
}

void SchedulesWindow::setConnection(const ConnectionProfile &profile)
{
    m_profile = profile;
    refresh();
}

void SchedulesWindow::setBudget(const RateBudgetState &budget)
{
    m_budget = budget;
    refresh();
}

void SchedulesWindow::showSchedules(const QList<Schedule> &schedules)
{
    m_model->setRows(schedules);
    if (m_model->holds(m_added)) {
        m_added = {};
        m_form->startOver();
    }
    refresh();
}

void SchedulesWindow::showRefusal(const QString &reason)
{
    m_problem->setText(reason);
}

void SchedulesWindow::refresh()
{
    const QString flow = m_request ? tr("%1 %2", "flow name, flow version")
                                         .arg(m_request->flowName, shortVersion(m_request->flowVersion))
                                         .trimmed()
                                   : QString();
    m_flow->setText(
        m_request
            ? tr("Plans launches of %1 with the values that stand in its form now.", "%1: a flow").arg(flow)
            : tr("Select a flow in the main window and fill in its values to plan its launches."));
    m_form->setEnabled(m_request.has_value());
    m_form->setImpact(impactWords(impactOf(m_form->copies(), m_budget, m_profile)));
    m_add->setEnabled(m_request && m_form->schedule());
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
    m_empty->setVisible(m_model->rowCount() == 0);
}

void SchedulesWindow::add()
{
    m_problem->clear();
    m_asked = m_form->schedule();
    if (!m_request || !m_asked) {
        return;
    }
    m_asked->id = newScheduleId();
    m_asked->profileId = m_profile.id;
    m_asked->request = *m_request;
    m_asked->request.queuePriority = LaunchPriority::Scheduled;
    if (!m_profile.production) {
        addNow();
        return;
    }
    m_question->ask(
        {.words =
             productionQuestion(m_asked->copies, m_profile) + u' ' +
             tr("Nobody is asked again when the time comes: %1.", "%1: every 30 min").arg(repeatText(*m_asked)),
         .confirm = tr("Add schedule"),
         .dismiss = tr("Cancel"),
         .askedFor = {},
         .toRepeat = m_asked->copies > 1 ? QString::number(m_asked->copies) : QString()});
}

void SchedulesWindow::addNow()
{
    if (const auto schedule = std::exchange(m_asked, std::nullopt)) {
        m_added = schedule->id;
        emit added(*schedule);
        m_table->setFocus();
    }
}

void SchedulesWindow::removeSelected()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (!rows.isEmpty()) {
        emit removed(m_model->idAt(rows.first().row()));
    }
}

void SchedulesWindow::tick()
{
    if (isVisible()) {
        m_model->tick();
    }
    m_nextSecond->start(windowSecond);
}

} // namespace flowconsole

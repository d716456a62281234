#include "ui/history/historypane.h"

#include "ui/executions/executionsheader.h"
#include "ui/executions/findintable.h"
#include "ui/executions/tablecolumns.h"
#include "ui/executions/tableexports.h"
#include "ui/history/historyfinder.h"
#include "ui/history/historyview.h"
#include "ui/history/historywording.h"
#include "ui/theme/theme.h"
#include "ui/widgets/headbutton.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/sectionhead.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QShowEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace flowconsole {

// What is done with the selected rows stands in historypaneactions.cpp.

namespace {

using Progress = HistoryTableModel::Progress;

constexpr int narrowestHead = 350;
// Of the head, with the button of exports, and with that of the columns too.
constexpr int roomyHead = 600;
constexpr int roomiestHead = 700;

/// When each was launched stands where the live table tells of the next look.
TableLayout storedLayout()
{
    TableLayout layout = defaultTableLayout();
    layout.at(ExecutionColumn::NextLook).shown = ColumnShown::Never;
    layout.at(ExecutionColumn::Freshness).shown = ColumnShown::Never;
    layout.at(ExecutionColumn::CreatedAt).shown = ColumnShown::Always;
    return layout;
}

} // namespace

HistoryPane::HistoryPane(HistoryTableModel &model, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_theme(theme),
      m_head(new SectionHead(theme.scaled(34), this)),
      m_message(new InlineMessage(theme, this)),
      m_view(new HistoryView(model, theme, this)),
      m_finder(new HistoryFinder(model, this)),
      m_find(new FindInTable(*m_view, *m_finder, theme, this)),
      m_exporter(new HistoryExporter(model, this)),
      m_exports(new TableExports(*m_exporter, theme, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_message);
    layout->addWidget(m_find->bar());
    layout->addWidget(m_view);
    layout->addWidget(m_exports->area());
    setFocusProxy(m_view);
    m_message->setObjectName(QStringLiteral("storedMessage"));
    m_message->hide();
    connect(m_message, &InlineMessage::actionTriggered, &m_model, &HistoryTableModel::goOn);

    createHead();
    createActions();
    m_view->columns().setFirstLayout(storedLayout());
    connectModel();
    refreshLook();
}

HistoryPane::~HistoryPane()
{
    delete m_view; // it tells of its selection to the end
}

void HistoryPane::createHead()
{
    m_pill = new QPushButton(m_head);
    m_pill->setObjectName(QStringLiteral("newerPill"));
    m_pill->setProperty("role", QStringLiteral("primary"));
    m_pill->setFocusPolicy(Qt::TabFocus);
    m_pill->hide();
    connect(m_pill, &QPushButton::clicked, this, &HistoryPane::bringNewerIn);
    m_stop = new QPushButton(m_head);
    m_stop->setObjectName(QStringLiteral("stopSearch"));
    m_stop->setProperty("role", QStringLiteral("link"));
    m_stop->hide();
    connect(m_stop, &QPushButton::clicked, this, &HistoryPane::stopOrGoOn);
    m_switch = new TableSwitch(m_head);
    m_switch->setShown(TableSwitch::Table::Stored);

    // Beside the title, which gives the slack of the line to what follows.
    constexpr int titleIndex = 0;
    if (auto *line = qobject_cast<QHBoxLayout *>(m_head->layout())) {
        line->setStretch(titleIndex, 0);
        line->itemAt(titleIndex)->widget()->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        line->insertSpacing(titleIndex + 1, m_theme.scaled(8));
        line->insertWidget(titleIndex + 2, m_switch);
        line->insertWidget(titleIndex + 3, m_pill);
        line->insertStretch(titleIndex + 4, 1);
    }
    m_head->addTrailing(m_stop);
    m_columnsButton = new HeadButton(QStringLiteral("storedColumnsButton"), m_theme, m_head);
    m_exportButton = new HeadButton(QStringLiteral("storedExportButton"), m_theme, m_head);
    m_head->addTrailing(m_columnsButton);
    m_head->addTrailing(m_exportButton);
    connect(m_columnsButton, &QToolButton::clicked, this,
            [this] { openColumns(m_columnsButton->mapToGlobal(QPoint(0, m_columnsButton->height()))); });
    m_exportMenu = new QMenu(this);
    m_exportMenu->setObjectName(QStringLiteral("storedExportMenu"));
    m_exportButton->setMenu(m_exportMenu);
    m_exportButton->setPopupMode(QToolButton::InstantPopup);
    connect(m_exportMenu, &QMenu::aboutToShow, this, [this] { fillMenuOfExports(*m_exportMenu); });
    m_head->setMinimumWidth(m_theme.scaled(narrowestHead));
}

/// Both are in menus and on keys too.
void HistoryPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_columnsButton->setVisible(width() >= m_theme.scaled(roomiestHead));
    m_exportButton->setVisible(width() >= m_theme.scaled(roomyHead));
}

void HistoryPane::connectModel()
{
    connect(m_view, &HistoryView::menuRequested, this, &HistoryPane::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HistoryPane::takeSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HistoryPane::takeSelection);
    connect(&m_model, &HistoryTableModel::rowsRead, this, &HistoryPane::takeSelection);
    connect(&m_model, &HistoryTableModel::progressed, this, &HistoryPane::showProgress);
    connect(&m_model, &HistoryTableModel::sortRefused, this, [this](const QString &reason) {
        m_view->columns().sortBy(std::nullopt);
        say(reason, {});
    });
    connect(&m_model, &HistoryTableModel::held, this, [this] {
        const QList<FlowExecution> rows = m_model.takeHeld();
        if (const auto use = std::exchange(m_use, nullptr)) {
            use(rows);
        }
    });
    connect(&m_model, &HistoryTableModel::holdLost, this, [this] {
        m_use = nullptr;
        say(tr("What was selected could not be read to the end. Try again."), {});
    });
    connect(&m_view->columns(), &TableColumns::changed, this, &HistoryPane::tableLayoutChanged);
    connect(&m_view->header(), &ExecutionsHeader::columnMenuRequested, this,
            [this](ExecutionColumn, const QPoint &place) { openColumns(place); });
    connect(&m_theme, &Theme::changed, this, &HistoryPane::refreshLook);
}

TableLayout HistoryPane::tableLayout() const
{
    return m_view->columns().layout();
}

void HistoryPane::setTableLayout(const TableLayout &layout)
{
    m_view->columns().setLayout(layout);
}

void HistoryPane::setFilterText(const QString &text)
{
    m_model.setFilterText(text);
}

void HistoryPane::setConnection(const ConnectionProfile &profile)
{
    m_organisation = profile.name;
    m_model.setProfile(profile.id);
    m_view->columns().setNodesTold(profile.dialect == Dialect::ConversationFlow);
}

void HistoryPane::showHistory(const HistoryState &state)
{
    const HistoryState before = std::exchange(m_history, state);
    if (state.replaced != before.replaced) {
        m_exports->dropOffers();
        m_exporter->abort(tr("The history was damaged and has begun anew meanwhile."));
    }
    if (state.replaced != before.replaced && m_model.progress() != Progress::Idle) {
        say(tr("The history was damaged and has begun anew: what was stored before is in %1.")
                .arg(state.setAside),
            {});
    }
    showProgress();
}

void HistoryPane::showProgress()
{
    m_head->setNote(foundText(m_model));
    if (auto *note = m_head->findChild<QLabel *>(QStringLiteral("sectionNote"))) {
        note->setToolTip(foundToolTip(m_model));
        note->setAccessibleDescription(foundToolTip(m_model));
    }
    m_view->setEmptyText(emptyHistoryText(m_model, m_history));
    const int newer = m_model.newerCount();
    m_pill->setVisible(newer > 0);
    m_pill->setText(
        tr("%1 newer", "number of executions that wait to be shown").arg(QLocale().toString(newer)));
    m_pill->setAccessibleName(tr("Show %1 newer executions").arg(QLocale().toString(newer)));
    m_newerAction->setEnabled(newer > 0);

    const bool isSearching = m_model.progress() == Progress::Searching;
    const bool canGoOn = m_model.progress() == Progress::Paused || m_model.progress() == Progress::Stopped;
    m_stop->setVisible(isSearching || canGoOn);
    m_stop->setText(isSearching ? tr("Stop", "searching the history") : tr("Search on"));
    m_stopAction->setEnabled(isSearching);
    m_goOnAction->setEnabled(canGoOn);
    showActions();
    showProblem();
}

void HistoryPane::showProblem()
{
    const bool isFailed = m_model.progress() == Progress::Failed;
    if (isFailed) {
        m_message->showMessage(InlineMessage::Kind::Problem, m_model.problem(), {}, tr("Try again"));
    } else if (m_isProblemShown) {
        m_message->hide();
    }
    m_isProblemShown = isFailed;
}

void HistoryPane::say(const QString &words, const QString &action)
{
    m_isProblemShown = false;
    m_message->showMessage(InlineMessage::Kind::Note, words, {}, action);
}

void HistoryPane::stopOrGoOn()
{
    if (m_model.progress() == Progress::Searching) {
        m_model.stop();
    } else {
        m_model.goOn();
    }
}

void HistoryPane::bringNewerIn()
{
    m_view->scrollToTop();
    m_model.bringNewerIn();
    m_view->setFocus();
}

void HistoryPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous()) {
        m_model.setActive(true);
    }
    showActions();
}

void HistoryPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous()) {
        m_model.setActive(false);
    }
    showActions();
}

void HistoryPane::refreshLook()
{
    const int height = m_theme.scaled(24);
    m_pill->setStyleSheet(
        QStringLiteral("QPushButton { border-radius: %1px; min-height: %2px; padding: 0 %3px; }")
            .arg(height / 2)
            .arg(height - 2)
            .arg(m_theme.scaled(12)));
    m_view->refreshLook();
    refreshWords();
}

void HistoryPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        refreshLook();
    }
}

} // namespace flowconsole

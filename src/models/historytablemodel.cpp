#include "models/historytablemodel.h"

#include "filter/filterparser.h"
#include "models/executiontablemodel.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace flowconsole {

// The search and what it finds; which rows are read when, and their order, stands in historytablerows.cpp.

namespace {

constexpr Milliseconds agingInterval{1000};

HistoryTableModel::Progress progressOf(StoredFinding::Progress progress)
{
    switch (progress) {
    case StoredFinding::Progress::GoingOn:
        return HistoryTableModel::Progress::Searching;
    case StoredFinding::Progress::Paused:
        return HistoryTableModel::Progress::Paused;
    case StoredFinding::Progress::Stopped:
        return HistoryTableModel::Progress::Stopped;
    case StoredFinding::Progress::Over:
        return HistoryTableModel::Progress::Over;
    }
    Q_UNREACHABLE();
}

} // namespace

HistoryTableModel::HistoryTableModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), m_clock(clock), m_tickAlarm(clock.createAlarm([this] { tick(); }))
{}

HistoryTableModel::~HistoryTableModel() = default;

void HistoryTableModel::setActive(bool active)
{
    m_isActive = active;
    if (!active) {
        m_tickAlarm->stop();
        return;
    }
    m_tickAlarm->start(agingInterval);
    if (m_isStale) {
        startSearch();
    } else {
        askNext();
        emit progressed();
    }
}

void HistoryTableModel::setProfile(const ProfileId &profile)
{
    if (std::exchange(m_profile, profile) != profile) {
        // Another organisation's executions never stand below this one's name.
        leaveSearch();
        clear();
        searchAgain();
    }
}

void HistoryTableModel::setFilterText(const QString &text)
{
    if (text.trimmed() == m_filterText.trimmed() || !parseFilter(text)) {
        return;
    }
    m_filterText = text;
    searchAgain();
}

void HistoryTableModel::searchAgain()
{
    m_isStale = true;
    if (m_isActive) {
        startSearch();
    } else {
        loseHeld();
        emit progressed();
    }
}

/// What is shown stays until the first answer.
void HistoryTableModel::startSearch()
{
    leaveSearch();
    m_isStale = false;
    m_isAwaitingFirst = true;
    m_searchedAt = m_clock.nowUtc();
    m_progress = Progress::Searching;
    emit searchRequested({m_search, m_filterText, m_profile, m_natural});
    emit progressed();
}

/// Nothing of what is told of it later is taken.
void HistoryTableModel::leaveSearch()
{
    stop();
    ++m_search;
    m_isAwaitingFirst = false;
    m_progress = Progress::Idle;
    m_asked.reset();
    m_hasReadingFailed = false;
    m_examined = 0;
    m_reached = {};
    m_problem.clear();
    m_newerCount = 0;
    loseHeld();
}

void HistoryTableModel::stop()
{
    if (m_progress == Progress::Searching) {
        emit stopRequested(m_search);
    }
}

void HistoryTableModel::goOn()
{
    if (m_progress == Progress::Searching || m_progress == Progress::Over || m_progress == Progress::Idle) {
        return;
    }
    m_problem.clear();
    m_hasReadingFailed = false;
    m_progress = Progress::Searching;
    emit resumeRequested(m_search);
    askNext();
    emit progressed();
}

void HistoryTableModel::bringNewerIn()
{
    if (m_newerCount > 0) {
        emit newerRequested(m_search);
    }
}

void HistoryTableModel::take(const StoredFinding &finding)
{
    if (finding.search != m_search) {
        return;
    }
    if (!finding.isNewer) {
        m_progress = progressOf(finding.progress);
        m_examined = finding.examined;
        m_reached = finding.reached;
        m_problem.clear();
    }
    if (finding.isFirst) {
        m_isAwaitingFirst = false;
        // The engine begins anew by itself too.
        m_searchedAt = finding.now;
        m_newerCount = 0;
        loseHeld();
        clear();
    }
    const bool isInFront = finding.isNewer && m_natural == HistoryOrder::NewestFirst;
    insertPages(finding.pages, isInFront);
    considerSorting();
    askNext();
    emit progressed();
}

void HistoryTableModel::clear()
{
    showNatural();
    if (rowCount() > 0) {
        beginRemoveRows({}, 0, rowCount() - 1);
        m_rows.clear();
        endRemoveRows();
    }
    m_rows.clear();
    m_asked.reset();
    m_firstCreatedAt = {};
    emit cleared();
}

void HistoryTableModel::insertPages(const QList<StoredPage> &pages, bool inFront)
{
    int count = 0;
    for (const StoredPage &page : pages) {
        count += page.rows ? static_cast<int>(page.rows->size()) : page.stretch.count;
    }
    if (count == 0) {
        return;
    }
    showNatural();
    if ((inFront || rowCount() == 0) && pages.first().rows) {
        m_firstCreatedAt = pages.first().rows->value(0).createdAt;
    }
    const int first = inFront ? 0 : rowCount();
    beginInsertRows({}, first, first + count - 1);
    if (inFront) {
        m_rows.prepend(pages);
    } else {
        m_rows.append(pages);
    }
    endInsertRows();
}

void HistoryTableModel::takeFailure(quint64 search, const QString &problem)
{
    if (search != m_search) {
        return;
    }
    m_asked.reset();
    loseHeld();
    m_hasReadingFailed = true;
    m_progress = Progress::Failed;
    m_problem = problem;
    emit progressed();
}

void HistoryTableModel::takeNewerCount(quint64 search, int count)
{
    if (search == m_search && m_newerCount != count) {
        m_newerCount = count;
        emit progressed();
    }
}

void HistoryTableModel::apply(const ChangeSet &changes)
{
    if (rowCount() == 0) {
        return;
    }
    m_rows.update(changes.changed, [this](int natural) {
        const int row = shownRow(natural);
        emit dataChanged(index(row, 0), index(row, executionColumnTotal - 1));
    });
}

QDateTime HistoryTableModel::lastCreatedAt() const
{
    for (int i = m_rows.stretches() - 1; i >= 0; --i) {
        if (const StoredStretch &stretch = m_rows.stretch(i); stretch.count > 0 && stretch.upTo) {
            return QDateTime::fromMSecsSinceEpoch(stretch.upTo->createdAt, Qt::UTC);
        }
    }
    return {};
}

int HistoryTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.count();
}

int HistoryTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : executionColumnTotal;
}

QVariant HistoryTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    if (const FlowExecution *execution = executionAt(index.row())) {
        return cell(*execution, column, role);
    }
    if (role == Qt::DisplayRole && column == Column::Flow) {
        return QStringLiteral("…");
    }
    if (role == Qt::AccessibleTextRole && column == Column::Flow) {
        return tr("being read", "a row of the history that is on its way");
    }
    return {};
}

QVariant HistoryTableModel::cell(const FlowExecution &execution, Column column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return cellText(execution, column, m_clock.nowUtc());
    case Qt::AccessibleTextRole:
        return cellSpoken(execution, column, m_clock.nowUtc());
    case Qt::ToolTipRole:
        return cellToolTip(execution, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft));
    case ExecutionTableModel::SortKeyRole:
        return cellSortKey(execution, column, m_clock.nowUtc());
    case ExecutionTableModel::ExecutionIdRole:
        return QVariant::fromValue(execution.id);
    case ExecutionTableModel::StateRole:
        return QVariant::fromValue(execution.state);
    case ExecutionTableModel::FadeRole:
        return 0.0;
    case ExecutionTableModel::WarningRole:
        return cellWarns(execution, column);
    case ExecutionTableModel::IconRole:
        return cellIconName(execution, column);
    default:
        return {};
    }
}

QVariant HistoryTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= executionColumnTotal) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    switch (role) {
    case Qt::DisplayRole:
        return executionColumnTitle(column);
    case Qt::ToolTipRole: {
        QStringList lines{executionColumnHint(column)};
        if (column != Column::CreatedAt) {
            lines << tr("Up to %1 executions that are found can be sorted by it.")
                         .arg(QLocale().toString(sortLimit));
        }
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

void HistoryTableModel::tick()
{
    m_tickAlarm->start(agingInterval);
    const int last = std::min(m_lastVisible, rowCount() - 1);
    if (m_firstVisible <= last) {
        emit dataChanged(index(m_firstVisible, 0), index(last, executionColumnTotal - 1), {Qt::DisplayRole});
    }
}

} // namespace flowconsole

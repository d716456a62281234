#include "models/flowlistmodel.h"

#include "domain/words.h"
#include "models/flowhealthtext.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace flowconsole {

namespace {

bool agrees(FlowFilter::Choice choice, bool value)
{
    switch (choice) {
    case FlowFilter::Choice::Any:
        return true;
    case FlowFilter::Choice::Yes:
        return value;
    case FlowFilter::Choice::No:
        return !value;
    }
    Q_UNREACHABLE();
}

/// The C locale knows no order of words, only of code points: capitals before all else.
QCollator nameCollator()
{
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    return collator;
}

} // namespace

FlowListModel::FlowListModel(QObject *parent)
    : OrderedTableModel(parent), m_collator(nameCollator()), m_rows(HeadCount)
{}

void FlowListModel::setFlows(const QList<Flow> &flows)
{
    const std::vector<int> changed = takeFlows(flows);
    QHash<FlowId, int> kept;
    kept.reserve(flows.size());
    for (const Flow &flow : flows) {
        kept.insert(flow.id, m_slots.value(flow.id));
    }
    if (kept.size() < m_slots.size()) {
        m_slots.swap(kept);
        std::erase_if(m_byName, [this](int slot) { return !m_slots.contains(rowAt(slot).flow.id); });
    }
    if (flows.isEmpty()) {
        m_health.clear();
    }
    arrange();
    tellChanged(changed);
    if (flows.isEmpty()) {
        m_rows.resize(HeadCount); // of another organisation
    }
}

void FlowListModel::addFlows(const QList<Flow> &flows)
{
    const std::vector<int> changed = takeFlows(flows);
    arrange();
    tellChanged(changed);
}

std::vector<int> FlowListModel::takeFlows(const QList<Flow> &flows)
{
    std::vector<int> changed;
    std::vector<int> placed;
    for (const Flow &flow : flows) {
        int slot = m_slots.value(flow.id, -1);
        if (slot < 0) {
            slot = static_cast<int>(m_rows.size());
            m_rows.emplace_back();
            m_slots.insert(flow.id, slot);
        }
        Row &row = m_rows[static_cast<size_t>(slot)];
        if (row.key && row.flow == flow) {
            continue;
        }
        if (!row.key || row.flow.name != flow.name) {
            row.key = m_collator.sortKey(flow.name);
            placed.push_back(slot);
        }
        row.flow = flow;
        row.haystack = WordFilter::haystack(
            {flow.name, flow.id.text(), flow.description, flow.division, flow.type, flowTypeName(flow.type)});
        changed.push_back(slot);
    }
    putIntoOrder(std::move(placed));
    return changed;
}

/// These are new, or have another name: the others stand in order already.
void FlowListModel::putIntoOrder(std::vector<int> placed)
{
    if (placed.empty()) {
        return;
    }
    std::vector<bool> isPlaced(m_rows.size(), false);
    for (const int slot : placed) {
        isPlaced[static_cast<size_t>(slot)] = true;
    }
    std::erase_if(m_byName, [&isPlaced](int slot) { return isPlaced[static_cast<size_t>(slot)]; });
    const auto isBefore = [this](int a, int b) {
        const int order = rowAt(a).key->compare(*rowAt(b).key);
        return order != 0 ? order < 0 : rowAt(a).flow.id < rowAt(b).flow.id;
    };
    std::sort(placed.begin(), placed.end(), isBefore);
    const auto middle = static_cast<std::ptrdiff_t>(m_byName.size());
    m_byName.insert(m_byName.end(), placed.cbegin(), placed.cend());
    std::inplace_merge(m_byName.begin(), m_byName.begin() + middle, m_byName.end(), isBefore);
}

void FlowListModel::tellChanged(const std::vector<int> &changed)
{
    for (const int slot : changed) {
        if (const int row = rowOfSlot(slot); row >= 0) {
            emit dataChanged(index(row, 0), index(row, 0));
        }
    }
}

void FlowListModel::setDialect(Dialect dialect)
{
    if (m_dialect == dialect) {
        return;
    }
    m_dialect = dialect;
    if (m_filter.launchable != FlowFilter::Choice::Any) {
        arrange();
    }
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {LaunchableRole, Qt::ToolTipRole});
    }
}

void FlowListModel::setSearchText(const QString &text)
{
    m_words = WordFilter(text);
    arrange();
}

void FlowListModel::setFilter(const FlowFilter &filter)
{
    if (m_filter != filter) {
        m_filter = filter;
        arrange();
    }
}

void FlowListModel::setMarks(const FlowMarks &marks)
{
    if (m_marks == marks) {
        return;
    }
    const QList<FlowId> before = m_marks.favourites;
    m_marks = marks;
    arrange();
    std::vector<int> changed;
    for (const FlowId &id : before + marks.favourites) {
        if (before.contains(id) != marks.favourites.contains(id)) {
            changed.push_back(m_slots.value(id, -1));
        }
    }
    std::erase(changed, -1);
    tellChanged(changed);
}

void FlowListModel::setHealth(const QList<FlowHealth> &health)
{
    std::vector<int> changed;
    for (const FlowHealth &each : health) {
        m_health.insert(each.flow, each);
        if (const auto slot = m_slots.constFind(each.flow); slot != m_slots.cend()) {
            changed.push_back(*slot);
        }
    }
    tellChanged(changed);
}

bool FlowListModel::isShown(const Row &row) const
{
    const Flow &flow = row.flow;
    return m_words.matches(row.haystack) && (m_filter.types.isEmpty() || m_filter.types.contains(flow.type)) &&
           agrees(m_filter.published, flow.publishedVersion.has_value()) &&
           (m_filter.launchable == FlowFilter::Choice::Any || agrees(m_filter.launchable, isLaunchable(flow)));
}

void FlowListModel::arrange()
{
    std::vector<char> sectionOf(m_rows.size(), AllHead);
    std::vector<int> recents;
    for (const FlowId &id : std::as_const(m_marks.recents)) {
        if (const int slot = m_slots.value(id, -1); slot >= 0) {
            sectionOf[static_cast<size_t>(slot)] = RecentsHead;
            recents.push_back(slot);
        }
    }
    for (const FlowId &id : std::as_const(m_marks.favourites)) {
        if (const int slot = m_slots.value(id, -1); slot >= 0) {
            sectionOf[static_cast<size_t>(slot)] = FavouritesHead;
        }
    }
    std::array<std::vector<int>, HeadCount> sections;
    for (const int slot : m_byName) {
        if (isShown(rowAt(slot))) {
            sections[static_cast<size_t>(sectionOf[static_cast<size_t>(slot)])].push_back(slot);
        }
    }
    // The one that was launched last stands first.
    std::vector<int> &shownRecents = sections[RecentsHead];
    std::sort(shownRecents.begin(), shownRecents.end(), [&recents](int a, int b) {
        return std::find(recents.cbegin(), recents.cend(), a) < std::find(recents.cbegin(), recents.cend(), b);
    });
    const bool hasHeads = !sections[FavouritesHead].empty() || !sections[RecentsHead].empty();
    std::vector<int> next;
    next.reserve(m_byName.size() + HeadCount);
    m_shown = 0;
    for (int head = 0; head < HeadCount; ++head) {
        const std::vector<int> &section = sections[static_cast<size_t>(head)];
        if (hasHeads && !section.empty()) {
            next.push_back(head);
        }
        next.insert(next.end(), section.cbegin(), section.cend());
        m_shown += static_cast<int>(section.size());
    }
    changeOrder(std::move(next));
    tellChanged({AllHead}); // it tells the number
    emit countsChanged();
}

QMap<QString, int> FlowListModel::types() const
{
    QMap<QString, int> types;
    for (const int slot : m_byName) {
        ++types[rowAt(slot).flow.type];
    }
    return types;
}

const Flow *FlowListModel::flow(const FlowId &id) const
{
    const auto found = m_slots.constFind(id);
    return found == m_slots.cend() ? nullptr : &rowAt(*found).flow;
}

FlowId FlowListModel::idAt(int row) const
{
    return row < 0 || row >= rowCount() ? FlowId() : rowAt(slotAt(row)).flow.id;
}

QModelIndex FlowListModel::indexOf(const FlowId &id) const
{
    const auto found = m_slots.constFind(id);
    const int row = found == m_slots.cend() ? -1 : rowOfSlot(*found);
    return row < 0 ? QModelIndex() : index(row, 0);
}

bool FlowListModel::isLaunchable(const Flow &flow) const
{
    return !flow.deleted && canLaunch(m_dialect, flow.type) && flow.publishedVersion && flow.active;
}

QString FlowListModel::launchObstacle(const Flow &flow) const
{
    if (flow.deleted) {
        return tr("This flow has been deleted.");
    }
    if (!canLaunch(m_dialect, flow.type)) {
        return tr("%1 cannot launch a flow of this kind.", "the name of an API").arg(dialectName(m_dialect));
    }
    if (!flow.publishedVersion) {
        return tr("This flow was never published: publish it in Architect to launch it.");
    }
    if (!flow.active) {
        return tr("This flow is not active: the platform refuses to launch it.");
    }
    return {};
}

int FlowListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

Qt::ItemFlags FlowListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return {};
    }
    const bool isHead = slotAt(index.row()) < HeadCount;
    return isHead ? Qt::ItemNeverHasChildren
                  : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QVariant FlowListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const int slot = slotAt(index.row());
    return slot < HeadCount ? headCell(slot, role) : cell(rowAt(slot), role);
}

QVariant FlowListModel::headCell(int slot, int role) const
{
    if (role == HeadRole) {
        return true;
    }
    if (role == FavouriteRole) {
        return slot == FavouritesHead;
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) {
        return {};
    }
    switch (static_cast<Head>(slot)) {
    case FavouritesHead:
        return tr("Favourites", "flows");
    case RecentsHead:
        return tr("Recent", "flows that were launched last");
    case AllHead:
        return tr("All flows (%1)", "%1: how many").arg(QLocale().toString(m_shown));
    case HeadCount:
        break;
    }
    Q_UNREACHABLE();
}

QString FlowListModel::secondLine(const Flow &flow) const
{
    const QString version = flow.publishedVersion ? shortVersion(flow.publishedVersion->id) : tr("draft");
    return tr("%1 · %2", "flow type, version").arg(flowTypeName(flow.type), version);
}

QString FlowListModel::spoken(const Flow &flow) const
{
    QStringList parts{tr("%1, %2", "flow name, type and version").arg(flow.name, secondLine(flow))};
    if (isFavourite(flow.id)) {
        parts.append(tr("favourite", "of a flow"));
    }
    if (const auto health = m_health.constFind(flow.id); health != m_health.cend()) {
        parts.append(healthSentence(*health));
    }
    return parts.join(QStringLiteral(", "));
}

QString FlowListModel::toolTip(const Flow &flow) const
{
    const QString obstacle = launchObstacle(flow);
    const QString described = flow.description.isEmpty() ? flow.id.text() : flow.description;
    QString text = obstacle.isEmpty() ? described : obstacle;
    if (const auto health = m_health.constFind(flow.id); health != m_health.cend()) {
        text += u'\n' + healthSentence(*health);
    }
    return text;
}

QVariant FlowListModel::cell(const Row &row, int role) const
{
    const Flow &flow = row.flow;
    const auto health = m_health.constFind(flow.id);
    switch (role) {
    case Qt::DisplayRole:
        return flow.name;
    case Qt::AccessibleTextRole:
        return spoken(flow);
    case Qt::ToolTipRole:
        return toolTip(flow);
    case FlowIdRole:
        return QVariant::fromValue(flow.id);
    case SecondLineRole:
        return secondLine(flow);
    case LaunchableRole:
        return isLaunchable(flow);
    case HeadRole:
        return false;
    case FavouriteRole:
        return isFavourite(flow.id);
    case HealthRole:
        return health == m_health.cend() ? QString() : healthBadge(*health);
    case HealthLevelRole:
        return health == m_health.cend() ? QVariant() : static_cast<int>(healthLevel(*health));
    default:
        return {};
    }
}

} // namespace flowconsole

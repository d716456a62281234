#include "ui/theme/theme.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/filterproposals.h"

#include <QLabel>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int leastProposalWidth = 460;
constexpr qsizetype leastNameTyped = 2; // before saved filters of that name are shown unasked

} // namespace

void FilterField::setSaved(const QList<SavedFilter> &filters)
{
    m_saved = filters;
    std::sort(m_saved.begin(), m_saved.end(), [](const SavedFilter &a, const SavedFilter &b) {
        const int order = QString::localeAwareCompare(a.name.toCaseFolded(), b.name.toCaseFolded());
        return order != 0 ? order < 0 : a.name < b.name;
    });
    showStar();
}

bool FilterField::isSaved(const QString &filter) const
{
    return std::any_of(m_saved.cbegin(), m_saved.cend(),
                       [&filter](const SavedFilter &saved) { return saved.text == filter; });
}

void FilterField::remember(FilterMemory::How how)
{
    if (!m_problem && m_memory.note(text(), how)) {
        emit recentChanged(m_memory.recent());
    }
}

QList<FilterRow> FilterField::languageRows(Asked asked)
{
    m_completion = completeFilter(text(), cursorPosition(), m_vocabulary ? m_vocabulary() : FilterVocabulary());
    QList<FilterProposal> &proposals = m_completion.proposals;
    if (asked == Asked::ByTyping) {
        // A plain word is no beginning of a condition; only what goes on from what was typed is shown unasked.
        const QString typed = text().mid(m_completion.start, cursorPosition() - m_completion.start);
        const QString before = text().left(m_completion.start);
        const bool isValue = !before.isEmpty() && !before.back().isSpace() && before.back() != u'(';
        proposals.removeIf([&](const FilterProposal &one) {
            return !isValue && (typed.isEmpty() || !one.text.startsWith(typed, Qt::CaseInsensitive));
        });
    }
    QList<FilterRow> rows;
    for (const FilterProposal &one : std::as_const(proposals)) {
        rows.append({FilterRow::Kind::Language, one.text, one.text, one.detail, rows.isEmpty()});
    }
    return rows;
}

/// Whose name goes on from what stands in the field, or has it somewhere.
QList<FilterRow> FilterField::savedRowsFor(const QString &typed, Asked asked) const
{
    QList<FilterRow> rows;
    const bool isWorthIt = asked == Asked::ByKey ? !typed.isEmpty() : typed.size() >= leastNameTyped;
    for (const SavedFilter &saved : m_saved) {
        const bool fits = asked == Asked::ByKey ? saved.name.contains(typed, Qt::CaseInsensitive)
                                                : saved.name.startsWith(typed, Qt::CaseInsensitive);
        if (isWorthIt && fits && saved.text != typed) {
            rows.append({FilterRow::Kind::Saved, saved.text, saved.name, saved.text, rows.isEmpty()});
        }
    }
    return rows;
}

/// The saved filters, then those of the recent ones that are not among them.
QList<FilterRow> FilterField::memoryRows() const
{
    QList<FilterRow> rows;
    for (const SavedFilter &saved : m_saved) {
        rows.append({FilterRow::Kind::Saved, saved.text, saved.name, saved.text, rows.isEmpty()});
    }
    bool isFirst = true;
    for (const QString &recent : m_memory.recent()) {
        if (!isSaved(recent) && recent != text().trimmed()) {
            rows.append({FilterRow::Kind::Recent, recent, recent, {}, std::exchange(isFirst, false)});
        }
    }
    if (!m_memory.recent().isEmpty()) {
        rows.append({FilterRow::Kind::Clear, {}, tr("Clear recent filters"), {}, false});
    }
    return rows;
}

void FilterField::propose(Asked asked, int chosen)
{
    m_asked = asked;
    const QString typed = text().trimmed();
    const bool isForMemory = asked == Asked::ForMemory;
    QList<FilterRow> rows =
        isForMemory || (typed.isEmpty() && asked == Asked::ByKey) ? memoryRows() : savedRowsFor(typed, asked);
    if (!isForMemory) {
        rows += languageRows(asked);
    } else if (!typed.isEmpty() && !m_problem && !isSaved(typed)) {
        rows.prepend({FilterRow::Kind::Save, typed, tr("Save this filter…"), typed, true});
    }
    if (isForMemory && rows.isEmpty()) {
        rows.append({FilterRow::Kind::Note, {}, tr("Filters that you use or save come here."), {}, true});
    }
    if (rows.isEmpty()) {
        m_proposals->hide();
        return;
    }
    if (m_problemLabel != nullptr) {
        m_problemLabel->hide();
    }
    // Wide enough to be read also where the field is narrow, but within the window.
    const int room = std::max(window()->width() - mapTo(window(), QPoint(0, 0)).x(), this->width());
    const int width = std::min(m_theme.scaled(leastProposalWidth), room);
    const int left = isForMemory ? 0 : std::clamp(cursorRect().left(), 0, std::max(0, this->width() - width));
    m_proposals->show(rows, QRect(left, 0, width, height()), chosen);
}

void FilterField::take(const FilterRow &row)
{
    switch (row.kind) {
    case FilterRow::Kind::Language:
        setSelection(static_cast<int>(m_completion.start), static_cast<int>(m_completion.length));
        insert(row.text); // which proposes what may follow
        break;
    case FilterRow::Kind::Saved:
    case FilterRow::Kind::Recent:
        useWhole(row.text);
        break;
    case FilterRow::Kind::Save:
        emit saveRequested(row.text);
        break;
    case FilterRow::Kind::Clear:
        if (m_memory.clear()) {
            emit recentChanged(m_memory.recent());
        }
        break;
    case FilterRow::Kind::Note:
        break;
    }
}

/// In a way that can be undone like typing.
void FilterField::useWhole(const QString &filter)
{
    selectAll();
    insert(filter);
    m_proposals->hide();
    remember(FilterMemory::How::Entered);
}

void FilterField::removeRow(const FilterRow &row, int line)
{
    if (row.kind == FilterRow::Kind::Saved) {
        m_proposals->hide();
        emit removeRequested({row.title, row.text});
        return;
    }
    if (m_memory.remove(row.text)) {
        emit recentChanged(m_memory.recent());
    }
    propose(m_asked, line);
}

} // namespace flowconsole

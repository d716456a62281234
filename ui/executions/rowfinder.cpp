#include "ui/executions/rowfinder.h"

#include "models/executioncell.h"

#include <algorithm>
#include <limits>

namespace flowconsole {

RowFinder::RowFinder(QObject *parent) : QObject(parent), m_matcher(QString(), Qt::CaseInsensitive) {}

RowFinder::~RowFinder() = default;

void RowFinder::setText(const QString &text)
{
    if (text != m_matcher.pattern()) {
        m_matcher.setPattern(text);
        restart();
    }
}

void RowFinder::setColumns(const QList<ExecutionColumn> &columns)
{
    if (columns != m_columns) {
        m_columns = columns;
        restart();
    }
}

QString RowFinder::reach() const
{
    return {};
}

bool RowFinder::holdsIt(const FlowExecution &execution, const QDateTime &now) const
{
    return std::any_of(m_columns.cbegin(), m_columns.cend(), [&](ExecutionColumn column) {
        return m_matcher.indexIn(cellText(execution, column, now)) >= 0;
    });
}

int RowFinder::placeOf(int row) const
{
    int before = 0;
    bool isOne = false;
    for (const int found : foundRows()) {
        isOne = isOne || found == row;
        before += found < row ? 1 : 0;
    }
    return isOne && row >= 0 ? before + 1 : 0;
}

int RowFinder::next(int row, Direction direction) const
{
    // Rows may have moved since they were found.
    const int rows = rowTotal();
    int best = -1;
    int bestWay = std::numeric_limits<int>::max();
    for (const int found : foundRows()) {
        const int ahead = direction == Direction::Forward ? found - row : row - found;
        // The row itself comes last, after a whole round.
        const int way = ahead > 0 ? ahead : ahead + rows + 1;
        if (way < bestWay) {
            bestWay = way;
            best = found;
        }
    }
    return best;
}

} // namespace flowconsole

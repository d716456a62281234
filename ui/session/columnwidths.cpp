#include "ui/session/columnwidths.h"

#include <QEvent>
#include <QHeaderView>

namespace flowconsole {

ColumnWidths::ColumnWidths(QHeaderView &header) : QObject(&header), m_header(header)
{
    header.viewport()->installEventFilter(this);
    connect(&header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        // A column that is hidden or stretched under the pointer is not the one that is dragged.
        if (m_isPressed && width > 0 && m_header.sectionResizeMode(column) == QHeaderView::Interactive) {
            m_widths.insert(column, width);
            emit changed();
        }
    });
}

void ColumnWidths::restore(const QMap<int, int> &widths)
{
    for (auto width = widths.cbegin(); width != widths.cend(); ++width) {
        if (width.key() < m_header.count()) {
            m_header.resizeSection(width.key(), width.value());
            m_widths.insert(width.key(), width.value());
        }
    }
}

bool ColumnWidths::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::MouseButtonPress || type == QEvent::MouseButtonDblClick) {
        m_isPressed = true;
    } else if (type == QEvent::MouseButtonRelease) {
        m_isPressed = false;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace flowconsole

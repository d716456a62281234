#include "ui/mainwindow/screenfit.h"

namespace flowconsole {

QMargins assumedFrame()
{
    constexpr int side = 6;
    constexpr int title = 38;
    return {side, title, side, side};
}

QRect fittedInto(const QRect &available, const QRect &wanted, const QMargins &frame)
{
    const QRect room = available.marginsRemoved(frame);
    const QSize size = wanted.size().boundedTo(room.size());
    const int x = qBound(room.left(), wanted.left(), room.right() + 1 - size.width());
    const int y = qBound(room.top(), wanted.top(), room.bottom() + 1 - size.height());
    return {QPoint(x, y), size};
}

} // namespace flowconsole

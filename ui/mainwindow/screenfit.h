#pragma once

#include <QMargins>
#include <QRect>

namespace flowconsole {

/// What a window manager may put around a window. It tells the true widths only once the window is shown, which
/// is too late to choose its size.
[[nodiscard]] QMargins assumedFrame();

/// `wanted`, a window's place without its frame, made no larger than `available` has room for with the frame,
/// and moved inside it.
[[nodiscard]] QRect fittedInto(const QRect &available, const QRect &wanted, const QMargins &frame);

} // namespace flowconsole

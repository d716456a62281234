#include "ui/session/windowwatch.h"

#include <QEvent>
#include <QWidget>

namespace flowconsole {

void WindowWatch::add(QWidget &window)
{
    window.installEventFilter(this);
}

bool WindowWatch::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::Move || type == QEvent::Resize || type == QEvent::Show || type == QEvent::Hide ||
        type == QEvent::WindowStateChange) {
        emit changed();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace flowconsole

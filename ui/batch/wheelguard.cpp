#include "ui/batch/wheelguard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>

namespace flowconsole {

void WheelGuard::guard(const QWidget &root)
{
    const auto choices = root.findChildren<QComboBox *>();
    for (QComboBox *choice : choices) {
        choice->installEventFilter(this);
        choice->setFocusPolicy(Qt::StrongFocus);
    }
    const auto numbers = root.findChildren<QAbstractSpinBox *>();
    for (QAbstractSpinBox *number : numbers) {
        number->installEventFilter(this);
        number->setFocusPolicy(Qt::StrongFocus); // by default the wheel takes the focus along
    }
}

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel) {
        return QObject::eventFilter(watched, event);
    }
    // Not taken: it goes on to the page.
    event->ignore();
    return true;
}

} // namespace flowconsole

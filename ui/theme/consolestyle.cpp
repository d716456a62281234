#include "ui/theme/consolestyle.h"

#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QMenuBar>
#include <QStyledItemDelegate>

namespace flowconsole {

namespace {

/// A popup that leaves the keys to the field that it belongs to, such as a list of proposals, has it as proxy.
bool isPopupWithKeys(const QObject *watched)
{
    const auto *widget = qobject_cast<const QWidget *>(watched);
    return widget != nullptr && widget->windowType() == Qt::Popup && widget->focusProxy() == nullptr;
}

} // namespace

ConsoleStyle::ConsoleStyle() : QProxyStyle(QStringLiteral("Fusion"))
{
    qApp->installEventFilter(this);
}

void ConsoleStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    auto *box = qobject_cast<QComboBox *>(widget);
    if (box != nullptr && qobject_cast<QStyledItemDelegate *>(box->itemDelegate()) == nullptr) {
        box->setItemDelegate(new QStyledItemDelegate(box));
    }
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *returned) const
{
    return hint == SH_UnderlineShortcut ? int(m_underlines)
                                        : QProxyStyle::styleHint(hint, option, widget, returned);
}

bool ConsoleStyle::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::KeyPress || type == QEvent::KeyRelease) {
        if (static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Alt) {
            setUnderlining(type == QEvent::KeyPress);
        }
    } else if (type == QEvent::ShortcutOverride && isPopupWithKeys(watched)) {
        event->accept();
        return true;
    } else if (type == QEvent::ApplicationStateChange) {
        setUnderlining(false); // The key may be let go where nobody tells.
    }
    return QProxyStyle::eventFilter(watched, event);
}

void ConsoleStyle::setUnderlining(bool underlines)
{
    if (m_underlines == underlines) {
        return;
    }
    m_underlines = underlines;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        window->update();
        const auto bars = window->findChildren<QMenuBar *>();
        for (QMenuBar *bar : bars) {
            bar->update();
        }
    }
}

} // namespace flowconsole

#pragma once

#include <QObject>

namespace flowconsole {

/// Keeps the wheel from changing a choice or a number while the page around it is scrolled. GUI thread.
class WheelGuard final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WheelGuard)

public:
    using QObject::QObject;

    /// For every combo box and spin box that is inside `root` by now; those that were told of stay guarded.
    void guard(const QWidget &root);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace flowconsole

#pragma once

#include <QObject>

namespace flowconsole {

/// Tells when a window, or a dock in it, comes, goes, moves or gets another size. GUI thread.
class WindowWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowWatch)

public:
    using QObject::QObject;

    /// May be told of the same one again.
    void add(QWidget &window);

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace flowconsole

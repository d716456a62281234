#pragma once

#include <QMap>
#include <QObject>

class QHeaderView;

namespace flowconsole {

/// Remembers the widths that the operator gives to columns with the pointer, apart from those that the table
/// fits by itself, which are not worth keeping. A child of the header. GUI thread.
class ColumnWidths final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnWidths)

public:
    explicit ColumnWidths(QHeaderView &header);

    [[nodiscard]] const QMap<int, int> &widths() const { return m_widths; }
    void restore(const QMap<int, int> &widths);

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QHeaderView &m_header;
    QMap<int, int> m_widths;
    bool m_isPressed = false;
};

} // namespace flowconsole

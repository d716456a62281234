#pragma once

#include <QListView>

namespace flowconsole {

class FlowDelegate;
class Theme;

/// The list of flows: two lines a flow, sections whose heads the keyboard passes over, a star to press. GUI
/// thread; the theme outlives it.
class FlowListView final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowListView)

public:
    explicit FlowListView(Theme &theme, QWidget *parent = nullptr);

    /// The pointer is on a row: rows should stay where they are.
    [[nodiscard]] bool isPointedAt() const;

    /// Makes the first flow the current one.
    void goToFirst();

signals:
    void starPressed(const QModelIndex &index);
    /// The pointer has left the rows.
    void left();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    [[nodiscard]] QModelIndex nearestFlow(const QModelIndex &from, int step) const;

    FlowDelegate *m_delegate;
};

} // namespace flowconsole

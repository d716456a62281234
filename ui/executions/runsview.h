#pragma once

#include <QTableView>

class QLabel;

namespace flowconsole {

class ExecutionsDelegate;
class ExecutionsHeader;
class TableColumns;
class Theme;

/// What the tables of live and of stored executions have in common: their look and columns, the highlight of
/// the row under the pointer, the place of a menu, which rows are on screen, and the words that stand there
/// while there are none. GUI thread; model and theme outlive it.
class RunsView : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsView)

public:
    ~RunsView() override;

    [[nodiscard]] TableColumns &columns() const { return *m_columns; }
    [[nodiscard]] ExecutionsHeader &header() const { return *m_header; }
    /// Selects the row alone and scrolls to it.
    void goTo(const QModelIndex &index);
    /// Marked wherever it stands; empty: nothing is.
    void setFoundText(const QString &text);
    void setEmptyText(const QString &text);
    /// For another theme, font or language.
    void refreshLook();

signals:
    /// The operator asks for a menu about the selected rows; a place on the screen.
    void menuRequested(const QPoint &place);

protected:
    /// `emptyName` is the object name of the words that stand in an empty table.
    RunsView(QAbstractItemModel &model, Theme &theme, const QString &emptyName, QWidget *parent);

    /// Of pixels.
    [[nodiscard]] int rowHeightOfAll() const;
    void tellVisibleRows();

    virtual void takeVisibleRows(int first, int last) = 0;
    /// Another row is under the pointer; -1: none is.
    virtual void takeHoveredRow(int row);
    /// By the operator or not.
    virtual void takeScroll(int value);
    /// `row` is the one that is meant; -1: none is.
    virtual void askForMenu(int row, const QPoint &place);

    void contextMenuEvent(QContextMenuEvent *event) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void createEmptyText(const QString &name);
    void hoverRow(int row);
    void updateRow(int row);

    Theme &m_theme;
    ExecutionsDelegate *m_delegate;
    ExecutionsHeader *m_header;
    TableColumns *m_columns = nullptr;
    QLabel *m_emptyText = nullptr;
    int m_hoveredRow = -1;
};

} // namespace flowconsole

#pragma once

#include "models/historytablemodel.h"

#include <QTableView>

class QLabel;

namespace flowconsole {

class ExecutionsDelegate;
class ExecutionsHeader;
class TableColumns;
class Theme;

/// The table of stored executions, in the look of the live one: tells the model which rows are on screen and
/// highlights the row under the pointer. No row moves by itself. GUI thread; model and theme outlive it.
class HistoryView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryView)

public:
    HistoryView(HistoryTableModel &model, Theme &theme, QWidget *parent = nullptr);
    ~HistoryView() override;

    [[nodiscard]] TableColumns &columns() const { return *m_columns; }
    [[nodiscard]] ExecutionsHeader &header() const { return *m_header; }
    /// Selects the row alone and scrolls to it.
    void showRow(const QModelIndex &index);
    void setEmptyText(const QString &text);
    /// For another theme, font or language.
    void refreshLook();

signals:
    /// The operator asks for a menu about the selected rows; a place on the screen.
    void menuRequested(const QPoint &place);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void tellVisibleRows();
    void hoverRow(int row);
    void updateRow(int row);

    HistoryTableModel &m_model;
    Theme &m_theme;
    ExecutionsDelegate *m_delegate;
    ExecutionsHeader *m_header;
    TableColumns *m_columns = nullptr;
    QLabel *m_emptyText;
    int m_hoveredRow = -1;
};

} // namespace flowconsole

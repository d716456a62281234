#pragma once

#include "models/jsontreemodel.h"

#include <QTreeView>

class QAction;

namespace flowconsole {

class JsonTreeDelegate;
class Theme;

/// A JSON document as a tree to unfold, with what can be copied of each row in its menu and by keys. Unfolding
/// all stops at a number of rows, so that no document stalls the window. GUI thread; the theme outlives it.
class JsonTree final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonTree)

public:
    /// So many rows are unfolded at one wish, at the most.
    static constexpr int mostUnfolded = 2000;

    /// `name` is what assistive technology calls it.
    JsonTree(Theme &theme, const QString &name, QWidget *parent = nullptr);

    /// Unfolds the first level, or all of a small document.
    void setDocument(const JsonValue &document);
    void clearDocument();
    [[nodiscard]] const JsonTreeModel &jsonModel() const { return *m_model; }

    /// Marks this text wherever it is shown.
    void mark(const QString &text);
    /// Unfolds the way to the value and makes it current.
    void showPlace(const JsonPlace &place);

    /// False where the limit left something folded.
    bool unfoldAll();
    void foldAll();

    /// Those with a shortcut, for help.
    [[nodiscard]] QList<QAction *> keyActions() const;
    /// JSONPath of the current row; empty without one.
    [[nodiscard]] QString currentPath() const;

signals:
    void currentPathChanged(const QString &path);
    /// Something stayed folded: for people.
    void limitReached();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void createActions();
    QAction *addTextAction(const QString &text, const char *objectName, const QKeySequence &shortcut,
                           QString (JsonTreeModel::*textOf)(const QModelIndex &) const);
    QAction *addTreeAction(const QString &text, const char *objectName, const QKeySequence &shortcut);
    [[nodiscard]] bool unfold(const QModelIndex &from, int limit);
    void showIcons();

    Theme &m_theme;
    JsonTreeModel *m_model;
    JsonTreeDelegate *m_delegate;
    QPixmap m_foldedIcon;
    QPixmap m_unfoldedIcon;
};

} // namespace flowconsole

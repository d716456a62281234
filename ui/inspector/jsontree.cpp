#include "ui/inspector/jsontree.h"

#include "ui/inspector/jsontreedelegate.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <deque>

namespace flowconsole {

namespace {

constexpr int indentPixels = 16;
constexpr int iconPixels = 12;
constexpr int keyPixels = 170;
/// A document of no more rows is unfolded whole at once.
constexpr int smallDocument = 60;

} // namespace

JsonTree::JsonTree(Theme &theme, const QString &name, QWidget *parent)
    : QTreeView(parent),
      m_theme(theme),
      m_model(new JsonTreeModel(this)),
      m_delegate(new JsonTreeDelegate(theme, this))
{
    setObjectName(QStringLiteral("jsonTree"));
    setAccessibleName(name);
    setModel(m_model);
    setItemDelegate(m_delegate);
    setUniformRowHeights(true);
    setIndentation(theme.scaled(indentPixels));
    setAllColumnsShowFocus(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setFrameShape(NoFrame);
    setExpandsOnDoubleClick(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(true);
    header()->setHighlightSections(false);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->resizeSection(0, theme.scaled(keyPixels));
    setMinimumHeight(theme.scaled(48));
    createActions();
    connect(&theme, &Theme::changed, this, &JsonTree::showIcons);
    showIcons();
}

QAction *JsonTree::addTreeAction(const QString &text, const char *objectName, const QKeySequence &shortcut)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetShortcut);
    addAction(action);
    return action;
}

QAction *JsonTree::addTextAction(const QString &text, const char *objectName, const QKeySequence &shortcut,
                                 QString (JsonTreeModel::*textOf)(const QModelIndex &) const)
{
    QAction *action = addTreeAction(text, objectName, shortcut);
    connect(action, &QAction::triggered, this, [this, textOf] {
        if (currentIndex().isValid()) {
            QGuiApplication::clipboard()->setText((m_model->*textOf)(currentIndex()));
        }
    });
    return action;
}

void JsonTree::createActions()
{
    addTextAction(tr("Copy value"), "copyJsonValue", QKeySequence::Copy, &JsonTreeModel::valueText);
    addTextAction(tr("Copy key"), "copyJsonKey", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C),
                  &JsonTreeModel::key);
    addTextAction(tr("Copy path (JSONPath)"), "copyJsonPath", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
                  &JsonTreeModel::path);
    addTextAction(tr("Copy part as JSON"), "copyJsonPart", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J),
                  &JsonTreeModel::subtreeText);
    auto *separator = new QAction(this);
    separator->setSeparator(true);
    addAction(separator);
    const QAction *unfolds =
        addTreeAction(tr("Unfold all"), "unfoldJson", QKeySequence(Qt::SHIFT | Qt::Key_Right));
    connect(unfolds, &QAction::triggered, this, &JsonTree::unfoldAll);
    const QAction *folds = addTreeAction(tr("Fold all"), "foldJson", QKeySequence(Qt::SHIFT | Qt::Key_Left));
    connect(folds, &QAction::triggered, this, &JsonTree::foldAll);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

QList<QAction *> JsonTree::keyActions() const
{
    QList<QAction *> keys = actions();
    keys.removeIf([](const QAction *action) { return action->shortcut().isEmpty(); });
    return keys;
}

void JsonTree::showIcons()
{
    const int side = m_theme.scaled(iconPixels);
    const qreal ratio = devicePixelRatioF();
    m_unfoldedIcon = m_theme.pixmap(QStringLiteral("chevron-down"), m_theme.tokens().muted, side, ratio);
    const int quarterTurn = layoutDirection() == Qt::RightToLeft ? 90 : -90;
    m_foldedIcon = m_unfoldedIcon.transformed(QTransform().rotate(quarterTurn));
    viewport()->update();
}

void JsonTree::setDocument(const JsonValue &document)
{
    m_model->setDocument(document);
    const QModelIndex root = m_model->index(0, 0);
    expand(root);
    setCurrentIndex(root);
    (void)unfold(root, smallDocument);
}

void JsonTree::clearDocument()
{
    m_model->clear();
    emit currentPathChanged({});
}

void JsonTree::mark(const QString &text)
{
    m_delegate->mark(text);
    viewport()->update();
}

void JsonTree::showPlace(const JsonPlace &place)
{
    const QModelIndex index = m_model->indexAt(place);
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
        expand(above);
    }
    setCurrentIndex(index);
    scrollTo(index, EnsureVisible);
}

bool JsonTree::unfold(const QModelIndex &from, int limit)
{
    // Level by level: what is near the top is worth more than one deep branch.
    std::deque<QModelIndex> folded{from};
    int shown = 0;
    while (!folded.empty()) {
        const QModelIndex index = folded.front();
        folded.pop_front();
        const int rows = m_model->rowCount(index);
        if (rows == 0) {
            continue;
        }
        shown += rows;
        if (shown > limit) {
            return false;
        }
        expand(index);
        for (int row = 0; row < rows; ++row) {
            folded.push_back(m_model->index(row, 0, index));
        }
    }
    return true;
}

bool JsonTree::unfoldAll()
{
    const bool isWhole = unfold(m_model->index(0, 0), mostUnfolded);
    if (!isWhole) {
        emit limitReached();
    }
    return isWhole;
}

void JsonTree::foldAll()
{
    collapseAll();
    const QModelIndex root = m_model->index(0, 0);
    expand(root);
    setCurrentIndex(root);
}

void JsonTree::keyPressEvent(QKeyEvent *event)
{
    // The view's own way to unfold all below has no limit.
    if (event->key() == Qt::Key_Asterisk) {
        if (!unfold(currentIndex(), mostUnfolded)) {
            emit limitReached();
        }
        event->accept();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void JsonTree::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const bool isSelected = selectionModel()->isSelected(index);
    painter->fillRect(rect, isSelected ? m_theme.tokens().accentSoft : m_theme.tokens().surface);
    if (!m_model->hasChildren(index)) {
        return;
    }
    const QPixmap &icon = isExpanded(index) ? m_unfoldedIcon : m_foldedIcon;
    const int side = m_theme.scaled(iconPixels);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const int left = isMirrored ? rect.left() + 2 : rect.right() - side - 1;
    painter->drawPixmap(QRect(left, rect.center().y() - side / 2, side, side), icon);
}

void JsonTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    emit currentPathChanged(currentPath());
}

QString JsonTree::currentPath() const
{
    return currentIndex().isValid() ? m_model->path(currentIndex()) : QString();
}

} // namespace flowconsole

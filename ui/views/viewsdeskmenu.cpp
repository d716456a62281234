#include "ui/views/viewsdesk.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>

#include <algorithm>

namespace flowconsole {

namespace {

QString menuWords(QString name)
{
    return name.replace(u'&', QLatin1String("&&"));
}

} // namespace

QList<SavedView> ViewsDesk::sortedViews() const
{
    QList<SavedView> views = m_views.views;
    std::sort(views.begin(), views.end(), [](const SavedView &a, const SavedView &b) {
        const int order = QString::localeAwareCompare(a.name.toCaseFolded(), b.name.toCaseFolded());
        return order != 0 ? order < 0 : a.name < b.name;
    });
    return views;
}

QAction *ViewsDesk::addItem(QMenu &menu, const QString &words, const QString &objectName,
                            const std::function<void()> &react)
{
    QAction *action = menu.addAction(words);
    action->setObjectName(objectName);
    connect(action, &QAction::triggered, this, react);
    return action;
}

/// It is made anew each time it opens.
void ViewsDesk::fill()
{
    m_menu->clear();
    const auto submenus = m_menu->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
    for (QMenu *submenu : submenus) {
        submenu->deleteLater(); // clear() leaves them
    }
    addViews();
    m_menu->addSeparator();
    static_cast<void>(
        addItem(*m_menu, tr("&Save view as…"), QStringLiteral("saveView"), [this] { askToSaveView(); }));
    if (const SavedView *last = m_views.findView(m_applied); last != nullptr && !isShown(*last)) {
        const SavedView view = *last;
        static_cast<void>(addItem(*m_menu, tr("&Update “%1”").arg(menuWords(view.name)),
                                  QStringLiteral("updateView"), [this, view] { update(view); }));
    }
    if (!m_views.views.isEmpty()) {
        addEach(*m_menu->addMenu(tr("&Rename")), "renameView.",
                [this](const SavedView &view) { renameView(view); });
        addEach(*m_menu->addMenu(tr("&Delete")), "deleteView.",
                [this](const SavedView &view) { removeView(view); });
    }
    if (!m_views.filters.isEmpty()) {
        m_menu->addSeparator();
        addFilters(*m_menu->addMenu(tr("Saved &filters")));
    }
    m_menu->addSeparator();
    static_cast<void>(addItem(*m_menu, tr("&Import…", "saved views"), QStringLiteral("importViews"),
                              [this] { chooseImport(); }));
    if (!m_views.isEmpty()) {
        QMenu *exports = m_menu->addMenu(tr("&Export", "saved views"));
        static_cast<void>(addItem(*exports, tr("&All views and filters…"), QStringLiteral("exportViews"),
                                  [this] { chooseExport(m_views); }));
        exports->addSeparator();
        addEach(*exports, "exportView.", [this](const SavedView &view) { chooseExport({{}, {view}}); });
    }
}

void ViewsDesk::addViews()
{
    const QList<SavedView> views = sortedViews();
    for (const SavedView &view : views) {
        QAction *action = addItem(*m_menu, menuWords(view.name), QStringLiteral("view.") + view.name,
                                  [this, view] { apply(view); });
        action->setCheckable(true);
        action->setChecked(isShown(view));
        action->setToolTip(view.filter.isEmpty() ? tr("All executions") : view.filter);
    }
    if (views.isEmpty()) {
        m_menu->addAction(tr("No saved views yet"))->setEnabled(false);
    }
}

void ViewsDesk::addEach(QMenu &menu, const char *prefix, const std::function<void(const SavedView &)> &react)
{
    const QList<SavedView> views = sortedViews();
    for (const SavedView &view : views) {
        static_cast<void>(addItem(menu, menuWords(view.name), QLatin1String(prefix) + view.name,
                                  [react, view] { react(view); }));
    }
}

void ViewsDesk::addFilters(QMenu &menu)
{
    for (const SavedFilter &filter : std::as_const(m_views.filters)) {
        QMenu *one = menu.addMenu(menuWords(filter.name));
        static_cast<void>(addItem(*one, tr("&Use", "a saved filter"),
                                  QStringLiteral("useFilter.") + filter.name,
                                  [this, filter] { emit filterWanted(filter.text); }));
        static_cast<void>(addItem(*one, tr("&Rename…"), QStringLiteral("renameFilter.") + filter.name,
                                  [this, filter] { askToRenameFilter(filter); }));
        static_cast<void>(addItem(*one, tr("&Delete"), QStringLiteral("deleteFilter.") + filter.name,
                                  [this, filter] { removeFilter(filter); }));
    }
}

void ViewsDesk::chooseExport(const ViewCollection &views)
{
    auto *dialog =
        new QFileDialog(&m_window, tr("Export saved views"), {}, tr("Saved views (*.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("exportViewsDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("flow-console-views.json"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, views](const QString &path) { emit exportRequested(path, views); });
    dialog->open();
}

void ViewsDesk::chooseImport()
{
    auto *dialog =
        new QFileDialog(&m_window, tr("Import saved views"), {}, tr("Saved views (*.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("importViewsDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ViewsDesk::importRequested);
    dialog->open();
}

} // namespace flowconsole

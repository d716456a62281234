#include "ui/mainwindow/helpwindows.h"

#include "ui/mainwindow/screenfit.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

/// Gives the texts below their context for translators.
class HelpWindows
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::HelpWindows)
};

QDialog *createWindow(const QString &objectName, const QString &title, QWidget *parent)
{
    auto *window = new QDialog(parent);
    window->setObjectName(objectName);
    window->setWindowTitle(title);
    window->setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(window);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    return window;
}

void addCloseButton(QDialog *window)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, window);
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    QObject::connect(buttons, &QDialogButtonBox::rejected, window, &QDialog::close);
    window->layout()->addWidget(buttons);
}

void addShortcuts(QGridLayout &grid, const ShortcutGroup &group, Theme &theme)
{
    QWidget *content = grid.parentWidget();
    auto *title = new QLabel(group.place, content);
    title->setProperty("role", QStringLiteral("strong"));
    if (grid.count() > 0) {
        constexpr int above = 10;
        title->setContentsMargins(0, theme.scaled(above), 0, 0);
    }
    grid.addWidget(title, grid.rowCount(), 0, 1, 2);
    for (const QAction *action : group.actions) {
        const QKeySequence shortcut = action->shortcut();
        if (shortcut.isEmpty()) {
            continue;
        }
        QString words = action->text();
        auto *name = new QLabel(words.remove(u'&'), content);
        auto *keys = new QLabel(shortcut.toString(QKeySequence::NativeText), content);
        keys->setFont(theme.monospacedFont());
        const int row = grid.rowCount();
        grid.addWidget(name, row, 0);
        grid.addWidget(keys, row, 1, Qt::AlignRight);
    }
}

} // namespace

QWidget *createShortcutsWindow(const QList<ShortcutGroup> &groups, Theme &theme, QWidget *parent)
{
    QDialog *window =
        createWindow(QStringLiteral("shortcutsWindow"), HelpWindows::tr("Keyboard shortcuts"), parent);
    auto *area = new QScrollArea(window);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::StrongFocus); // arrows and Page Down scroll
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, theme.scaled(12), 0);
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 1);
    for (const ShortcutGroup &group : groups) {
        addShortcuts(*grid, group, theme);
    }
    grid->setRowStretch(grid->rowCount(), 1);
    area->setWidget(content);
    window->layout()->addWidget(area);
    addCloseButton(window);

    constexpr int roomForTheTitle = 360;
    const QSize whole = content->sizeHint();
    area->setMinimumWidth(whole.width() + area->verticalScrollBar()->sizeHint().width());
    const QSize beside = window->sizeHint() - area->sizeHint();
    const QRect room = parent->screen()->availableGeometry().marginsRemoved(assumedFrame());
    window->setMinimumWidth(theme.scaled(roomForTheTitle));
    window->resize(window->sizeHint().width(), qMin(whole.height() + beside.height(), room.height()));
    area->setFocus();
    return window;
}

QWidget *createAboutWindow(QWidget *parent)
{
    QDialog *window =
        createWindow(QStringLiteral("aboutWindow"), HelpWindows::tr("About Flow Console"), parent);
    auto *name = new QLabel(
        HelpWindows::tr("Flow Console %1", "program name, version").arg(QStringLiteral(FLOWCONSOLE_VERSION)),
        window);
    name->setProperty("role", QStringLiteral("heading"));
    auto *words = new QLabel(
        HelpWindows::tr(
            "Launches Architect flows of Genesys Cloud, watches their executions, and keeps a record "
            "of what was done.\n\nFree software under the GNU General Public Licence, version 3 or "
            "later; it comes without any warranty. Icons: Lucide (ISC licence).\n\nNot a product of "
            "Genesys."),
        window);
    words->setWordWrap(true);
    words->setMinimumWidth(360);
    window->layout()->addWidget(name);
    window->layout()->addWidget(words);
    addCloseButton(window);
    return window;
}

} // namespace flowconsole

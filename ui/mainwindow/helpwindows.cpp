#include "ui/mainwindow/helpwindows.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
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

} // namespace

QWidget *createShortcutsWindow(const QList<QAction *> &actions, Theme &theme, QWidget *parent)
{
    QDialog *window =
        createWindow(QStringLiteral("shortcutsWindow"), HelpWindows::tr("Keyboard shortcuts"), parent);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(8);
    constexpr int roomForTheTitle = 360;
    window->setMinimumWidth(theme.scaled(roomForTheTitle));
    for (const QAction *action : actions) {
        const QKeySequence shortcut = action->shortcut();
        if (shortcut.isEmpty()) {
            continue;
        }
        QString words = action->text();
        auto *name = new QLabel(words.remove(u'&'), window);
        auto *keys = new QLabel(shortcut.toString(QKeySequence::NativeText), window);
        keys->setFont(theme.monospacedFont());
        const int row = grid->rowCount();
        grid->addWidget(name, row, 0);
        grid->addWidget(keys, row, 1, Qt::AlignRight);
    }
    static_cast<QVBoxLayout *>(window->layout())->addLayout(grid);
    addCloseButton(window);
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

#pragma once

#include "base/clock.h"
#include "samplefacts.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QSettings>
#include <QTableView>

namespace flowconsole {

/// The main window on the screen, with settings of its own and the system's clock.
struct ShownWindow
{
    ShownWindow(Theme &theme, const QString &settingsPath)
        : settings(settingsPath, QSettings::IniFormat), window(theme, clock, settings)
    {
        window.show();
    }

    void signInAndShowFlows()
    {
        window.showConnection(signedIn());
        window.showFlows(sampleFlows());
    }
    [[nodiscard]] QString text(const char *label) const
    {
        return window.findChild<QLabel *>(QLatin1String(label))->text();
    }
    void trigger(const char *action) const { window.findChild<QAction *>(QLatin1String(action))->trigger(); }
    [[nodiscard]] QAbstractItemModel *rows() const
    {
        return window.findChild<QTableView *>(QStringLiteral("executionsTable"))->model();
    }
    [[nodiscard]] QDockWidget *dock(const char *name) const
    {
        return window.findChild<QDockWidget *>(QLatin1String(name));
    }

    SystemClock clock;
    QSettings settings;
    MainWindow window;
};

} // namespace flowconsole

#pragma once

#include "samplefacts.h"
#include "stillclock.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/session/sessionstate.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace flowconsole {

/// The main window with a session that was brought back, in a folder of its own.
struct SessionWindow
{
    explicit SessionWindow(Theme &theme, const SessionState &state = {})
        : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat),
          window(theme, clock, settings)
    {
        window.restoreSession(state);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    void signInAndShowFlows()
    {
        ConnectionStatus status = signedIn();
        status.profile.id = ProfileId(QStringLiteral("p1"));
        window.showConnection(status);
        window.showFlows(sampleFlows());
    }
    template <class Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        auto *found = window.findChild<Widget *>(QLatin1String(name));
        if (found == nullptr) {
            qFatal("no widget named %s", name);
        }
        return found;
    }
    void type(const char *editor, const QString &text) const
    {
        auto *line = find<QLineEdit>(editor);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void chooseFlow(const QString &name) const
    {
        auto *list = find<QListView>("flowList");
        const auto found = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, name);
        QVERIFY(!found.isEmpty());
        list->setCurrentIndex(found.first());
    }
    [[nodiscard]] bool isOpen(const char *name) const
    {
        const auto *found = window.findChild<QWidget *>(QLatin1String(name));
        return found != nullptr && found->isVisible();
    }
    [[nodiscard]] QStringList keptWindows() const
    {
        QStringList names;
        const SessionState state = kept();
        for (const OpenWindow &each : state.windows) {
            names << each.name;
        }
        return names;
    }
    /// What comes out of the session's file after it went in.
    [[nodiscard]] SessionState kept() const
    {
        const auto json = JsonValue::parse(toJson(window.session()).toJson());
        Q_ASSERT(json.ok());
        const auto state = sessionFromJson(json.value());
        Q_ASSERT(state.ok());
        return state.value();
    }

    /// As if they had been chosen in the table.
    void compare(const QList<ExecutionDetails> &runs)
    {
        window.applyChanges({{runs.first().execution, runs.last().execution}, {}});
        auto *table = find<QTableView>("executionsTable");
        QTRY_COMPARE(table->model()->rowCount(), 2);
        table->selectAll();
        find<QAction>("compareExecutions")->trigger();
        QCOMPARE(wanted.count(), 1);
        window.showRuns(wanted.first().first().value<QList<ExecutionId>>(), runs);
        QVERIFY(isOpen("compareWindow"));
    }

    QTemporaryDir folder;
    StillClock clock;
    QSettings settings;
    MainWindow window;
    QSignalSpy wanted{&window, &MainWindow::runsWanted}; ///< from before the session comes back
};

} // namespace flowconsole

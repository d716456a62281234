#pragma once

#include "samplefacts.h"
#include "tests/support/manualclock.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QLabel>
#include <QSettings>
#include <QSpinBox>
#include <QTest>

namespace flowconsole {

/// The main window as somebody uses it who launches: with keys and presses, on a clock that the test moves.
struct LaunchingBench
{
    LaunchingBench(Theme &theme, const QString &settingsPath)
        : settings(settingsPath, QSettings::IniFormat), window(theme, clock, settings)
    {
        window.show();
        window.activateWindow();
        status.profile.id = ProfileId(QStringLiteral("a"));
    }
    void signIn()
    {
        window.showConnection(status);
        window.showFlows(sampleFlows());
        RateBudgetState budget;
        budget.allowed = 300;
        window.showRateBudget(budget);
    }
    template <class Widget = QWidget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        auto *found = window.findChild<Widget *>(QLatin1String(name));
        if (found == nullptr) {
            qFatal("no widget named %s", name);
        }
        return found;
    }
    [[nodiscard]] QString words(const char *label) const { return find<QLabel>(label)->text(); }
    void press(const char *button) const { QTest::mouseClick(find(button), Qt::LeftButton); }
    void trigger(const char *action) const { window.findChild<QAction *>(QLatin1String(action))->trigger(); }
    void enter(const char *box, int value) const
    {
        auto *spin = find<QSpinBox>(box);
        spin->setFocus();
        spin->selectAll();
        QTest::keyClicks(spin, QString::number(value));
    }
    /// The question that stands in the window of that name.
    [[nodiscard]] QWidget *question(const char *in) const
    {
        return find(in)->findChild<QWidget *>(QStringLiteral("questionBar"));
    }

    ManualClock clock;
    QSettings settings;
    ConnectionStatus status = signedIn();
    MainWindow window;
};

} // namespace flowconsole

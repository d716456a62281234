#include "shownwindow.h"
#include "ui/mainwindow/screenfit.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSizeGrip>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;

/// Where things stand: docks, small screens, and the way of the Tab key.
class WindowLayoutTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void resetLayoutBringsClosedDocksBack();
    void aPaneTakenOutOfItsTabsHasItsTitleBack();
    void theArrangementAndTheThemeAreRemembered();
    void everythingFitsIntoASmallScreen();
    void theFirstWindowFitsItsScreenWithItsFrame();
    void tabGoesThroughTheWorkInItsOrder();
    void launchingLeavesTheTabInFront();
    void aDetachedPaneStandsBesideItsPlaceAndCanBeResized();
    void theVariablesKeepTheFlowsNameAmongTabs();
    void thePresetsGiveWayToTheFlowsName();
    void aWrongValueMovesNoColumn();
    void theListOfKeysFitsIntoASmallScreen();

private:
    [[nodiscard]] QString settingsPath() const { return m_folder->filePath(QStringLiteral("settings.ini")); }

    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void WindowLayoutTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme.setChoice(SchemeChoice::Light);
}

void WindowLayoutTest::resetLayoutBringsClosedDocksBack()
{
    ShownWindow shown(m_theme, settingsPath());
    shown.dock("variablesDock")->close();
    shown.dock("trendsDock")->setFloating(true);
    shown.window.addDockWidget(Qt::RightDockWidgetArea, shown.dock("flowsDock"));

    shown.trigger("resetLayoutAction");

    QVERIFY(shown.dock("variablesDock")->isVisible());
    QVERIFY(!shown.dock("trendsDock")->isFloating());
    QCOMPARE(shown.window.dockWidgetArea(shown.dock("flowsDock")), Qt::LeftDockWidgetArea);
    QCOMPARE(shown.window.tabifiedDockWidgets(shown.dock("inspectorDock")),
             (QList<QDockWidget *>{shown.dock("previewDock"), shown.dock("trendsDock")}));
    QTRY_VERIFY(shown.dock("flowsDock")->x() < shown.dock("variablesDock")->x());
}

void WindowLayoutTest::aPaneTakenOutOfItsTabsHasItsTitleBack()
{
    ShownWindow shown(m_theme, settingsPath());
    const auto titleShown = [&shown](const char *dock) {
        const auto *label = shown.dock(dock)->findChild<QLabel *>(QStringLiteral("sectionTitle"));
        return label != nullptr && label->isVisible();
    };
    // Among tabs the tab says the title.
    QTRY_VERIFY(!titleShown("inspectorDock"));

    QTest::mouseClick(shown.window.findChild<QToolButton *>(QStringLiteral("inspectorDock.detach")),
                      Qt::LeftButton);

    QVERIFY(shown.dock("inspectorDock")->isFloating());
    QTRY_VERIFY(titleShown("inspectorDock"));
    // The last of the tabs that are left has its title back too.
    shown.dock("previewDock")->close();
    QTRY_VERIFY(titleShown("trendsDock"));
    QTest::mouseClick(shown.window.findChild<QToolButton *>(QStringLiteral("trendsDock.close")),
                      Qt::LeftButton);
    QVERIFY(!shown.dock("trendsDock")->isVisible());
}

void WindowLayoutTest::theArrangementAndTheThemeAreRemembered()
{
    SessionState session;
    {
        ShownWindow first(m_theme, settingsPath());
        first.dock("flowsDock")->close();
        first.trigger("darkAction");
        QCOMPARE(m_theme.scheme(), ColourScheme::Dark);
        QCOMPARE(first.window.palette().color(QPalette::Base), m_theme.tokens().surface);
        session = first.window.session();
        first.window.close();
    }
    m_theme.setChoice(SchemeChoice::Light);

    ShownWindow second(m_theme, settingsPath());
    second.window.restoreSession(session);

    QVERIFY(!second.dock("flowsDock")->isVisible());
    QVERIFY(second.dock("variablesDock")->isVisible());
    QCOMPARE(m_theme.scheme(), ColourScheme::Dark);
    QVERIFY(second.window.findChild<QAction *>(QStringLiteral("darkAction"))->isChecked());
}

void WindowLayoutTest::everythingFitsIntoASmallScreen()
{
    ShownWindow shown(m_theme, settingsPath());
    shown.window.resize(1024, 768);
    shown.signInAndShowFlows();
    shown.window.resetLayout();

    QTRY_COMPARE(shown.window.size(), QSize(1024, 768));
    constexpr int rowHeight = 28;
    const auto *table = shown.window.findChild<QTableView *>(QStringLiteral("executionsTable"));
    QTRY_VERIFY(table->viewport()->height() >= 8 * rowHeight);
    QVERIFY(shown.window.minimumSizeHint().width() <= 1024);
    QVERIFY(shown.window.minimumSizeHint().height() <= 768);
    for (const char *name : {"organisationName", "requestFigures", "statusConnection", "statusZone"}) {
        const auto *label = shown.window.findChild<QLabel *>(QLatin1String(name));
        QTRY_VERIFY2(label->width() >= label->fontMetrics().horizontalAdvance(label->text()), name);
    }

    Metrics metrics;
    metrics.p50Ms = 4700;
    metrics.p95Ms = 10'100;
    shown.window.showMetrics(metrics);
    RateBudgetState budget;
    budget.looksWaitUntil = shown.clock.nowUtc().addSecs(12);
    shown.window.showRateBudget(budget);
    AuditState audit;
    audit.entries = 12'408;
    shown.window.showAudit(audit);
    HistoryState history;
    history.status = HistoryState::Status::Ready;
    history.executions = 12'408;
    shown.window.showHistory(history);
    QVERIFY(shown.window.minimumSizeHint().width() <= 1024);
    QCOMPARE(shown.window.width(), 1024);
    // Others gave way to it.
    const auto *auditWords = shown.window.findChild<QLabel *>(QStringLiteral("statusAudit"));
    QTRY_COMPARE(auditWords->text(), auditWords->accessibleName());
    shown.window.resize(1900, 768);
    QTRY_VERIFY(shown.window.findChild<QLabel *>(QStringLiteral("statusHistory"))->isVisible());
    QVERIFY(shown.window.findChild<QLabel *>(QStringLiteral("statusLatency"))->isVisible());
}

void WindowLayoutTest::theFirstWindowFitsItsScreenWithItsFrame()
{
    ShownWindow shown(m_theme, settingsPath());
    const QRect available = shown.window.screen()->availableGeometry();
    QVERIFY(available.contains(shown.window.geometry().marginsAdded(assumedFrame())) ||
            shown.window.minimumSizeHint().width() > available.width() - assumedFrame().left() * 2);

    const QRect small(0, 0, 1024, 768);
    const QRect first = fittedInto(small, QRect(-200, -60, 1440, 900), assumedFrame());
    QVERIFY(small.contains(first.marginsAdded(assumedFrame())));
    QVERIFY(shown.window.minimumSizeHint().height() <= first.height());
    // What fits stays where it was left.
    const QRect left(100, 80, 800, 600);
    QCOMPARE(fittedInto(small, left, assumedFrame()), left);
    // A screen that is gone leaves the window off every other one.
    QVERIFY(small.contains(fittedInto(small, QRect(3000, 900, 800, 600), assumedFrame())));
}

void WindowLayoutTest::tabGoesThroughTheWorkInItsOrder()
{
    ShownWindow shown(m_theme, settingsPath());
    shown.window.resize(1440, 900);
    shown.signInAndShowFlows();
    shown.window.resetLayout();
    shown.window.activateWindow();
    QTRY_VERIFY(shown.window.isActiveWindow());
    shown.window.findChild<QWidget *>(QStringLiteral("flowSearch"))->setFocus();

    const auto walk = [&shown](Qt::Key key) {
        QStringList names{shown.window.focusWidget()->objectName()};
        const QWidget *first = shown.window.focusWidget();
        constexpr int more = 60;
        for (int step = 0; step < more; ++step) {
            QTest::keyClick(shown.window.focusWidget(), key);
            if (shown.window.focusWidget() == first) {
                break;
            }
            names.append(shown.window.focusWidget()->objectName());
        }
        return names;
    };
    const QStringList names = walk(Qt::Key_Tab);
    QStringList begin;
    for (const char *name : {"flowSearch",
                             "flowFilter",
                             "flowList",
                             "flowDetailsButton",
                             "editor.customerName",
                             "editor.accountId",
                             "editor.priorityFlag",
                             "editor.retryCount",
                             "editor.amount",
                             "editor.language",
                             "editor.callAt",
                             "calendar.callAt",
                             "editor.selectedOptions",
                             "editor.cardNumber",
                             "peek.cardNumber",
                             "viewFields",
                             "pasteInput",
                             "editor.timeout",
                             "editor.timeoutAction",
                             "launchButton",
                             "launchMore",
                             "batchButton",
                             "dockTabs"}) {
        begin.append(QLatin1String(name));
    }
    QVERIFY2(names.mid(0, begin.size()) == begin, qPrintable(names.join(u' ')));
    const qsizetype table = names.indexOf(QStringLiteral("executionsTable"));
    QVERIFY(table >= begin.size());
    QStringList end;
    for (const char *name :
         {"executionsTable", "chip", "executionFilter", "savedViews", "toolBarLaunch", "reloadFlows",
          "flowsDock.detach", "flowsDock.close", "presets", "variablesDock.detach", "variablesDock.close",
          "inspectorDock.detach", "inspectorDock.close"}) {
        end.append(QLatin1String(name));
    }
    QCOMPARE(names.mid(table), end);
    QStringList back = walk(Qt::Key_Backtab);
    std::reverse(back.begin() + 1, back.end());
    QCOMPARE(back, names);
}

void WindowLayoutTest::launchingLeavesTheTabInFront()
{
    ShownWindow shown(m_theme, settingsPath());
    shown.signInAndShowFlows();
    shown.dock("trendsDock")->raise();
    QTRY_VERIFY(!shown.dock("trendsDock")->visibleRegion().isEmpty());

    shown.window.findChild<QPushButton *>(QStringLiteral("toolBarLaunch"))->click();

    QVERIFY(!shown.dock("trendsDock")->visibleRegion().isEmpty());
    QVERIFY(shown.dock("inspectorDock")->visibleRegion().isEmpty());
}

void WindowLayoutTest::aDetachedPaneStandsBesideItsPlaceAndCanBeResized()
{
    ShownWindow shown(m_theme, settingsPath());
    auto *dock = shown.dock("flowsDock");
    const QPoint before = dock->mapToGlobal(QPoint());
    const auto *grip = dock->findChild<QSizeGrip *>();
    QVERIFY(!grip->isVisible());

    shown.window.findChild<QToolButton *>(QStringLiteral("flowsDock.detach"))->click();

    QVERIFY(dock->isFloating());
    QVERIFY(dock->pos().x() > before.x() + 20);
    QTRY_VERIFY(grip->isVisible());
    QCOMPARE(grip->geometry().bottomRight(), dock->rect().adjusted(1, 1, -1, -1).bottomRight());
}

void WindowLayoutTest::theVariablesKeepTheFlowsNameAmongTabs()
{
    ShownWindow shown(m_theme, settingsPath());
    shown.signInAndShowFlows();

    shown.window.tabifyDockWidget(shown.dock("flowsDock"), shown.dock("variablesDock"));
    shown.dock("variablesDock")->raise();

    const auto *title = shown.dock("variablesDock")->findChild<QLabel *>(QStringLiteral("sectionTitle"));
    const auto *flowsTitle = shown.window.findChild<QWidget *>(QStringLiteral("flowsDock"));
    QTRY_VERIFY(flowsTitle->findChild<QLabel *>(QStringLiteral("sectionTitle")) == nullptr);
    QVERIFY(title != nullptr && title->isVisible());
    QVERIFY(title->accessibleName().contains(u"Late-fee waiver"));
}

void WindowLayoutTest::thePresetsGiveWayToTheFlowsName()
{
    ShownWindow shown(m_theme, settingsPath());
    shown.window.resize(1024, 768);
    shown.signInAndShowFlows();
    shown.window.resetLayout();
    const auto *presets = shown.window.findChild<QToolButton *>(QStringLiteral("presets"));
    const auto *title = shown.dock("variablesDock")->findChild<QLabel *>(QStringLiteral("sectionTitle"));
    QTRY_COMPARE(presets->toolButtonStyle(), Qt::ToolButtonIconOnly);
    QVERIFY(presets->width() < shown.window.fontMetrics().horizontalAdvance(presets->text()));
    QVERIFY(presets->toolTip().startsWith(QStringLiteral("Presets")));
    QCOMPARE(presets->accessibleName(), QStringLiteral("Presets"));

    shown.window.resize(1900, 900);
    shown.window.resetLayout();
    QTRY_COMPARE(presets->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    QTRY_COMPARE(title->text(), title->accessibleName());
}

void WindowLayoutTest::aWrongValueMovesNoColumn()
{
    ShownWindow shown(m_theme, settingsPath());
    shown.window.resize(1024, 768);
    shown.signInAndShowFlows();
    shown.window.resetLayout();
    const auto widths = [&shown] {
        return QList<int>{shown.dock("flowsDock")->width(), shown.dock("variablesDock")->width(),
                          shown.dock("inspectorDock")->width()};
    };
    QTRY_COMPARE(widths().first(), 170);
    const QList<int> before = widths();

    auto *field = shown.window.findChild<QLineEdit *>(QStringLiteral("editor.accountId"));
    field->clear();
    QTest::keyClicks(field, QStringLiteral("x"));

    const auto *problems = shown.window.findChild<QPushButton *>(QStringLiteral("problemsButton"));
    QTRY_VERIFY(problems->isVisible());
    QTRY_VERIFY(problems->width() >= problems->sizeHint().width());
    const auto *launch = shown.window.findChild<QPushButton *>(QStringLiteral("launchButton"));
    QVERIFY(problems->geometry().right() < launch->x());
    QVERIFY(launch->width() >= launch->sizeHint().width());
    QCOMPARE(widths(), before);

    field->clear();
    QTest::keyClicks(field, QStringLiteral("ACC-99821"));
    QTRY_VERIFY(!problems->isVisible());
    QVERIFY(shown.window.findChild<QPushButton *>(QStringLiteral("batchButton"))->isVisible());
    QCOMPARE(widths(), before);
}

void WindowLayoutTest::theListOfKeysFitsIntoASmallScreen()
{
    ShownWindow shown(m_theme, settingsPath());
    shown.signInAndShowFlows();
    shown.trigger("shortcutsAction");
    auto *keys = shown.window.findChild<QWidget *>(QStringLiteral("shortcutsWindow"));
    QVERIFY(keys->height() <= keys->screen()->availableGeometry().height());
    keys->resize(keys->width(), 500);
    QTRY_COMPARE(keys->height(), 500); // nothing in it asks for more
    const auto *close = keys->findChild<QPushButton *>();
    QTRY_VERIFY(close->mapTo(keys, QPoint(0, close->height())).y() < 500);

    QStringList words;
    for (const QLabel *label : keys->findChildren<QLabel *>()) {
        words << label->text();
    }
    for (const char *place : {"Anywhere", "Flows", "Variables", "Tables of executions", "Live executions",
                              "Stored executions", "JSON in the inspector"}) {
        QVERIFY2(words.contains(QLatin1String(place)), place);
    }
    const qsizetype paste = words.indexOf(QStringLiteral("Paste"));
    QVERIFY(paste > words.indexOf(QStringLiteral("Variables")));
    QCOMPARE(words.at(paste + 1), QStringLiteral("Ctrl+Shift+V"));
    QCOMPARE(words.count(QStringLiteral("Copy rows")), 1);
}

QTEST_MAIN(WindowLayoutTest)
#include "windowlayouttest.moc"

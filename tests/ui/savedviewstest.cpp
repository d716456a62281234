#include "shownwindow.h"
#include "ui/executions/executionspane.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/questionbar.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;

/// Saved filters and views in the main window, by the menu, by keys, and by what is asked below the tool bar.
class SavedViewsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aViewBringsFilterAndTableBack();
    void theViewsMenuStandsInTheMenuBarAndAtTheButton();
    void aTakenNameIsAskedAboutInPlace();
    void aNameIsNeeded();
    void aViewIsBroughtUpToDate();
    void aViewIsRenamed();
    void aDeletedViewCanBeBroughtBack();
    void whereThereIsNoRoomThatIsSaid();
    void anUnknownColumnIsToldAndTheRestApplied();
    void aFilterThatIsNoLongerUnderstoodIsToldAndTheRestApplied();
    void aMistakeInTheFilterKeepsAViewFromBeingSaved();
    void aFilterIsSavedByTheStarAndAskedForAgain();
    void aSavedFilterIsRenamedAndDeleted();
    void recentFiltersComeBackWithTheNextStart();
    void oneViewIsExportedAndAFileImported();
    void namesAreShownAsTheyAre();

private:
    struct Shown : ShownWindow
    {
        Shown(Theme &theme, const QString &settingsPath) : ShownWindow(theme, settingsPath)
        {
            signInAndShowFlows();
            window.activateWindow();
            static_cast<void>(QTest::qWaitForWindowActive(&window));
            QObject::connect(&window, &MainWindow::viewsChanged, &window, [this](const ViewCollection &now) {
                views = now;
                window.showViews(now);
            });
        }
        [[nodiscard]] FilterField *filter() const
        {
            return window.findChild<FilterField *>(QStringLiteral("executionFilter"));
        }
        [[nodiscard]] ExecutionsPane *pane() const { return window.findChild<ExecutionsPane *>(); }
        [[nodiscard]] QMenu *menu() const
        {
            return window.findChild<QMenu *>(QStringLiteral("savedViewsMenu"));
        }
        /// Of the menu as it opens; nullptr where there is none of that name.
        [[nodiscard]] QAction *action(const QString &name) const
        {
            emit menu()->aboutToShow();
            return menu()->findChild<QAction *>(name);
        }
        void trigger(const QString &name) const
        {
            QAction *found = action(name);
            QVERIFY2(found != nullptr, qPrintable(name));
            found->trigger();
        }
        /// What is asked below the tool bar; nullptr where nothing is.
        [[nodiscard]] QuestionBar *question() const
        {
            const auto bars = window.findChildren<QuestionBar *>();
            for (QuestionBar *bar : bars) {
                if (bar->isVisible()) {
                    return bar;
                }
            }
            return nullptr;
        }
        [[nodiscard]] QString asked() const
        {
            return question() == nullptr
                       ? QString()
                       : question()->findChild<QLabel *>(QStringLiteral("questionWords"))->text();
        }
        [[nodiscard]] InlineMessage *notice() const
        {
            return window.findChild<InlineMessage *>(QStringLiteral("viewMessage"));
        }
        [[nodiscard]] QString told() const
        {
            return notice()->isVisible() ? notice()->accessibleName() : QString();
        }
        void answer(const QString &name) const
        {
            QVERIFY(question() != nullptr);
            auto *line = question()->findChild<QLineEdit *>(QStringLiteral("questionLine"));
            QVERIFY(line->hasFocus());
            QTest::keyClicks(line, name);
            QTest::keyClick(line, Qt::Key_Return);
        }
        void press(const char *button) const
        {
            QVERIFY(question() != nullptr);
            QTest::mouseClick(question()->findChild<QPushButton *>(QLatin1String(button)), Qt::LeftButton);
        }
        void saveView(const QString &name) const
        {
            trigger(QStringLiteral("saveView"));
            answer(name);
        }

        ViewCollection views;
    };

    [[nodiscard]] QString settingsPath() const { return m_folder->filePath(QStringLiteral("settings.ini")); }
    [[nodiscard]] static TableLayout byDuration()
    {
        TableLayout layout = defaultTableLayout();
        layout.sortedBy = ExecutionColumn::Duration;
        layout.sortOrder = Qt::DescendingOrder;
        layout.at(ExecutionColumn::Attempts).shown = ColumnShown::Always;
        layout.grouping = TableGrouping::Flow;
        return layout;
    }

    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void SavedViewsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void SavedViewsTest::aViewBringsFilterAndTableBack()
{
    Shown shown(m_theme, settingsPath());
    QTest::keyClicks(shown.filter(), QStringLiteral("state:failed "));
    shown.pane()->setTableLayout(byDuration());
    shown.saveView(QStringLiteral("Slow failures"));
    QCOMPARE(shown.views.views.size(), 1);
    QVERIFY(shown.question() == nullptr);
    QVERIFY(shown.action(QStringLiteral("view.Slow failures"))->isChecked());

    shown.filter()->clear();
    shown.pane()->setTableLayout(defaultTableLayout());
    QVERIFY(!shown.action(QStringLiteral("view.Slow failures"))->isChecked());
    shown.trigger(QStringLiteral("view.Slow failures"));

    QCOMPARE(shown.filter()->text(), QStringLiteral("state:failed"));
    const TableLayout now = shown.pane()->tableLayout();
    QCOMPARE(now.sortedBy, std::optional(ExecutionColumn::Duration));
    QCOMPARE(now.sortOrder, Qt::DescendingOrder);
    QCOMPARE(now.grouping, TableGrouping::Flow);
    QCOMPARE(now.at(ExecutionColumn::Attempts).shown, ColumnShown::Always);
    QVERIFY(shown.told().isEmpty());
}

void SavedViewsTest::theViewsMenuStandsInTheMenuBarAndAtTheButton()
{
    Shown shown(m_theme, settingsPath());
    shown.window.resize(1024, 768);
    const auto *button = shown.window.findChild<QToolButton *>(QStringLiteral("savedViews"));
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(button->menu(), shown.menu());
    QVERIFY(button->x() > shown.filter()->x());
    bool isInView = false;
    const auto menus = shown.window.menuBar()->actions();
    for (const QAction *each : menus) {
        isInView = isInView || each->menu()->actions().contains(shown.menu()->menuAction());
    }
    QVERIFY(isInView);

    shown.menu()->popup(shown.window.mapToGlobal(QPoint(300, 80)));
    QTRY_VERIFY(shown.menu()->isVisible());
    QTest::keyClick(shown.menu(), Qt::Key_S);
    QTRY_VERIFY(shown.question() != nullptr);
    shown.answer(QStringLiteral("By key"));
    QCOMPARE(shown.views.views.first().name, QStringLiteral("By key"));
}

void SavedViewsTest::aTakenNameIsAskedAboutInPlace()
{
    Shown shown(m_theme, settingsPath());
    shown.saveView(QStringLiteral("One"));
    shown.filter()->setText(QStringLiteral("state:failed"));
    shown.saveView(QStringLiteral("One"));

    QVERIFY(shown.asked().contains(QStringLiteral("“One”")));
    QVERIFY(shown.views.views.first().filter.isEmpty());
    QTest::keyClick(shown.question(), Qt::Key_Escape);
    auto *line = shown.question()->findChild<QLineEdit *>(QStringLiteral("questionLine"));
    QVERIFY(line->isVisible());
    QCOMPARE(line->text(), QStringLiteral("One"));
    QTest::keyClick(line, Qt::Key_Return);
    shown.press("questionConfirm");

    QVERIFY(shown.question() == nullptr);
    QCOMPARE(shown.views.views.size(), 1);
    QCOMPARE(shown.views.views.first().filter, QStringLiteral("state:failed"));
}

void SavedViewsTest::aNameIsNeeded()
{
    Shown shown(m_theme, settingsPath());
    shown.filter()->setFocus();
    shown.saveView(QStringLiteral("  "));
    QVERIFY(shown.asked().contains(QStringLiteral("Type a name")));
    QVERIFY(shown.views.isEmpty());
    QTest::keyClick(shown.question(), Qt::Key_Escape);
    QVERIFY(shown.question() == nullptr);
    QVERIFY(shown.filter()->hasFocus());
}

void SavedViewsTest::aViewIsBroughtUpToDate()
{
    Shown shown(m_theme, settingsPath());
    shown.saveView(QStringLiteral("One"));
    QVERIFY(shown.action(QStringLiteral("updateView")) == nullptr);
    shown.filter()->setText(QStringLiteral("zebra"));
    shown.trigger(QStringLiteral("updateView"));
    QCOMPARE(shown.views.views.first().filter, QStringLiteral("zebra"));
    QVERIFY(shown.action(QStringLiteral("updateView")) == nullptr);
}

void SavedViewsTest::aViewIsRenamed()
{
    Shown shown(m_theme, settingsPath());
    shown.saveView(QStringLiteral("One"));
    shown.trigger(QStringLiteral("renameView.One"));
    QVERIFY(shown.asked().contains(QStringLiteral("“One”")));
    shown.answer(QStringLiteral("Two")); // the old name is selected, and replaced
    QCOMPARE(shown.views.views.size(), 1);
    QCOMPARE(shown.views.views.first().name, QStringLiteral("Two"));
    QVERIFY(shown.action(QStringLiteral("view.One")) == nullptr);
}

void SavedViewsTest::aDeletedViewCanBeBroughtBack()
{
    Shown shown(m_theme, settingsPath());
    shown.saveView(QStringLiteral("One"));
    const ViewCollection before = shown.views;
    shown.trigger(QStringLiteral("deleteView.One"));
    QVERIFY(shown.views.isEmpty());
    QVERIFY(shown.told().contains(QStringLiteral("“One” was deleted")));
    QTest::mouseClick(shown.notice()->findChild<QPushButton *>(QStringLiteral("inlineMessageAction")),
                      Qt::LeftButton);
    QCOMPARE(shown.views, before);
    QVERIFY(shown.told().isEmpty());
}

void SavedViewsTest::whereThereIsNoRoomThatIsSaid()
{
    Shown shown(m_theme, settingsPath());
    ViewCollection full;
    for (qsizetype i = 0; i < mostSavedOfAKind; ++i) {
        full.views.append({QStringLiteral("view %1").arg(i), {}, {}});
    }
    shown.window.showViews(full);
    shown.saveView(QStringLiteral("One more"));
    QVERIFY2(shown.told().contains(QStringLiteral("“One more” was not saved: there are 500 already")),
             qPrintable(shown.told()));

    shown.trigger(QStringLiteral("deleteView.view 7"));
    shown.window.showViews(
        firstViews(withFurther(shown.views, {{}, {{QStringLiteral("of another"), {}, {}}}})));
    auto *undo = shown.notice()->findChild<QPushButton *>(QStringLiteral("inlineMessageAction"));
    QTest::mouseClick(undo, Qt::LeftButton);
    QVERIFY2(shown.told().contains(QStringLiteral("not brought back")), qPrintable(shown.told()));
    shown.trigger(QStringLiteral("deleteView.view 8"));
    QVERIFY(shown.told().contains(QStringLiteral("“view 8” was deleted")));
}

void SavedViewsTest::anUnknownColumnIsToldAndTheRestApplied()
{
    Shown shown(m_theme, settingsPath());
    const JsonValue table = JsonValue::parse(R"({"columns": [{"column": "moonPhase", "shown": "always"},
            {"column": "attempts", "shown": "always"}], "sortedBy": "tide", "grouping": "weather"})")
                                .value();
    shown.window.showViews({{}, {{QStringLiteral("Newer"), QStringLiteral("state:failed"), table}}});

    shown.trigger(QStringLiteral("view.Newer"));

    for (const char *word : {"“Newer”", "“moonPhase”", "“tide”", "“weather”"}) {
        QVERIFY2(shown.told().contains(QString::fromUtf8(word)), qPrintable(shown.told()));
    }
    QCOMPARE(shown.filter()->text(), QStringLiteral("state:failed"));
    QCOMPARE(shown.pane()->tableLayout().columns.first().column, ExecutionColumn::Attempts);
}

void SavedViewsTest::aFilterThatIsNoLongerUnderstoodIsToldAndTheRestApplied()
{
    Shown shown(m_theme, settingsPath());
    FlowExecution run =
        execution(QStringLiteral("r-1"), lateFeeWaiver(), ExecutionState::Completed, shown.clock.nowUtc());
    shown.window.applyChanges({{run}, {}});
    shown.filter()->setText(QStringLiteral("state:failed"));
    QTRY_COMPARE(shown.rows()->rowCount(), 0);
    shown.window.showViews({{}, {{QStringLiteral("Odd"), QStringLiteral("moon:full"), toJson(byDuration())}}});

    shown.trigger(QStringLiteral("view.Odd"));

    QVERIFY2(shown.told().contains(QStringLiteral("“moon”")), qPrintable(shown.told()));
    QCOMPARE(shown.filter()->text(), QStringLiteral("moon:full"));
    QVERIFY(shown.filter()->problem().has_value());
    QCOMPARE(shown.pane()->tableLayout().sortedBy, std::optional(ExecutionColumn::Duration));
    QTRY_VERIFY(shown.rows()->rowCount() > 0); // the filter before is in effect no more
}

void SavedViewsTest::aMistakeInTheFilterKeepsAViewFromBeingSaved()
{
    Shown shown(m_theme, settingsPath());
    shown.filter()->setText(QStringLiteral("(a"));
    shown.trigger(QStringLiteral("saveView"));
    QVERIFY(shown.question() == nullptr);
    QVERIFY(shown.told().contains(QStringLiteral("mend the filter")));
}

void SavedViewsTest::aFilterIsSavedByTheStarAndAskedForAgain()
{
    Shown shown(m_theme, settingsPath());
    shown.filter()->setFocus();
    QTest::keyClicks(shown.filter(), QStringLiteral("overdue:yes "));
    shown.filter()->findChild<QAction *>(QStringLiteral("filterMemoryAction"))->trigger();
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_VERIFY(shown.question() != nullptr);
    QVERIFY(shown.asked().contains(QStringLiteral("overdue:yes")));
    shown.answer(QStringLiteral("Late"));
    QCOMPARE(shown.views.filters, QList{(SavedFilter{QStringLiteral("Late"), QStringLiteral("overdue:yes")})});
    QVERIFY(shown.filter()->hasFocus());

    QTest::keyClick(shown.filter(), Qt::Key_Escape);
    QTest::keyClick(shown.filter(), Qt::Key_Escape);
    QTest::keyClick(shown.filter(), Qt::Key_Down);
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QCOMPARE(shown.filter()->text(), QStringLiteral("overdue:yes"));
}

void SavedViewsTest::aSavedFilterIsRenamedAndDeleted()
{
    Shown shown(m_theme, settingsPath());
    shown.window.showViews({{{QStringLiteral("Late"), QStringLiteral("overdue:yes")},
                             {QStringLiteral("Slow"), QStringLiteral("duration>2s")}},
                            {}});
    shown.trigger(QStringLiteral("renameFilter.Late"));
    shown.answer(QStringLiteral("Slow"));
    QVERIFY2(shown.asked().contains(QStringLiteral("duration>2s")), qPrintable(shown.asked()));
    shown.press("questionConfirm");
    QCOMPARE(shown.views.filters, QList{(SavedFilter{QStringLiteral("Slow"), QStringLiteral("overdue:yes")})});

    shown.trigger(QStringLiteral("deleteFilter.Slow"));
    QVERIFY(shown.views.filters.isEmpty());
    QTest::mouseClick(shown.notice()->findChild<QPushButton *>(QStringLiteral("inlineMessageAction")),
                      Qt::LeftButton);
    QCOMPARE(shown.views.filters.size(), 1);
}

void SavedViewsTest::recentFiltersComeBackWithTheNextStart()
{
    {
        Shown shown(m_theme, settingsPath());
        shown.filter()->setFocus();
        QTest::keyClicks(shown.filter(), QStringLiteral("overdue:yes "));
        QTest::keyClick(shown.filter(), Qt::Key_Return);
    }
    const Shown next(m_theme, settingsPath());
    QCOMPARE(next.filter()->recent(), QStringList(QStringLiteral("overdue:yes")));
}

void SavedViewsTest::oneViewIsExportedAndAFileImported()
{
    Shown shown(m_theme, settingsPath());
    shown.saveView(QStringLiteral("One"));
    shown.saveView(QStringLiteral("Two"));
    QSignalSpy exported(&shown.window, &MainWindow::viewsExportRequested);
    QSignalSpy imported(&shown.window, &MainWindow::viewsImportRequested);

    shown.trigger(QStringLiteral("exportView.Two"));
    auto *dialog = shown.window.findChild<QFileDialog *>(QStringLiteral("exportViewsDialog"));
    const QString path = m_folder->filePath(QStringLiteral("two.json"));
    emit dialog->fileSelected(path);
    dialog->close();
    QCOMPARE(exported.first().first().toString(), path);
    const auto views = exported.first().last().value<ViewCollection>();
    QCOMPARE(views.views.size(), 1);
    QCOMPARE(views.views.first().name, QStringLiteral("Two"));

    shown.trigger(QStringLiteral("importViews"));
    dialog = shown.window.findChild<QFileDialog *>(QStringLiteral("importViewsDialog"));
    emit dialog->fileSelected(path);
    dialog->close();
    QCOMPARE(imported.first().first().toString(), path);

    shown.window.showViewsTrouble(QStringLiteral("Nothing was imported."));
    QCOMPARE(shown.told(), QStringLiteral("Nothing was imported."));
}

void SavedViewsTest::namesAreShownAsTheyAre()
{
    Shown shown(m_theme, settingsPath());
    shown.window.showViews({{}, {{QStringLiteral("R&D <b>x</b>"), {}, {}}}});
    QCOMPARE(shown.action(QStringLiteral("view.R&D <b>x</b>"))->text(), QStringLiteral("R&&D <b>x</b>"));
}

QTEST_MAIN(SavedViewsTest)
#include "savedviewstest.moc"

#include "samplefacts.h"
#include "ui/flows/flowdelegate.h"
#include "ui/flows/flowlistview.h"
#include "ui/flows/flowspane.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;

/// The list of flows as an operator works with it: pages that come in, marks, sections, filters.
class FlowCatalogueTest final : public QObject
{
    Q_OBJECT

private slots:
    void theFirstPageShowsWhileTheOthersLoad();
    void aLaterPageThatFailsKeepsWhatIsThereAndOffersToRetry();
    void theFlowOfTheLastSessionIsWaitedForThroughThePages();
    void aReloadIsAskedForInTheHead();
    void aClickOnTheStarMarksAFavouriteWithoutChoosingIt();
    void theAsteriskMarksTheSelectedFlow();
    void theContextMenuMarksOpensAndCopies();
    void theKeyboardPassesOverHeads();
    void theLastFiveThatWereLaunchedStandBelowTheFavourites();
    void rowsDoNotMoveUnderThePointer();
    void theFilterIsChosenInItsMenuAndClearedAgain();
    void theFilterMenuIsWorkedByKeys();
    void anEmptyListSaysWhatHidesTheFlowsAndClearsIt();
    void anotherOrganisationHasOtherMarksAndNoFilter();

private:
    struct Bench
    {
        explicit Bench(Theme &theme) : pane(theme)
        {
            pane.resize(260, 600);
            pane.show();
            list = pane.findChild<FlowListView *>(QStringLiteral("flowList"));
            search = pane.findChild<QLineEdit *>(QStringLiteral("flowSearch"));
        }

        [[nodiscard]] QString note() const
        {
            return pane.findChild<QLabel *>(QStringLiteral("sectionNote"))->text();
        }
        [[nodiscard]] QStringList rows() const
        {
            QStringList names;
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                names.append(list->model()->index(row, 0).data().toString());
            }
            return names;
        }
        [[nodiscard]] QModelIndex rowOf(const Flow &flow) const
        {
            return list->model()
                ->match(list->model()->index(0, 0), Qt::DisplayRole, flow.name, 1, Qt::MatchExactly)
                .value(0);
        }
        void clickStarOf(const Flow &flow) const
        {
            const auto *delegate = qobject_cast<FlowDelegate *>(list->itemDelegate());
            const QRect star = delegate->starRect(list->visualRect(rowOf(flow)), Qt::LeftToRight);
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, star.center());
        }
        [[nodiscard]] QAction *action(const QString &name) const { return pane.findChild<QAction *>(name); }
        template <class Widget>
        [[nodiscard]] Widget *part(const char *name) const
        {
            return pane.findChild<Widget *>(QLatin1String(name));
        }
        /// Presses an entry of a menu that is open, as a hand does.
        static void press(QMenu *menu, QAction *entry)
        {
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(entry).center());
        }

        FlowsPane pane;
        FlowListView *list = nullptr;
        QLineEdit *search = nullptr;
    };

    [[nodiscard]] static FlowPage firstPage() { return {{billingIvr(), lateFeeWaiver()}, 4, true}; }
    [[nodiscard]] static FlowPage secondPage() { return {{callbackOffer(), withoutSchema()}, 4, false}; }

    Theme m_theme;
};

void FlowCatalogueTest::theFirstPageShowsWhileTheOthersLoad()
{
    Bench bench(m_theme);
    FlowsPane &pane = bench.pane;
    const QSignalSpy selected(&pane, &FlowsPane::flowSelected);

    pane.showPage(firstPage());
    QCOMPARE(bench.rows(), (QStringList{QStringLiteral("Billing IVR"), QStringLiteral("Late-fee waiver")}));
    QCOMPARE(bench.note(), QStringLiteral("2 of 4…"));
    QCOMPARE(pane.selectedFlow(), lateFeeWaiver().id);

    pane.showPage(secondPage());
    pane.showFlows(sampleFlows());
    QCOMPARE(bench.note(), QStringLiteral("4"));
    QCOMPARE(bench.rows().size(), 4);
    QCOMPARE(selected.count(), 1); // what came later did not take the operator elsewhere
}

void FlowCatalogueTest::aLaterPageThatFailsKeepsWhatIsThereAndOffersToRetry()
{
    Bench bench(m_theme);
    QSignalSpy retry(&bench.pane, &FlowsPane::retryRequested);
    ApiError error;
    error.kind = ApiError::Kind::Network;
    bench.pane.showPage(firstPage());
    bench.pane.showFailure(error);

    QCOMPARE(bench.rows().size(), 2);
    QVERIFY(bench.pane.isPartial());
    auto *message = bench.part<QWidget>("flowsPartial");
    QVERIFY(message->isVisible());
    QString words;
    for (const QLabel *label : message->findChildren<QLabel *>()) {
        words += label->text();
    }
    QVERIFY2(words.contains(u"Only 2 of 4 flows"), qPrintable(words));
    QVERIFY2(words.contains(u"could not be reached"), qPrintable(words));
    QPushButton *button = nullptr;
    for (QPushButton *each : message->findChildren<QPushButton *>()) {
        button = each->text() == u"Retry" ? each : button;
    }
    QVERIFY(button != nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(retry.count(), 1);

    bench.pane.showPage(firstPage());
    QVERIFY(!message->isVisible());
    bench.pane.showPage(secondPage());
    bench.pane.showFlows(sampleFlows());
    QVERIFY(!bench.pane.isPartial());
    // A reload that fails says so elsewhere: this list is whole.
    bench.pane.showPage(firstPage());
    bench.pane.showFailure(error);
    QVERIFY(!message->isVisible());
    QCOMPARE(bench.rows().size(), 4);
}

void FlowCatalogueTest::theFlowOfTheLastSessionIsWaitedForThroughThePages()
{
    Bench bench(m_theme);
    const QSignalSpy selected(&bench.pane, &FlowsPane::flowSelected);
    bench.pane.prefer(callbackOffer().id);
    bench.pane.showPage(firstPage());
    QCOMPARE(selected.count(), 0);
    bench.pane.showPage(secondPage());
    QCOMPARE(bench.pane.selectedFlow(), callbackOffer().id);
    QCOMPARE(selected.count(), 1);

    Bench other(m_theme);
    other.pane.prefer(FlowId(QStringLiteral("is not there any more")));
    other.pane.showPage(firstPage());
    QVERIFY(other.pane.selectedFlow().isEmpty());
    other.pane.showFlows({billingIvr(), lateFeeWaiver()});
    QCOMPARE(other.pane.selectedFlow(), lateFeeWaiver().id);
}

void FlowCatalogueTest::aReloadIsAskedForInTheHead()
{
    Bench bench(m_theme);
    bench.pane.showFlows(sampleFlows());
    const QSignalSpy retry(&bench.pane, &FlowsPane::retryRequested);
    QTest::mouseClick(bench.part<QToolButton>("reloadFlows"), Qt::LeftButton);
    QCOMPARE(retry.count(), 1);
}

void FlowCatalogueTest::aClickOnTheStarMarksAFavouriteWithoutChoosingIt()
{
    Bench bench(m_theme);
    bench.pane.showFlows(sampleFlows());
    QSignalSpy marks(&bench.pane, &FlowsPane::marksChanged);

    bench.clickStarOf(callbackOffer());
    QCOMPARE(marks.count(), 1);
    QCOMPARE(marks.first().first().value<FlowMarks>().favourites, QList<FlowId>{callbackOffer().id});
    QCOMPARE(bench.rows().mid(0, 3),
             (QStringList{QStringLiteral("Favourites"), QStringLiteral("Callback offer"),
                          QStringLiteral("All flows (4)")}));
    QCOMPARE(bench.pane.selectedFlow(), lateFeeWaiver().id);
    QCOMPARE(bench.list->currentIndex(), bench.rowOf(lateFeeWaiver()));

    bench.clickStarOf(callbackOffer());
    QCOMPARE(bench.rows().size(), 4);
    QVERIFY(marks.last().first().value<FlowMarks>().favourites.isEmpty());
}

void FlowCatalogueTest::theAsteriskMarksTheSelectedFlow()
{
    Bench bench(m_theme);
    bench.pane.showFlows(sampleFlows());
    bench.list->setFocus();
    QTRY_VERIFY(bench.list->hasFocus());
    QTest::keyClick(bench.list, Qt::Key_Asterisk);
    QCOMPARE(bench.rows().mid(0, 2),
             (QStringList{QStringLiteral("Favourites"), QStringLiteral("Late-fee waiver")}));
    QTest::keyClick(bench.list, Qt::Key_Asterisk);
    QCOMPARE(bench.rows().size(), 4);
}

void FlowCatalogueTest::theContextMenuMarksOpensAndCopies()
{
    Bench bench(m_theme);
    bench.pane.showFlows(sampleFlows());
    QCOMPARE(bench.list->contextMenuPolicy(), Qt::ActionsContextMenu);
    QStringList entries;
    for (const QAction *action : bench.list->actions()) {
        entries.append(action->text());
    }
    QCOMPARE(entries, (QStringList{QStringLiteral("Add to favourites"), QStringLiteral("Details…"),
                                   QStringLiteral("Copy id")}));
    bench.action(QStringLiteral("favouriteFlow"))->trigger();
    QCOMPARE(bench.list->actions().first()->text(), QStringLiteral("Remove from favourites"));
    bench.action(QStringLiteral("copyFlowId"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), lateFeeWaiver().id.text());
    bench.action(QStringLiteral("flowDetails"))->trigger();
    const auto *window = bench.part<QWidget>("flowDetailsWindow");
    QVERIFY(window != nullptr && window->isVisible());
}

void FlowCatalogueTest::theKeyboardPassesOverHeads()
{
    Bench bench(m_theme);
    bench.pane.showFlows(sampleFlows());
    bench.pane.setMarks({{callbackOffer().id}, {withoutSchema().id}});
    // Favourites · Callback offer · Recent · Outage survey · All flows · Billing IVR · Late-fee waiver
    bench.list->setFocus();
    QTest::keyClick(bench.list, Qt::Key_Home);
    QCOMPARE(bench.pane.selectedFlow(), callbackOffer().id);
    QTest::keyClick(bench.list, Qt::Key_Up);
    QCOMPARE(bench.pane.selectedFlow(), callbackOffer().id);
    QTest::keyClick(bench.list, Qt::Key_Down);
    QCOMPARE(bench.pane.selectedFlow(), withoutSchema().id);
    QTest::keyClick(bench.list, Qt::Key_Down);
    QCOMPARE(bench.pane.selectedFlow(), billingIvr().id);
    QTest::keyClick(bench.list, Qt::Key_Up);
    QCOMPARE(bench.pane.selectedFlow(), withoutSchema().id);
    QTest::keyClick(bench.list, Qt::Key_End);
    QCOMPARE(bench.pane.selectedFlow(), lateFeeWaiver().id);
    QTest::keyClick(bench.list, Qt::Key_PageUp);
    QCOMPARE(bench.pane.selectedFlow(), callbackOffer().id);
    // Nor does a click on a head choose anything.
    QTest::mouseClick(bench.list->viewport(), Qt::LeftButton, {},
                      bench.list->visualRect(bench.list->model()->index(2, 0)).center());
    QCOMPARE(bench.pane.selectedFlow(), callbackOffer().id);

    QTest::keyClicks(bench.search, QStringLiteral("late"));
    QTest::keyClick(bench.search, Qt::Key_Down);
    QCOMPARE(bench.pane.selectedFlow(), lateFeeWaiver().id);
}

void FlowCatalogueTest::theLastFiveThatWereLaunchedStandBelowTheFavourites()
{
    Bench bench(m_theme);
    QList<Flow> flows;
    for (int number = 1; number <= 7; ++number) {
        Flow flow = withoutSchema();
        flow.id = FlowId(QStringLiteral("f%1").arg(number));
        flow.name = QStringLiteral("Flow %1").arg(number);
        flows.append(flow);
    }
    bench.pane.showFlows(flows);
    QSignalSpy marks(&bench.pane, &FlowsPane::marksChanged);
    for (const Flow &flow : std::as_const(flows)) {
        bench.pane.noteLaunch(flow.id);
    }
    bench.pane.noteLaunch(flows.at(4).id);
    QCOMPARE(
        bench.rows(),
        (QStringList{QStringLiteral("Recent"), QStringLiteral("Flow 5"), QStringLiteral("Flow 7"),
                     QStringLiteral("Flow 6"), QStringLiteral("Flow 4"), QStringLiteral("Flow 3"),
                     QStringLiteral("All flows (7)"), QStringLiteral("Flow 1"), QStringLiteral("Flow 2")}));
    QCOMPARE(marks.last().first().value<FlowMarks>().recents.size(), 5);
}

void FlowCatalogueTest::rowsDoNotMoveUnderThePointer()
{
    Bench bench(m_theme);
    bench.pane.showFlows(sampleFlows());
    QTest::mouseMove(bench.list->viewport(), QPoint(20, 20));
    QTRY_VERIFY(bench.list->isPointedAt());
    bench.pane.noteLaunch(withoutSchema().id);
    QCOMPARE(bench.rows().size(), 4);

    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(bench.list->viewport(), &leave);
    QCOMPARE(bench.rows().mid(0, 2), (QStringList{QStringLiteral("Recent"), QStringLiteral("Outage survey")}));
}

void FlowCatalogueTest::theFilterIsChosenInItsMenuAndClearedAgain()
{
    Bench bench(m_theme);
    bench.pane.showFlows(sampleFlows());
    auto *button = bench.part<QToolButton>("flowFilter");
    auto *types = bench.part<QMenu>("flowTypeMenu");
    QVERIFY(!bench.part<QWidget>("flowFilterLine")->isVisible());

    types->popup(QPoint(0, 0));
    QAction *calls = bench.action(QStringLiteral("flowType.INBOUNDCALL"));
    QCOMPARE(calls->text(), QStringLiteral("inbound call (1)"));
    Bench::press(types, calls);
    QVERIFY(types->isVisible()); // it stays open for the next choice
    QCOMPARE(bench.rows(), QStringList{QStringLiteral("Billing IVR")});
    QCOMPARE(bench.note(), QStringLiteral("1 of 4"));
    QVERIFY(bench.part<QWidget>("flowFilterLine")->isVisible());
    QVERIFY(bench.part<QLabel>("flowFilterText")->text().contains(u"inbound call"));
    QVERIFY(button->toolTip().contains(u"inbound call"));
    types->close();

    QTest::mouseClick(bench.part<QToolButton>("clearFlowFilterLine"), Qt::LeftButton);
    QCOMPARE(bench.rows().size(), 4);
    QVERIFY(!bench.part<QWidget>("flowFilterLine")->isVisible());
    QVERIFY(!bench.action(QStringLiteral("flowType.INBOUNDCALL"))->isChecked());
}

void FlowCatalogueTest::theFilterMenuIsWorkedByKeys()
{
    Bench bench(m_theme);
    Flow draft = withoutSchema();
    draft.publishedVersion.reset();
    bench.pane.showFlows({billingIvr(), callbackOffer(), draft});
    auto *published = bench.part<QMenu>("flowPublished");
    published->popup(QPoint(0, 0));
    QTest::keyClick(published, Qt::Key_Down);
    QTest::keyClick(published, Qt::Key_Down);
    QTest::keyClick(published, Qt::Key_Down);
    QTest::keyClick(published, Qt::Key_Space);
    QCOMPARE(bench.rows(), QStringList{draft.name});
    published->close();

    auto *launchable = bench.part<QMenu>("flowLaunchable");
    launchable->popup(QPoint(0, 0));
    Bench::press(launchable, launchable->actions().at(1));
    QCOMPARE(bench.rows(), QStringList());
    launchable->close();
}

void FlowCatalogueTest::anEmptyListSaysWhatHidesTheFlowsAndClearsIt()
{
    Bench bench(m_theme);
    bench.pane.showFlows({callbackOffer(), withoutSchema()});
    auto *published = bench.part<QMenu>("flowPublished");
    published->actions().at(2)->trigger();
    const auto *message = bench.part<QLabel>("flowsMessage");
    const auto *advice = bench.part<QLabel>("flowsAdvice");
    QVERIFY(message->isVisible());
    QCOMPARE(message->text(), QStringLiteral("The filter hides every flow."));
    QVERIFY(advice->text().contains(u"never published"));

    QTest::keyClicks(bench.search, QStringLiteral("callback"));
    QCOMPARE(message->text(), QStringLiteral("No flow matches both the search and the filter."));
    QTest::mouseClick(bench.part<QPushButton>("flowsClear"), Qt::LeftButton);
    QCOMPARE(bench.rows().size(), 2);
    QVERIFY(bench.search->text().isEmpty());

    QTest::keyClicks(bench.search, QStringLiteral("zzz"));
    QCOMPARE(message->text(), QStringLiteral("No flow matches the search."));
    QVERIFY(!bench.part<QPushButton>("flowsRetry")->isVisible());
    QTest::mouseClick(bench.part<QPushButton>("flowsClear"), Qt::LeftButton);
    QCOMPARE(bench.rows().size(), 2);
}

void FlowCatalogueTest::anotherOrganisationHasOtherMarksAndNoFilter()
{
    Bench bench(m_theme);
    bench.pane.showFlows(sampleFlows());
    bench.pane.setMarks({{callbackOffer().id}, {}});
    bench.part<QMenu>("flowPublished")->actions().at(2)->trigger();
    const QSignalSpy marks(&bench.pane, &FlowsPane::marksChanged);

    bench.pane.forget();
    bench.pane.showFlows(sampleFlows());
    QCOMPARE(bench.rows().size(), 4);
    QVERIFY(!bench.part<QWidget>("flowFilterLine")->isVisible());
    QCOMPARE(marks.count(), 0); // nobody took the marks back
}

QTEST_MAIN(FlowCatalogueTest)
#include "flowcataloguetest.moc"

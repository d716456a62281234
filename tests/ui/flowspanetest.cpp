#include "ui/flows/flowspane.h"
#include "samplefacts.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace flowconsole;

class FlowsPaneTest final : public QObject
{
    Q_OBJECT

private slots:
    void aFlowThatCanBeLaunchedAsItIsIsSelectedFirst();
    void theSelectionFollowsItsFlowThroughAReload();
    void aSearchThatHidesTheSelectedFlowKeepsItSelected();
    void searchingAndArrowKeysSelectAFlow();
    void keysLeaveAFlowAloneThatTheSearchHides();
    void aFailureSaysWhatToDoAndOffersToRetry();

private:
    Theme m_theme;
};

void FlowsPaneTest::aFlowThatCanBeLaunchedAsItIsIsSelectedFirst()
{
    FlowsPane pane(m_theme);
    QSignalSpy selected(&pane, &FlowsPane::flowSelected);

    pane.showFlows(sampleFlows());

    QCOMPARE(pane.selectedFlow(), lateFeeWaiver().id);
    QCOMPARE(selected.count(), 1);
    auto *list = pane.findChild<QListView *>(QStringLiteral("flowList"));
    QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("Late-fee waiver"));
}

void FlowsPaneTest::theSelectionFollowsItsFlowThroughAReload()
{
    FlowsPane pane(m_theme);
    pane.showFlows(sampleFlows());
    pane.select(callbackOffer().id);
    QSignalSpy selected(&pane, &FlowsPane::flowSelected);

    pane.showFlows({withoutSchema(), callbackOffer()});
    QCOMPARE(pane.selectedFlow(), callbackOffer().id);
    QCOMPARE(selected.count(), 0);

    Flow published = callbackOffer();
    published.publishedVersion->id = QStringLiteral("4.0");
    pane.showFlows({published, withoutSchema()});
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected.first().first().value<Flow>().publishedVersion->id, QStringLiteral("4.0"));
}

void FlowsPaneTest::aSearchThatHidesTheSelectedFlowKeepsItSelected()
{
    FlowsPane pane(m_theme);
    pane.showFlows(sampleFlows());
    auto *search = pane.findChild<QLineEdit *>(QStringLiteral("flowSearch"));
    auto *list = pane.findChild<QListView *>(QStringLiteral("flowList"));

    QTest::keyClicks(search, QStringLiteral("callback"));
    QCOMPARE(list->model()->rowCount(), 1);
    QCOMPARE(pane.selectedFlow(), lateFeeWaiver().id);

    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(list->model()->rowCount(), 4);
    QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("Late-fee waiver"));
}

void FlowsPaneTest::searchingAndArrowKeysSelectAFlow()
{
    FlowsPane pane(m_theme);
    pane.show();
    pane.showFlows(sampleFlows());
    auto *search = pane.findChild<QLineEdit *>(QStringLiteral("flowSearch"));
    auto *list = pane.findChild<QListView *>(QStringLiteral("flowList"));

    QTest::keyClicks(search, QStringLiteral("workflow"));
    QTest::keyClicks(search, QStringLiteral(" o"));
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Home);
    QCOMPARE(pane.selectedFlow(), callbackOffer().id);
    QTest::keyClick(list, Qt::Key_End);
    QCOMPARE(pane.selectedFlow(), withoutSchema().id);
}

void FlowsPaneTest::keysLeaveAFlowAloneThatTheSearchHides()
{
    FlowsPane pane(m_theme);
    pane.show();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    pane.showFlows(sampleFlows());
    QSignalSpy marked(&pane, &FlowsPane::marksChanged);
    auto *search = pane.findChild<QLineEdit *>(QStringLiteral("flowSearch"));
    auto *list = pane.findChild<QListView *>(QStringLiteral("flowList"));
    QTest::keyClicks(search, QStringLiteral("callback"));
    list->setFocus();
    QGuiApplication::clipboard()->setText(QStringLiteral("mine"));

    QTest::keyClick(list, Qt::Key_Asterisk);
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(list, Qt::Key_Return, Qt::AltModifier);
    QCOMPARE(marked.count(), 0);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("mine"));
    QVERIFY(pane.detailsWindow() == nullptr);

    search->clear();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), lateFeeWaiver().id.text());
    QTest::keyClick(list, Qt::Key_Asterisk);
    QTRY_COMPARE(marked.count(), 1);
}

void FlowsPaneTest::aFailureSaysWhatToDoAndOffersToRetry()
{
    FlowsPane pane(m_theme);
    pane.show();
    QSignalSpy retry(&pane, &FlowsPane::retryRequested);
    ApiError error;
    error.kind = ApiError::Kind::Network;
    error.correlationId = QStringLiteral("abc-1");

    pane.showFailure(error);

    QVERIFY(pane.findChild<QLabel *>(QStringLiteral("flowsMessage"))->text().contains(u"could not be reached"));
    const auto *advice = pane.findChild<QLabel *>(QStringLiteral("flowsAdvice"));
    QVERIFY(advice->text().contains(u"Check the network"));
    QVERIFY(advice->text().contains(u"abc-1"));
    QTest::mouseClick(pane.findChild<QPushButton *>(QStringLiteral("flowsRetry")), Qt::LeftButton);
    QCOMPARE(retry.count(), 1);
}

QTEST_MAIN(FlowsPaneTest)
#include "flowspanetest.moc"

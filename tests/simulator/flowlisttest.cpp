#include "publisheddesk.h"

#include <QtTest>

using namespace flowconsole::simulator;
using namespace flowconsole::simulator::test;

namespace {

QStringList flowNames(PublishedDesk &desk, const std::string &query)
{
    const Json page = desk.get("/api/v2/flows?" + query);
    QStringList names;
    for (const Json &flow : page.value("entities", Json::array())) {
        names += QString::fromStdString(text(flow, "name"));
    }
    return names;
}

} // namespace

class FlowListTest final : public QObject
{
    Q_OBJECT

private slots:
    void flowsAreFilteredByWhatTheyTell();
    void flowsAreFilteredByTheirPublication();
    void flowsAreSorted_data();
    void flowsAreSorted();
    void flagsAreReadInAnyCase();
};

void FlowListTest::flowsAreFilteredByWhatTheyTell()
{
    PublishedDesk desk;
    const auto names = [&desk](const std::string &query) { return flowNames(desk, query + "&sortBy=name"); };
    const QStringList reminder = {QStringLiteral("Appointment reminder")};
    const QStringList billingIvr = {QStringLiteral("Billing IVR")};
    QCOMPARE(names("description=reminds%20a%20customer*"), reminder);
    QCOMPARE(names("description=reminds"), QStringList());
    QCOMPARE(names("nameOrDescription=*reply*"), reminder);
    QCOMPARE(names("nameOrDescription=BILLING*"), billingIvr);
    QCOMPARE(names("nameOrDescription=*billing%20calls*"), billingIvr);
    QCOMPARE(names("name=billing*&description=reminds*"), QStringList());
    const Json flow = desk.get("/api/v2/flows?nameOrDescription=*reply*")["entities"][0];
    QCOMPARE(names("divisionId=" + text(flow["division"], "id")), reminder);
    QCOMPARE(names("divisionId=" + waiver), QStringList());
    QCOMPARE(names("deleted=true").size(), 7);
    QCOMPARE(names("colour=green").size(), 7);
}

void FlowListTest::flowsAreFilteredByTheirPublication()
{
    PublishedDesk desk;
    const auto names = [&desk](const std::string &query) { return flowNames(desk, query + "&sortBy=name"); };
    const QStringList withSecrets = {QStringLiteral("Billing IVR"), QStringLiteral("Password reset"),
                                     QStringLiteral("Payment capture")};
    for (const char *which : {"any", "checkedin", "published"}) {
        QCOMPARE(names(std::string("secure=") + which), withSecrets);
    }
    const QStringList november = {QStringLiteral("Password reset"), QStringLiteral("Payment capture")};
    QCOMPARE(names("publishedAfter=2026-11-01T00:00:00Z"), november);
    QCOMPARE(names("publishedAfter=2026-11-01"), november);
    // The moment itself is neither after nor before; an offset counts.
    QCOMPARE(names("publishedAfter=2026-11-02T10:15:00.000Z"),
             QStringList({QStringLiteral("Payment capture")}));
    QCOMPARE(names("publishedAfter=2026-11-02T11:14:59%2B01:00"), november);
    // Only the version in force counts, not the one of August.
    QCOMPARE(names("publishedBefore=2026-10-01T00:00:00Z"),
             QStringList({QStringLiteral("Appointment reminder"), QStringLiteral("Callback offer")}));
    QCOMPARE(names("publishedAfter=2026-10-01&publishedBefore=2026-10-05T13:20:00.001Z"),
             QStringList({QStringLiteral("Billing IVR")}));
    QCOMPARE(names("publishVersionId=14.0").contains(QStringLiteral("Billing IVR")), true);
    QCOMPARE(names("publishVersionId=13.0").contains(QStringLiteral("Billing IVR")), false);
}

void FlowListTest::flowsAreSorted_data()
{
    QTest::addColumn<QByteArray>("sortBy");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    const auto row = [](const char *key, const char *first, const char *last) {
        QTest::newRow(key) << QByteArray(key) << QString::fromLatin1(first) << QString::fromLatin1(last);
    };
    row("id", "Callback offer", "Appointment reminder");
    row("name", "Appointment reminder", "Payment capture");
    row("dateModified", "Callback offer", "Payment capture");
    row("datePublished", "Callback offer", "Payment capture");
    // What is unknown sorts as nothing does: by id.
    row("favourite", "Callback offer", "Appointment reminder");
}

void FlowListTest::flowsAreSorted()
{
    QFETCH(QByteArray, sortBy);
    QFETCH(QString, first);
    QFETCH(QString, last);
    PublishedDesk desk;
    const QStringList up = flowNames(desk, "sortBy=" + sortBy.toStdString());
    QCOMPARE(up.size(), 7);
    QCOMPARE(up.first(), first);
    QCOMPARE(up.last(), last);
    const QStringList down = flowNames(desk, "sortOrder=DESC&sortBy=" + sortBy.toStdString());
    QCOMPARE(down, QStringList(up.crbegin(), up.crend()));
    QCOMPARE(text(desk.get("/api/v2/flows?sortBy=type")["entities"][0], "type"), std::string("INBOUNDCALL"));
}

void FlowListTest::flagsAreReadInAnyCase()
{
    PublishedDesk desk;
    const auto first = [&desk](const char *flag) {
        return desk.get(std::string("/api/v2/flows?includeSchemas=") + flag)["entities"][0];
    };
    QVERIFY(first("True").contains("inputSchema"));
    QVERIFY(first("TRUE").contains("inputSchema"));
    QVERIFY(!first("False").contains("inputSchema"));
}

QTEST_GUILESS_MAIN(FlowListTest)
#include "flowlisttest.moc"

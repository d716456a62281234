#include "filter/filtercompletion.h"
#include "filter/filterparser.h"

#include <QTest>

namespace flowconsole {

namespace {

FilterVocabulary vocabulary()
{
    return {.flows = {QStringLiteral("Billing IVR"), QStringLiteral("Callback")},
            .versions = {QStringLiteral("14.0")},
            .environments = {QStringLiteral("mypurecloud.ie")},
            .nodes = {QStringLiteral("GetInvoice")},
            .inputs = {QStringLiteral("accountId"), QStringLiteral("account name")},
            .outputs = {QStringLiteral("resolved")},
            .recent = {QStringLiteral("state:failed")}};
}

/// `typed` has a "|" where the cursor is.
FilterCompletion completion(QString typed)
{
    const qsizetype cursor = typed.indexOf(u'|');
    return completeFilter(typed.remove(cursor, 1), cursor, vocabulary());
}

QStringList proposed(const QString &typed)
{
    QStringList texts;
    for (const FilterProposal &one : completion(typed).proposals) {
        texts.append(one.text);
    }
    return texts;
}

/// The text once the first proposal is taken.
QString taken(const QString &typed)
{
    const FilterCompletion offer = completion(typed);
    QString text = typed;
    return offer.proposals.isEmpty()
               ? QStringLiteral("none")
               : text.remove(u'|').replace(offer.start, offer.length, offer.proposals.first().text);
}

} // namespace

class FilterCompletionTest final : public QObject
{
    Q_OBJECT

private slots:
    void completes_data();
    void completes();
    void anEmptyFieldOffersRecentFiltersAndAllFields();
    void valuesAreThoseOfTheField();
    void aWholeFieldOffersItsOperators();
    void afterAConditionItCanBeJoined();
    void nothingIsOfferedInsideAPattern();
    void everyProposalFitsItsPlace();
};

void FilterCompletionTest::completes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("result");
    const auto row = [](const char *typed, const char *result) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(result);
    };
    row("sta|", "state:");
    row("dur|", "duration>");
    row("a sta| b", "a state: b");
    row("sta|te:failed", "state:failed");
    row("state:fa|", "state:failed");
    row("state:|", "state:draft");
    row("state:ti|meout x", "state:timed_out x");
    row("flow:bil|", "flow:\"Billing IVR\"");
    row("flow:\"bil|", "flow:\"Billing IVR\"");
    row("flow = cal|", "flow = Callback");
    row("var.acc|", "var.accountId");
    row("var.|", "var.accountId");
    row("va|", "var.");
    row("out.re|=1", "out.resolved=1");
    row("(node:get|", "(node:GetInvoice");
    row("launched>y|", "launched>yesterday");
    row("a O|", "a OR ");
    row("N|", "NOT ");
    row("env:|", "env:mypurecloud.ie");
    row("zzz|", "none");
}

void FilterCompletionTest::completes()
{
    QFETCH(QString, typed);
    QFETCH(QString, result);
    QCOMPARE(taken(typed), result);
}

void FilterCompletionTest::anEmptyFieldOffersRecentFiltersAndAllFields()
{
    const QStringList offered = proposed(QStringLiteral("|"));
    QCOMPARE(offered.first(), QStringLiteral("state:failed"));
    QVERIFY(offered.contains(QStringLiteral("state:")));
    QVERIFY(offered.contains(QStringLiteral("var.")));
    QVERIFY(!offered.contains(QStringLiteral("OR ")));
    QVERIFY(!proposed(QStringLiteral("x |")).contains(QStringLiteral("state:failed")));
}

void FilterCompletionTest::valuesAreThoseOfTheField()
{
    QCOMPARE(proposed(QStringLiteral("overdue:|")), (QStringList{QStringLiteral("yes"), QStringLiteral("no")}));
    QVERIFY(proposed(QStringLiteral("state:|")).contains(QStringLiteral("over")));
    QVERIFY(proposed(QStringLiteral("id:|")).isEmpty());
    QVERIFY(proposed(QStringLiteral("nofield:|")).isEmpty());
}

void FilterCompletionTest::aWholeFieldOffersItsOperators()
{
    QCOMPARE(proposed(QStringLiteral("state|")),
             (QStringList{QStringLiteral("state:"), QStringLiteral("state="), QStringLiteral("state!=")}));
    QVERIFY(proposed(QStringLiteral("var.accountId|")).contains(QStringLiteral("var.accountId~")));
}

void FilterCompletionTest::afterAConditionItCanBeJoined()
{
    QVERIFY(proposed(QStringLiteral("a |")).contains(QStringLiteral("OR ")));
    QVERIFY(!proposed(QStringLiteral("a OR |")).contains(QStringLiteral("OR ")));
    QVERIFY(!proposed(QStringLiteral("a (|")).contains(QStringLiteral("AND ")));
}

void FilterCompletionTest::nothingIsOfferedInsideAPattern()
{
    QVERIFY(proposed(QStringLiteral("error~/ti|me/")).isEmpty());
    QVERIFY(proposed(QStringLiteral("error~|")).isEmpty());
}

void FilterCompletionTest::everyProposalFitsItsPlace()
{
    const QString text =
        QStringLiteral("a state:failed (flow:\"Billing IVR\" OR duration > 2s) NOT var.x=1 error~/x/i");
    for (qsizetype cursor = 0; cursor <= text.size(); ++cursor) {
        const FilterCompletion offer = completeFilter(text, cursor, vocabulary());
        QVERIFY(offer.start >= 0 && offer.length >= 0 && offer.start + offer.length <= text.size());
        QVERIFY(offer.start <= cursor);
    }
}

} // namespace flowconsole

QTEST_GUILESS_MAIN(flowconsole::FilterCompletionTest)
#include "filtercompletiontest.moc"

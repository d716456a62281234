#include "domain/errorcodes.h"
#include "domain/words.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace flowconsole;
using Kind = ApiError::Kind;

Q_DECLARE_METATYPE(Kind)

namespace {

ApiError errorOf(Kind kind, int status = 0, const QString &code = {}, const QString &message = {})
{
    ApiError error;
    error.kind = kind;
    error.httpStatus = status;
    error.code = code;
    error.message = message;
    return error;
}

const QList<Kind> allKinds{Kind::Network,         Kind::Tls,         Kind::DeadlinePassed, Kind::OutcomeUnknown,
                           Kind::MalformedAnswer, Kind::SignIn,      Kind::Permission,     Kind::NotFound,
                           Kind::RejectedInput,   Kind::RateLimited, Kind::Unavailable,    Kind::Server,
                           Kind::FlowFailed,      Kind::Local};

const QList<std::optional<Dialect>> allConnections{std::nullopt, Dialect::Published, Dialect::FlowExecutions,
                                                   Dialect::ConversationFlow};

bool isSentence(const QString &text)
{
    static const QRegularExpression sentence(QStringLiteral("^\\p{Lu}.*[.:!?]$"));
    return text.size() > 12 && text.count(u' ') >= 2 && sentence.match(text).hasMatch() && !text.contains(u'%');
}

/// Says what to do: begins with one of the words for it, or says that nothing need be done.
bool isAdvice(const QString &text)
{
    static const QRegularExpression advice(
        QStringLiteral("^(Ask|Check|Choose|Close|Correct|Do|Give|Look|Mend|Open|Reload|Set|Shorten|Sign|Start|"
                       "The console goes on|"
                       "Try|Wait)\\b"));
    return isSentence(text) && advice.match(text).hasMatch();
}

} // namespace

class ErrorWordsTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyRowSaysThreeThings_data();
    void everyRowSaysThreeThings();
    void noTwoRowsAreForTheSame();
    void everyCodeOfTheApiHasWordsOfItsOwn_data();
    void everyCodeOfTheApiHasWordsOfItsOwn();
    void anUnknownCodeFallsBackByKind_data();
    void anUnknownCodeFallsBackByKind();
    void aMissingPermissionIsNamed();
    void theDialectsPermissionsAreNamedWhereThePlatformNamesNone();
    void theAnswersOwnSentenceIsShown();
    void aWaitIsToldInSeconds();
    void theLinkLeadsToWhatHasToChange_data();
    void theLinkLeadsToWhatHasToChange();
};

void ErrorWordsTest::everyRowSaysThreeThings_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const ErrorRow &row : errorCatalogue()) {
        const QByteArray name = QByteArray::number(index) + ' ' + QByteArray::number(int(row.kind)) + ' ' +
                                QByteArray::number(row.status) + ' ' + row.code;
        QTest::newRow(name.constData()) << index++;
    }
}

void ErrorWordsTest::everyRowSaysThreeThings()
{
    QFETCH(int, index);
    const ErrorRow &row = errorCatalogue()[static_cast<size_t>(index)];
    ApiError error = errorOf(row.kind, row.status, QString::fromLatin1(row.code));
    error.retryAfter = std::chrono::seconds(7);

    const ErrorWords words = describe(error, row.dialect);

    QVERIFY2(isSentence(words.whatHappened), qPrintable(words.whatHappened));
    QVERIFY2(isSentence(words.whatItMeans), qPrintable(words.whatItMeans));
    QVERIFY2(isAdvice(words.whatToDo), qPrintable(words.whatToDo));
    QCOMPARE(QSet<QString>({words.whatHappened, words.whatItMeans, words.whatToDo}).size(), 3);
    QCOMPARE(words.link, row.link);
    if (*row.code != '\0') {
        QVERIFY(!words.whatHappened.contains(QLatin1String(row.code)));
    }
    // The row is the one that is found, not another that asks for as much.
    const QString own = QString::fromUtf8(row.whatItMeans).section(QStringLiteral("%1"), 0, 0);
    QVERIFY2(words.whatItMeans.startsWith(own), qPrintable(words.whatItMeans));
}

void ErrorWordsTest::noTwoRowsAreForTheSame()
{
    QSet<QString> seen;
    for (const ErrorRow &row : errorCatalogue()) {
        const QString key = QStringLiteral("%1/%2/%3/%4")
                                .arg(int(row.kind))
                                .arg(row.status)
                                .arg(QLatin1String(row.code))
                                .arg(row.dialect ? int(*row.dialect) : -1);
        QVERIFY2(!seen.contains(key), qPrintable(key));
        seen.insert(key);
    }
}

void ErrorWordsTest::everyCodeOfTheApiHasWordsOfItsOwn_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](Kind kind, int status, const QString &code) {
        QTest::addRow("%d %s", status, qPrintable(code)) << kind << status << code;
    };
    row(Kind::RejectedInput, 400, QStringLiteral("bad.request"));
    row(Kind::RejectedInput, 400, QStringLiteral("invalid.value"));
    row(Kind::RejectedInput, 422, QString());
    row(Kind::SignIn, 401, QStringLiteral("authentication.required"));
    row(Kind::SignIn, 401, QStringLiteral("bad.credentials"));
    row(Kind::SignIn, 400, QStringLiteral("invalid_client"));
    row(Kind::SignIn, 400, QStringLiteral("invalid_grant"));
    row(Kind::SignIn, 400, QStringLiteral("unauthorized_client"));
    row(Kind::SignIn, 400, QStringLiteral("invalid_scope"));
    row(Kind::SignIn, 0, QStringLiteral("access_denied"));
    row(Kind::RateLimited, 400, QStringLiteral("invalid_request"));
    row(Kind::Permission, 403, QStringLiteral("missing.permissions"));
    row(Kind::Permission, 403, QStringLiteral("missing.any.permissions"));
    row(Kind::Permission, 403, QStringLiteral("not.authorized"));
    row(Kind::Server, 500, QStringLiteral("internal.server.error"));
    row(Kind::Unavailable, 503, QStringLiteral("service.unavailable"));
    row(Kind::Server, 504, QStringLiteral("request.timeout"));
}

void ErrorWordsTest::everyCodeOfTheApiHasWordsOfItsOwn()
{
    QFETCH(Kind, kind);
    QFETCH(int, status);
    QFETCH(QString, code);

    const ErrorWords words = describe(errorOf(kind, status, code));

    QVERIFY(words.whatHappened != describe(errorOf(kind)).whatHappened);
    QVERIFY(words.whatItMeans != describe(errorOf(kind)).whatItMeans);
}

void ErrorWordsTest::anUnknownCodeFallsBackByKind_data()
{
    QTest::addColumn<Kind>("kind");
    for (const Kind kind : allKinds) {
        QTest::addRow("%d", int(kind)) << kind;
    }
}

void ErrorWordsTest::anUnknownCodeFallsBackByKind()
{
    QFETCH(Kind, kind);
    for (const auto &dialect : allConnections) {
        const ErrorWords words = describe(errorOf(kind, 418, QStringLiteral("brand.new")), dialect);

        QVERIFY(isSentence(words.whatHappened) && isSentence(words.whatItMeans) && isAdvice(words.whatToDo));
        QVERIFY(!words.whatHappened.contains(u"brand.new"));
    }
}

void ErrorWordsTest::aMissingPermissionIsNamed()
{
    ApiError error = errorOf(Kind::Permission, 403, QStringLiteral("missing.any.permissions"));
    error.permission = QStringLiteral("architect:flow:launch");
    for (const auto &dialect : allConnections) {
        QVERIFY(describe(error, dialect).whatItMeans.contains(error.permission));
    }
}

void ErrorWordsTest::theDialectsPermissionsAreNamedWhereThePlatformNamesNone()
{
    const ApiError error = errorOf(Kind::Permission, 403);

    QVERIFY(describe(error, Dialect::Published).whatItMeans.contains(u"architect:flow:launch"));
    QVERIFY(describe(error, Dialect::FlowExecutions).whatItMeans.contains(u"flow:execution:write"));
    QVERIFY(describe(error, Dialect::FlowExecutions).whatItMeans.contains(u"scope"));
    QVERIFY(describe(error, Dialect::ConversationFlow).whatItMeans.contains(u"flow:execute"));
    QCOMPARE(describe(error).link, SettingLink::Permissions);
}

void ErrorWordsTest::theAnswersOwnSentenceIsShown()
{
    const QString own = QStringLiteral("Variable 100% of \"x\" is %2.");

    QVERIFY(describe(errorOf(Kind::RejectedInput, 400, {}, own))
                .whatHappened.endsWith(QStringLiteral("The answer: ") + own));
    QVERIFY(describe(errorOf(Kind::Network, 0, {}, own))
                .whatHappened.endsWith(QStringLiteral("In detail: ") + own));
    QCOMPARE(describe(errorOf(Kind::Local, 0, {}, own)).whatHappened, own);
}

void ErrorWordsTest::aWaitIsToldInSeconds()
{
    ApiError error = errorOf(Kind::RateLimited, 429, QStringLiteral("too.many.requests"));
    error.retryAfter = std::chrono::milliseconds(16001);
    QVERIFY(describe(error).whatToDo.contains(u"17 s"));

    error.retryAfter.reset();
    QVERIFY(describe(error).whatToDo.startsWith(u"Wait"));
}

void ErrorWordsTest::theLinkLeadsToWhatHasToChange_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<SettingLink>("link");
    QTest::newRow("host name") << Kind::Network << errorcodes::hostNotFound << SettingLink::ConnectionAddress;
    QTest::newRow("private authority")
        << Kind::Tls << errorcodes::tlsUnknownAuthority << SettingLink::ConnectionCertificate;
    QTest::newRow("portal") << Kind::MalformedAnswer << errorcodes::answerIsPage << SettingLink::Network;
    QTest::newRow("secret") << Kind::SignIn << QStringLiteral("invalid_client")
                            << SettingLink::ConnectionCredentials;
    QTest::newRow("input") << Kind::RejectedInput << QString() << SettingLink::FlowInput;
    QTest::newRow("flow") << Kind::NotFound << QString() << SettingLink::FlowList;
    QTest::newRow("dialect") << Kind::Local << errorcodes::notOffered << SettingLink::ConnectionDialect;
    QTest::newRow("doubtful launch") << Kind::OutcomeUnknown << QString() << SettingLink::ConnectionRetries;
}

void ErrorWordsTest::theLinkLeadsToWhatHasToChange()
{
    QFETCH(Kind, kind);
    QFETCH(QString, code);
    QFETCH(SettingLink, link);
    QCOMPARE(describe(errorOf(kind, 0, code)).link, link);
}

QTEST_GUILESS_MAIN(ErrorWordsTest)
#include "net_errorwords.moc"

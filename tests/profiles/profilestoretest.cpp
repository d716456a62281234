#include "profiles/profilestore.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;

namespace {

ConnectionProfile profileOf(const QString &id, const QString &name)
{
    ConnectionProfile profile;
    profile.id = ProfileId(id);
    profile.name = name;
    profile.environment = QStringLiteral("127.0.0.1:8080");
    profile.apiUrl = QUrl(QStringLiteral("http://127.0.0.1:8080"));
    profile.loginUrl = profile.apiUrl;
    profile.clientId = QStringLiteral("client-of-") + id;
    return profile;
}

ConnectionProfile fullProfile()
{
    ConnectionProfile profile = profileOf(QStringLiteral("a"), QStringLiteral("Zoë's test"));
    profile.dialect = Dialect::ConversationFlow;
    profile.grant = Grant::AuthorizationCode;
    profile.redirectPort = 9001;
    profile.colour = ProfileColour::Purple;
    profile.production = true;
    profile.requestsPerMinute = 120;
    profile.retriesLaunches = true;
    profile.webhookTarget = QUrl(QStringLiteral("https://me.example/in"));
    profile.webhookId = QStringLiteral("w-1");
    profile.caFile = QStringLiteral("/etc/own.pem");
    return profile;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

} // namespace

class ProfileStoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void withoutAFileTheListIsEmpty();
    void whatIsSavedIsThereInTheNextSession();
    void aProfileIsReplacedInItsPlace();
    void aProfileThatIsRemovedIsGoneAndNoLongerCurrent();
    void theWebhooksIdIsKeptBesideTheProfile();
    void theFileIsOfAVersionAndHoldsNoSecret();
    void whatIsUnknownInTheFileSurvives();
    void anEntryThatWouldSendCredentialsInClearIsLeftOut_data();
    void anEntryThatWouldSendCredentialsInClearIsLeftOut();
    void aRegionThatGaveWayToAddressesIsGoneFromTheFile();
    void aDamagedFileIsSetAsideWithNothingLost_data();
    void aDamagedFileIsSetAsideWithNothingLost();
    void twoDamagedFilesOfOneSecondAreBothKept();
    void aFileOfANewerConsoleIsNeverWrittenOver();
    void anEntryThatCannotBeUsedIsToldAndStays();
    void whatCannotBeWrittenChangesNothing();
    void anExportHoldsNeitherSecretsNorAnythingThatIsOurs();
    void anImportTellsWhatItWouldDo();
    void anImportReplacesOnlyWhereThatIsAgreedTo();
    void whatIsNoExportIsRefused();
    void aNameMayBeTakenTwiceButIsTold();

private:
    [[nodiscard]] QString path(const QString &name = QStringLiteral("profiles.json")) const
    {
        return m_folder->filePath(name);
    }
    bool write(const QByteArray &content, const QString &name = QStringLiteral("profiles.json")) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_clock;
};

void ProfileStoreTest::withoutAFileTheListIsEmpty()
{
    ProfileStore store(path(), m_clock);

    const auto loaded = store.load();

    QVERIFY(loaded.ok());
    QCOMPARE(loaded.value(), QStringList());
    QCOMPARE(store.profiles(), QList<ConnectionProfile>());
    QVERIFY(store.current().isEmpty());
    QVERIFY(!QFile::exists(path()));
}

void ProfileStoreTest::whatIsSavedIsThereInTheNextSession()
{
    const QString deep = path(QStringLiteral("deep/er/profiles.json"));
    const ConnectionProfile first = fullProfile();
    const ConnectionProfile second = profileOf(QStringLiteral("b"), QStringLiteral("Second"));
    {
        ProfileStore store(deep, m_clock);
        QVERIFY(store.load().ok());
        QVERIFY(store.save(first).ok());
        QVERIFY(store.save(second).ok());
        QVERIFY(store.setCurrent(second.id).ok());
    }

    ProfileStore store(deep, m_clock);

    QCOMPARE(store.load().value(), QStringList());
    QCOMPARE(store.profiles(), QList<ConnectionProfile>({first, second}));
    QCOMPARE(store.current(), second.id);
    QCOMPARE(store.profile(first.id), std::optional(first));
}

void ProfileStoreTest::aProfileIsReplacedInItsPlace()
{
    ProfileStore store(path(), m_clock);
    QVERIFY(store.save(profileOf(QStringLiteral("a"), QStringLiteral("A"))).ok());
    QVERIFY(store.save(profileOf(QStringLiteral("b"), QStringLiteral("B"))).ok());
    const ConnectionProfile renamed = profileOf(QStringLiteral("a"), QStringLiteral("Renamed"));

    QVERIFY(store.save(renamed).ok());

    QCOMPARE(store.profiles().size(), 2);
    QCOMPARE(store.profiles().at(0), renamed);
}

void ProfileStoreTest::aProfileThatIsRemovedIsGoneAndNoLongerCurrent()
{
    ProfileStore store(path(), m_clock);
    const ConnectionProfile profile = profileOf(QStringLiteral("a"), QStringLiteral("A"));
    QVERIFY(store.save(profile).ok() && store.setCurrent(profile.id).ok());

    QVERIFY(store.remove(profile.id).ok());

    QCOMPARE(store.profiles(), QList<ConnectionProfile>());
    QVERIFY(store.current().isEmpty());
    QVERIFY(!contentOf(path()).contains("client-of-a"));
}

void ProfileStoreTest::theWebhooksIdIsKeptBesideTheProfile()
{
    ProfileStore store(path(), m_clock);
    const ConnectionProfile profile = profileOf(QStringLiteral("a"), QStringLiteral("A"));
    QVERIFY(store.save(profile).ok());

    QVERIFY(store.setWebhookId(profile.id, QStringLiteral("w-7")).ok());
    QVERIFY(!store.setWebhookId(ProfileId(QStringLiteral("gone")), QStringLiteral("w-8")).ok());

    ProfileStore next(path(), m_clock);
    QVERIFY(next.load().ok());
    QCOMPARE(next.profile(profile.id)->webhookId, QStringLiteral("w-7"));
}

void ProfileStoreTest::theFileIsOfAVersionAndHoldsNoSecret()
{
    ProfileStore store(path(), m_clock);
    QVERIFY(store.save(fullProfile()).ok());

    const QByteArray content = contentOf(path());

    QCOMPARE(JsonValue::parse(content).value().value(u"version").toInteger(), std::optional<qint64>(1));
    for (const char *word : {"secret", "Secret", "token", "Token"}) {
        QVERIFY2(!content.contains(word), content);
    }
}

void ProfileStoreTest::whatIsUnknownInTheFileSurvives()
{
    QVERIFY(write("{\"version\":1,\"note\":\"mine\",\"profiles\":[{\"id\":\"a\",\"name\":\"A\","
                  "\"apiUrl\":\"http://127.0.0.1:1\",\"clientId\":\"c\",\"future\":{\"x\":1.50}}]}"));
    ProfileStore store(path(), m_clock);
    QCOMPARE(store.load().value(), QStringList());
    ConnectionProfile changed = store.profiles().at(0);
    changed.name = QStringLiteral("Changed");

    QVERIFY(store.save(changed).ok());

    const JsonValue document = JsonValue::parse(contentOf(path())).value();
    QCOMPARE(document.value(u"note").toString(), QStringLiteral("mine"));
    const JsonValue entry = document.value(u"profiles").elements().at(0);
    QCOMPARE(entry.value(u"name").toString(), QStringLiteral("Changed"));
    QCOMPARE(entry.value(u"future").toJson(), QByteArray("{\"x\":1.50}"));
}

void ProfileStoreTest::anEntryThatWouldSendCredentialsInClearIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("http to the login host") << QByteArray("loginUrl") << QByteArray("http://login.example");
    QTest::newRow("http to the API") << QByteArray("apiUrl") << QByteArray("http://api.example");
    QTest::newRow("a password in the address")
        << QByteArray("apiUrl") << QByteArray("https://me:s3cret@api.example");
    QTest::newRow("another scheme") << QByteArray("loginUrl") << QByteArray("file:///etc/passwd");
    QTest::newRow("http to the webhook") << QByteArray("webhookTarget") << QByteArray("http://me.example/in");
}

void ProfileStoreTest::anEntryThatWouldSendCredentialsInClearIsLeftOut()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, address);
    QVERIFY(write("{\"version\":1,\"profiles\":[{\"id\":\"a\",\"name\":\"A\",\"clientId\":\"c\",\"" + key +
                  "\":\"" + address + "\"}]}"));
    ProfileStore store(path(), m_clock);

    const QStringList problems = store.load().value();

    QCOMPARE(problems.size(), 1);
    QVERIFY2(problems.at(0).startsWith(u"Connection 1 of the file is left out"), qPrintable(problems.at(0)));
    QVERIFY(!problems.at(0).contains(u"s3cret"));
    QVERIFY(store.profiles().isEmpty());
    QVERIFY(store.readImport(path()).value().added.isEmpty());
}

void ProfileStoreTest::aRegionThatGaveWayToAddressesIsGoneFromTheFile()
{
    ProfileStore store(path(), m_clock);
    ConnectionProfile profile = profileOf(QStringLiteral("a"), QStringLiteral("A"));
    profile.region = QStringLiteral("eu-west-1");
    QVERIFY(store.save(profile).ok());
    QVERIFY(contentOf(path()).contains("eu-west-1"));
    profile.region.clear();

    QVERIFY(store.save(profile).ok());

    QVERIFY(!contentOf(path()).contains("eu-west-1"));
    QVERIFY(contentOf(path()).contains("127.0.0.1:8080"));
}

void ProfileStoreTest::aDamagedFileIsSetAsideWithNothingLost_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("cut") << QByteArray("{\"version\":1,\"profiles\":[{\"id\":\"a\"");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("bytes") << QByteArray("\0\xff\xfe garbage", 11);
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no version") << QByteArray("{\"profiles\":[]}");
    QTest::newRow("profiles of another type") << QByteArray("{\"version\":1,\"profiles\":{}}");
}

void ProfileStoreTest::aDamagedFileIsSetAsideWithNothingLost()
{
    QFETCH(QByteArray, content);
    QVERIFY(write(content));
    ProfileStore store(path(), m_clock);

    const auto loaded = store.load();

    QVERIFY(loaded.ok());
    QCOMPARE(loaded.value().size(), 1);
    const QString aside = path(QStringLiteral("profiles.json.damaged-20260105-090000"));
    QVERIFY2(loaded.value().first().contains(aside), qPrintable(loaded.value().first()));
    QCOMPARE(contentOf(aside), content);
    QVERIFY(store.save(profileOf(QStringLiteral("a"), QStringLiteral("A"))).ok());
    QCOMPARE(contentOf(aside), content);
}

void ProfileStoreTest::twoDamagedFilesOfOneSecondAreBothKept()
{
    for (const QByteArray &content : {QByteArray("one"), QByteArray("two")}) {
        QVERIFY(write(content));
        QVERIFY(ProfileStore(path(), m_clock).load().ok());
    }

    const QDir folder(m_folder->path());
    QCOMPARE(folder.entryList({QStringLiteral("*.damaged-*")}).size(), 2);
}

void ProfileStoreTest::aFileOfANewerConsoleIsNeverWrittenOver()
{
    const QByteArray content = "{\"version\":2,\"profiles\":[],\"more\":true}";
    QVERIFY(write(content));
    ProfileStore store(path(), m_clock);

    const auto loaded = store.load();

    QVERIFY(!loaded.ok());
    QVERIFY(loaded.error().message.contains(u"version 2"));
    const auto saved = store.save(profileOf(QStringLiteral("a"), QStringLiteral("A")));
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().message, loaded.error().message);
    QCOMPARE(store.profiles(), QList<ConnectionProfile>());
    QCOMPARE(contentOf(path()), content);
}

void ProfileStoreTest::anEntryThatCannotBeUsedIsToldAndStays()
{
    QVERIFY(write("{\"version\":1,\"profiles\":[{\"id\":\"a\",\"name\":\"A\"},"
                  "{\"id\":\"b\",\"name\":\"B\",\"dialect\":\"martian\"},"
                  "{\"id\":\"a\",\"name\":\"Again\"},{\"name\":\"No id\"},7]}"));
    ProfileStore store(path(), m_clock);

    const auto loaded = store.load();

    QCOMPARE(loaded.value().size(), 4);
    QVERIFY2(loaded.value().at(0).contains(u"martian"), qPrintable(loaded.value().at(0)));
    QVERIFY(loaded.value().at(0).contains(u"Connection 2"));
    QCOMPARE(store.profiles().size(), 1);
    QVERIFY(store.save(profileOf(QStringLiteral("c"), QStringLiteral("C"))).ok());
    const JsonValue list = JsonValue::parse(contentOf(path())).value().value(u"profiles");
    QCOMPARE(list.elements().size(), 6);
    QVERIFY(contentOf(path()).contains("martian") && contentOf(path()).contains("No id"));
}

void ProfileStoreTest::whatCannotBeWrittenChangesNothing()
{
    // A folder stands where the file should be.
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("taken/x")));
    ProfileStore store(path(QStringLiteral("taken")), m_clock);

    const auto saved = store.save(profileOf(QStringLiteral("a"), QStringLiteral("A")));

    QVERIFY(!saved.ok());
    QVERIFY(saved.error().message.contains(u"taken"));
    QCOMPARE(store.profiles(), QList<ConnectionProfile>());
}

void ProfileStoreTest::anExportHoldsNeitherSecretsNorAnythingThatIsOurs()
{
    QVERIFY(write(
        "{\"version\":1,\"note\":\"private\",\"profiles\":[{\"id\":\"a\",\"name\":\"A\",\"clientId\":\"c\","
        "\"webhookId\":\"w-1\",\"clientSecret\":\"s3cret\",\"refreshToken\":\"r3fresh\"}]}"));
    ProfileStore store(path(), m_clock);
    QVERIFY(store.load().ok());

    QVERIFY(store.exportTo(path(QStringLiteral("export.json"))).ok());

    const QByteArray content = contentOf(path(QStringLiteral("export.json")));
    QVERIFY(content.contains("\"A\"") && content.contains("\"version\""));
    for (const char *word :
         {"s3cret", "r3fresh", "clientSecret", "refreshToken", "w-1", "private", "current"}) {
        QVERIFY2(!content.contains(word), word);
    }
}

void ProfileStoreTest::anImportTellsWhatItWouldDo()
{
    const QString file = path(QStringLiteral("export.json"));
    const ConnectionProfile added = profileOf(QStringLiteral("new"), QStringLiteral("taken name"));
    const ConnectionProfile same = profileOf(QStringLiteral("same"), QStringLiteral("Same"));
    ProfileStore theirs(path(QStringLiteral("theirs.json")), m_clock);
    QVERIFY(theirs.save(profileOf(QStringLiteral("a"), QStringLiteral("A of theirs"))).ok());
    QVERIFY(theirs.save(same).ok() && theirs.save(added).ok() && theirs.exportTo(file).ok());
    ProfileStore ours(path(), m_clock);
    ConnectionProfile kept = profileOf(QStringLiteral("a"), QStringLiteral("A of ours"));
    kept.webhookId = QStringLiteral("w-1");
    QVERIFY(ours.save(kept).ok() && ours.save(same).ok());
    QVERIFY(ours.save(profileOf(QStringLiteral("b"), QStringLiteral("Taken name"))).ok());

    const auto import = ours.readImport(file);

    QVERIFY(import.ok());
    QCOMPARE(import.value().added, QList<ConnectionProfile>({added}));
    QCOMPARE(import.value().replacing.size(), 1);
    QCOMPARE(import.value().replacing.at(0).name, QStringLiteral("A of theirs"));
    QCOMPARE(import.value().replacing.at(0).webhookId, QStringLiteral("w-1"));
    QCOMPARE(import.value().sharedNames, QStringList{QStringLiteral("taken name")});
    QCOMPARE(ours.profiles().size(), 3);
}

void ProfileStoreTest::anImportReplacesOnlyWhereThatIsAgreedTo()
{
    ProfileStore ours(path(), m_clock);
    const ConnectionProfile kept = profileOf(QStringLiteral("a"), QStringLiteral("Ours"));
    QVERIFY(ours.save(kept).ok());
    ProfileStore::Import import;
    import.added = {profileOf(QStringLiteral("new"), QStringLiteral("New"))};
    import.replacing = {profileOf(QStringLiteral("a"), QStringLiteral("Theirs"))};

    QVERIFY(ours.import(import, false).ok());
    QCOMPARE(ours.profiles(), QList<ConnectionProfile>({kept, import.added.at(0)}));
    QVERIFY(ours.import(import, true).ok());

    QCOMPARE(ours.profiles(), QList<ConnectionProfile>({import.replacing.at(0), import.added.at(0)}));
}

void ProfileStoreTest::whatIsNoExportIsRefused()
{
    const ProfileStore store(path(), m_clock);
    const QString wrong = path(QStringLiteral("wrong.json"));
    QVERIFY(write("<html/>", QStringLiteral("wrong.json")));

    QVERIFY(!store.readImport(path(QStringLiteral("none.json"))).ok());
    const auto import = store.readImport(wrong);

    QVERIFY(!import.ok());
    QVERIFY(import.error().message.contains(wrong));
    QCOMPARE(contentOf(wrong), QByteArray("<html/>"));
}

void ProfileStoreTest::aNameMayBeTakenTwiceButIsTold()
{
    ProfileStore store(path(), m_clock);
    const ConnectionProfile first = profileOf(QStringLiteral("a"), QStringLiteral("Test"));
    const ConnectionProfile second = profileOf(QStringLiteral("b"), QStringLiteral("TEST"));
    QVERIFY(store.save(first).ok());

    QVERIFY(!store.isNameTaken(first));
    QVERIFY(store.isNameTaken(second));
    QVERIFY(store.save(second).ok());
    QCOMPARE(store.profiles().size(), 2);
}

QTEST_GUILESS_MAIN(ProfileStoreTest)
#include "profilestoretest.moc"

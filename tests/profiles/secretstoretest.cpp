#include "profiles/secretstore.h"
#include "base/clock.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;

namespace {

constexpr const char *insideVariable = "FLOWCONSOLE_TEST_INSIDE_KEYRING";

const ConnectionSecrets someSecrets{QStringLiteral("s3cr3t-Zoë-\"quoted\""), QStringLiteral("r3fr3sh-token"),
                                    QStringLiteral("w3bh00k-path")};

/// A store and what it tells.
struct Keeping
{
    explicit Keeping(const Clock &clock)
        : store(clock, QStringLiteral("flow-console-test")),
          loaded(&store, &SecretStore::loaded),
          stored(&store, &SecretStore::stored),
          unavailable(&store, &SecretStore::unavailable)
    {}

    /// Loads and waits for the answer.
    [[nodiscard]] std::optional<ConnectionSecrets> load(const QString &id)
    {
        const auto before = loaded.count();
        store.load(ProfileId(id));
        if (loaded.count() == before && !loaded.wait(30'000)) {
            return std::nullopt;
        }
        return loaded.last().at(1).value<ConnectionSecrets>();
    }
    [[nodiscard]] bool keep(const QString &id, const ConnectionSecrets &secrets)
    {
        const auto before = stored.count();
        store.store(ProfileId(id), secrets);
        return stored.count() > before || stored.wait(30'000);
    }

    SecretStore store;
    QSignalSpy loaded;
    QSignalSpy stored;
    QSignalSpy unavailable;
};

/// Files below `folder` in which one of the secrets stands.
QStringList filesWithSecrets(const QString &folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly)) {
            const QByteArray content = file.readAll();
            if (content.contains("s3cr3t") || content.contains("r3fr3sh") || content.contains("w3bh00k")) {
                found.append(file.fileName());
            }
        }
    }
    return found;
}

} // namespace

/// Where no keychain answers: no session bus is there.
class SecretStoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void withoutAKeychainSecretsAreKeptForTheSessionAndThatIsSaid();
    void aKeychainThatDoesNotAnswerIsNotWaitedForForEver();
    void aRealKeychainKeepsThem();

private:
    SystemClock m_clock;
};

void SecretStoreTest::withoutAKeychainSecretsAreKeptForTheSessionAndThatIsSaid()
{
    Keeping keeping(m_clock);

    QVERIFY(keeping.keep(QStringLiteral("a"), someSecrets));
    QVERIFY(keeping.keep(QStringLiteral("b"), {QStringLiteral("other"), {}, {}}));

    QCOMPARE(keeping.unavailable.count(), 1);
    const QString reason = keeping.unavailable.at(0).at(0).toString();
    QVERIFY2(reason.contains(u"keychain") && reason.contains(u"until this program ends"), qPrintable(reason));
    QVERIFY(!keeping.store.isPersistent());
    QCOMPARE(keeping.load(QStringLiteral("a")), std::optional(someSecrets));
    QCOMPARE(keeping.load(QStringLiteral("c")), std::optional(ConnectionSecrets()));
    QVERIFY(keeping.keep(QStringLiteral("a"), {}));
    QCOMPARE(keeping.load(QStringLiteral("a")), std::optional(ConnectionSecrets()));
    Keeping next(m_clock);
    QCOMPARE(next.load(QStringLiteral("b")), std::optional(ConnectionSecrets()));
    QCOMPARE(filesWithSecrets(QDir::homePath()), QStringList());
}

void SecretStoreTest::aKeychainThatDoesNotAnswerIsNotWaitedForForEver()
{
    ManualClock clock;
    Keeping keeping(clock);
    keeping.store.load(ProfileId(QStringLiteral("a")));
    keeping.store.store(ProfileId(QStringLiteral("b")), someSecrets);

    clock.advance(std::chrono::minutes(2));

    QCOMPARE(keeping.loaded.count(), 1);
    QCOMPARE(keeping.loaded.at(0).at(1).value<ConnectionSecrets>(), ConnectionSecrets());
    QCOMPARE(keeping.stored.count(), 1);
    QCOMPARE(keeping.unavailable.count(), 1);
    QCOMPARE(keeping.load(QStringLiteral("b")), std::optional(someSecrets));
    QCOMPARE(keeping.loaded.count(), 2);
}

/// Runs KeyringTest below in a session of its own, with a keyring that is unlocked.
void SecretStoreTest::aRealKeychainKeepsThem()
{
    const QString session = QStandardPaths::findExecutable(QStringLiteral("dbus-run-session"));
    if (session.isEmpty() || QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty()) {
        QSKIP("dbus-run-session and gnome-keyring-daemon are needed to test with a real keychain");
    }
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    environment.insert(QString::fromLatin1(insideVariable), QStringLiteral("1"));
    for (const char *variable :
         {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"}) {
        environment.insert(QString::fromLatin1(variable), home.path());
    }
    QProcess inside;
    inside.setProcessEnvironment(environment);
    inside.setProcessChannelMode(QProcess::MergedChannels);
    inside.start(session, {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
                           QStringLiteral("printf pw | gnome-keyring-daemon --unlock --components=secrets "
                                          ">/dev/null 2>&1 && exec \"$0\""),
                           QCoreApplication::applicationFilePath()});

    QVERIFY(inside.waitForFinished(60'000));

    const QByteArray output = inside.readAll();
    QVERIFY2(inside.exitStatus() == QProcess::NormalExit && inside.exitCode() == 0, output);
    QVERIFY2(output.contains("Totals: 6 passed"), output);
}

/// Within a session that has a keychain.
class KeyringTest final : public QObject
{
    Q_OBJECT

private slots:
    void secretsOutliveTheProgram();
    void eachProfileHasItsOwnAndTheLastOnesCount();
    void whatIsRemovedIsGone();
    void whatWasNotToldIsNotOverwritten();

private:
    SystemClock m_clock;
};

void KeyringTest::secretsOutliveTheProgram()
{
    {
        Keeping before(m_clock);
        QVERIFY(before.keep(QStringLiteral("a"), someSecrets));
        QVERIFY2(before.unavailable.isEmpty(), qPrintable(before.unavailable.value(0).value(0).toString()));
        QVERIFY(before.store.isPersistent());
    }

    Keeping after(m_clock);

    QCOMPARE(after.load(QStringLiteral("a")), std::optional(someSecrets));
    QVERIFY(after.store.isPersistent());
    QCOMPARE(filesWithSecrets(QDir::homePath()), QStringList());
}

void KeyringTest::eachProfileHasItsOwnAndTheLastOnesCount()
{
    {
        Keeping before(m_clock);
        before.store.store(ProfileId(QStringLiteral("b")), {QStringLiteral("first"), {}, {}});
        before.store.store(ProfileId(QStringLiteral("c")), {QStringLiteral("of c"), {}, {}});
        QVERIFY(before.keep(QStringLiteral("b"), {QStringLiteral("second"), QStringLiteral("token"), {}}));
        QTRY_COMPARE(before.stored.count(), 3);
    }

    Keeping after(m_clock);

    QCOMPARE(after.load(QStringLiteral("b")),
             std::optional(ConnectionSecrets{QStringLiteral("second"), QStringLiteral("token"), {}}));
    QCOMPARE(after.load(QStringLiteral("c")), std::optional(ConnectionSecrets{QStringLiteral("of c"), {}, {}}));
}

void KeyringTest::whatWasNotToldIsNotOverwritten()
{
    {
        Keeping before(m_clock);
        QVERIFY(before.keep(QStringLiteral("e"), someSecrets));
    }
    ManualClock clock;
    Keeping silent(clock);
    silent.store.load(ProfileId(QStringLiteral("e")));
    clock.advance(std::chrono::minutes(2));
    QCOMPARE(silent.loaded.count(), 1);

    // The client secret that is there is not known here.
    const ConnectionSecrets partial{{}, QStringLiteral("r3fr3sh-new"), {}};
    QVERIFY(silent.keep(QStringLiteral("e"), partial));

    QCOMPARE(silent.load(QStringLiteral("e")), std::optional(partial));
    Keeping after(m_clock);
    QCOMPARE(after.load(QStringLiteral("e")), std::optional(someSecrets));
}

void KeyringTest::whatIsRemovedIsGone()
{
    {
        Keeping before(m_clock);
        QVERIFY(before.keep(QStringLiteral("d"), someSecrets));
        before.store.remove(ProfileId(QStringLiteral("d")));
        before.store.remove(ProfileId(QStringLiteral("never there")));
        QTRY_COMPARE(before.stored.count(), 3);
        QVERIFY2(before.store.isPersistent(), "to remove what is not there is no failure of the keychain");
    }

    Keeping after(m_clock);

    QCOMPARE(after.load(QStringLiteral("d")), std::optional(ConnectionSecrets()));
    QVERIFY(after.store.isPersistent());
}

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsSet(insideVariable)) {
        const QCoreApplication application(argc, argv);
        KeyringTest test;
        return QTest::qExec(&test, argc, argv);
    }
    const QTemporaryDir home;
    qputenv("HOME", home.path().toUtf8());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + home.path().toUtf8() + "/no-bus");
    const QCoreApplication application(argc, argv);
    SecretStoreTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "secretstoretest.moc"

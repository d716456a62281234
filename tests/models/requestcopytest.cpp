#include "domain/requestcopy.h"

#include "base/redaction.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;

namespace {

RequestRecord launch(const QByteArray &body)
{
    RequestRecord request;
    request.method = QStringLiteral("POST");
    request.url = QUrl(QStringLiteral("https://api.mypurecloud.ie/api/v2/flows/executions"));
    request.requestHeaders = {{"Authorization", redactedPlaceholder().toUtf8()},
                              {"Content-Type", "application/json"},
                              {"Content-Length", "12"},
                              {"X-Note", "it's $HOME `id` \"quoted\""}};
    request.requestBody = body;
    return request;
}

RequestRecord get(const QString &path)
{
    RequestRecord request;
    request.method = QStringLiteral("GET");
    request.url = QUrl(QStringLiteral("https://api.mypurecloud.ie/api/v2/") + path);
    return request;
}

} // namespace

/// What is copied runs as it stands, and sends exactly the bytes that were sent: whatever a value holds, it is
/// data. Each program is run for real, with something in the place of the network.
class RequestCopyTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void shellCopySendsTheSameBytes_data();
    void shellCopySendsTheSameBytes();
    void pythonCopySendsTheSameBytes_data();
    void pythonCopySendsTheSameBytes();
    void nodeCopySendsTheSameBytes_data();
    void nodeCopySendsTheSameBytes();
    void tokensAndSecureValuesAreNotInIt();
    void commentsSayWhatIsMissing();
    void theSignInUsesTheClient();
    void gcHasItsOwnCommands_data();
    void gcHasItsOwnCommands();
    void gcCopyPipesTheBody();

private:
    void addBodies() const;
    void write(const QString &name, const QByteArray &content, bool runs = false) const;
    [[nodiscard]] QByteArray read(const QString &name) const;
    /// True where it ended well; what it said is in the test's log.
    [[nodiscard]] bool runs(const QString &program, const QStringList &arguments) const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void RequestCopyTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void RequestCopyTest::write(const QString &name, const QByteArray &content, bool runs) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    if (runs) {
        file.setPermissions(file.permissions() | QFileDevice::ExeOwner);
    }
}

QByteArray RequestCopyTest::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

bool RequestCopyTest::runs(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PATH"),
                       m_folder->path() + u':' + environment.value(QStringLiteral("PATH")));
    environment.insert(QStringLiteral("PYTHONPATH"), m_folder->path());
    environment.insert(QStringLiteral("OUT"), m_folder->path());
    environment.insert(QStringLiteral("GENESYS_ACCESS_TOKEN"), QStringLiteral("token-from-outside"));
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    const bool ended = process.waitForFinished();
    if (process.exitCode() != 0) {
        qWarning().noquote() << process.readAllStandardError() << process.readAllStandardOutput();
    }
    return ended && process.exitCode() == 0;
}

void RequestCopyTest::addBodies() const
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("plain") << QByteArray("{\"flowId\":\"x\",\"inputData\":{\"Flow.name\":\"Alex\"}}");
    QTest::newRow("single quotes") << QByteArray("{\"a\":\"it's, '' and '\\\\''\"}");
    QTest::newRow("shell") << QByteArray(
        "{\"a\":\"$HOME $(touch hacked) `touch hacked` ; touch hacked & \\\\ !x\"}");
    QTest::newRow("lines") << QByteArray("{\"a\":\n\t\"EOF\nEOF\"}\n");
    QTest::newRow("carriage return") << QByteArray("a\r\nb\r");
    QTest::newRow("formats") << QByteArray("%s %d %% \\n \\x41 ${a} {0} #{b}");
    QTest::newRow("Unicode")
        << QStringLiteral("{\"name\":\"\u017dofia \u5c71\u7530 \U0001f3a7 \u202eevil\u2028\u2029\ufeff\"}")
               .toUtf8();
    QTest::newRow("control") << QByteArray("\x1b[2J\x07\x08 \x7f");
    QTest::newRow("NUL") << QByteArray("a\0b\0", 4);
    QTest::newRow("no text") << QByteArray("\xff\xfe\x80 \xc3");
    QTest::newRow("dash") << QByteArray("-n -e --help");
    QTest::newRow("dash and escape") << QByteArray("-\x1b");
    QTest::newRow("at sign") << QByteArray("@/etc/passwd");
    QTest::newRow("triple quotes") << QByteArray("\"\"\" ''' \\\"\"\" \\");
    QTest::newRow("script end") << QByteArray("*/ // </script> ${process.exit(1)} `");
}

void RequestCopyTest::shellCopySendsTheSameBytes_data()
{
    addBodies();
}

void RequestCopyTest::shellCopySendsTheSameBytes()
{
    QFETCH(QByteArray, body);
    const QString bash = QStandardPaths::findExecutable(QStringLiteral("bash"));
    if (bash.isEmpty()) {
        QSKIP("there is no bash here");
    }
    write(QStringLiteral("curl"),
          "#!/bin/sh\nfor word in \"$@\"; do printf '%s\\0' \"$word\"; done > \"$OUT/words\"\ncat > "
          "\"$OUT/body\"\n",
          true);
    write(QStringLiteral("copy.sh"), requestCopy(launch(body), CopyForm::Curl).toUtf8());
    QVERIFY(runs(bash, {QStringLiteral("-n"), path(QStringLiteral("copy.sh"))}));
    for (const QString &shell : {bash, QStringLiteral("/bin/sh")}) {
        QFile::remove(path(QStringLiteral("body")));
        QVERIFY(runs(shell, {path(QStringLiteral("copy.sh"))}));
        QCOMPARE(read(QStringLiteral("body")), body);
        const QList<QByteArray> words = read(QStringLiteral("words")).split('\0');
        QVERIFY(words.contains("https://api.mypurecloud.ie/api/v2/flows/executions"));
        QVERIFY(words.contains("X-Note: it's $HOME `id` \"quoted\""));
        QVERIFY(words.contains("Authorization: Bearer token-from-outside"));
        QVERIFY(words.contains("POST"));
    }
    QVERIFY(!QFile::exists(QStringLiteral("hacked")));
}

void RequestCopyTest::pythonCopySendsTheSameBytes_data()
{
    addBodies();
}

void RequestCopyTest::pythonCopySendsTheSameBytes()
{
    QFETCH(QByteArray, body);
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty()) {
        QSKIP("there is no python3 here");
    }
    write(QStringLiteral("requests.py"),
          "import os\n"
          "def request(method, url, headers, timeout, data=b''):\n"
          "    open(os.environ['OUT'] + '/body', 'wb').write(data)\n"
          "    lines = [method, url] + [k + ': ' + v for k, v in headers.items()]\n"
          "    open(os.environ['OUT'] + '/words', 'w').write('\\0'.join(lines))\n"
          "    class Response: status_code = 200; text = ''\n"
          "    return Response()\n");
    write(QStringLiteral("copy.py"), requestCopy(launch(body), CopyForm::Python).toUtf8());
    QVERIFY(runs(python, {path(QStringLiteral("copy.py"))}));
    QCOMPARE(read(QStringLiteral("body")), body);
    const QList<QByteArray> words = read(QStringLiteral("words")).split('\0');
    QVERIFY(words.contains("X-Note: it's $HOME `id` \"quoted\""));
    QVERIFY(words.contains("Authorization: Bearer token-from-outside"));
}

void RequestCopyTest::nodeCopySendsTheSameBytes_data()
{
    addBodies();
}

void RequestCopyTest::nodeCopySendsTheSameBytes()
{
    QFETCH(QByteArray, body);
    const QString node = QStandardPaths::findExecutable(QStringLiteral("node"));
    if (node.isEmpty()) {
        QSKIP("there is no node here");
    }
    write(QStringLiteral("stub.cjs"), "const fs = require('fs');\n"
                                      "globalThis.fetch = async (url, options) => {\n"
                                      "  fs.writeFileSync(process.env.OUT + '/body', options.body);\n"
                                      "  const lines = [url, options.method, "
                                      "...Object.entries(options.headers).map(([k, v]) => `${k}: ${v}`)];\n"
                                      "  fs.writeFileSync(process.env.OUT + '/words', lines.join('\\0'));\n"
                                      "  return { status: 200, text: async () => '' };\n"
                                      "};\n");
    write(QStringLiteral("copy.mjs"), requestCopy(launch(body), CopyForm::Node).toUtf8());
    QVERIFY(runs(node, {QStringLiteral("--check"), path(QStringLiteral("copy.mjs"))}));
    QVERIFY(runs(node, {QStringLiteral("--require"), path(QStringLiteral("stub.cjs")),
                        path(QStringLiteral("copy.mjs"))}));
    QCOMPARE(read(QStringLiteral("body")), body);
    const QList<QByteArray> words = read(QStringLiteral("words")).split('\0');
    QVERIFY(words.contains("X-Note: it's $HOME `id` \"quoted\""));
    QVERIFY(words.contains("Authorization: Bearer token-from-outside"));
}

void RequestCopyTest::tokensAndSecureValuesAreNotInIt()
{
    RequestRecord request = launch("{}");
    // Even where a log had failed to redact.
    request.requestHeaders = {{"Authorization", "Bearer leaked-token"}, {"Cookie", "leaked-cookie"}};
    request.url.setUserInfo(QStringLiteral("user:leaked-password"));
    for (const CopyForm form : allCopyForms) {
        QVERIFY(!requestCopy(request, form).contains(QStringLiteral("leaked")));
    }
}

void RequestCopyTest::commentsSayWhatIsMissing()
{
    const RequestRecord request =
        launch("{\"Flow.card\":\"" + redactedPlaceholder().toUtf8() + "\"}" + QByteArray(64 * 1024, ' '));
    for (const CopyForm form : allCopyForms) {
        const QString copy = requestCopy(request, form);
        QVERIFY(copy.contains(QStringLiteral("GENESYS_ACCESS_TOKEN has to be set")));
        QVERIFY(copy.contains(QStringLiteral("Secure values are never copied")));
        QVERIFY(copy.contains(QStringLiteral("starts the flow again")));
        QVERIFY(copy.contains(QStringLiteral("cut at 64 KiB")));
    }
}

void RequestCopyTest::theSignInUsesTheClient()
{
    RequestRecord request;
    request.method = QStringLiteral("POST");
    request.url = QUrl(QStringLiteral("https://login.mypurecloud.ie/oauth/token"));
    request.requestBody = "grant_type=client_credentials";
    QVERIFY(requestCopy(request, CopyForm::Curl).contains(QStringLiteral("GENESYS_CLIENT_SECRET")));
    QVERIFY(!requestCopy(request, CopyForm::Curl).contains(QStringLiteral("Bearer")));
}

void RequestCopyTest::gcHasItsOwnCommands_data()
{
    QTest::addColumn<RequestRecord>("request");
    QTest::addColumn<QString>("command");
    QTest::newRow("launch") << launch("{}") << QStringLiteral("flows executions create");
    QTest::newRow("execution") << get(QStringLiteral("flows/executions/e-1"))
                               << QStringLiteral("flows executions get e-1");
    QTest::newRow("flow") << get(QStringLiteral("flows/f-1")) << QStringLiteral("flows get f-1");
    QTest::newRow("conversation") << get(QStringLiteral("conversations/c-1"))
                                  << QStringLiteral("conversations get c-1");
    QTest::newRow("of no published path") << get(QStringLiteral("webhooks")) << QString();
    QTest::newRow("an id that reads like a flag") << get(QStringLiteral("flows/--file=x")) << QString();
}

void RequestCopyTest::gcHasItsOwnCommands()
{
    QFETCH(RequestRecord, request);
    QFETCH(QString, command);
    QCOMPARE(genesysCliCommand(request).join(u' '), command);
    const QString copy = requestCopy(request, CopyForm::GenesysCli);
    QCOMPARE(copy.contains(QStringLiteral("has no command for this request")), command.isEmpty());
}

void RequestCopyTest::gcCopyPipesTheBody()
{
    const QString bash = QStandardPaths::findExecutable(QStringLiteral("bash"));
    if (bash.isEmpty()) {
        QSKIP("there is no bash here");
    }
    write(QStringLiteral("gc"),
          "#!/bin/sh\nfor word in \"$@\"; do printf '%s\\0' \"$word\"; done > \"$OUT/words\"\ncat > "
          "\"$OUT/body\"\n",
          true);
    const QByteArray body("{\"a\":\"it's $HOME\"}");
    write(QStringLiteral("copy.sh"), requestCopy(launch(body), CopyForm::GenesysCli).toUtf8());
    QVERIFY(runs(bash, {path(QStringLiteral("copy.sh"))}));
    QCOMPARE(read(QStringLiteral("body")), body);
    QCOMPARE(read(QStringLiteral("words")),
             QByteArray("flows\0executions\0create\0--environment\0mypurecloud.ie\0--accesstoken\0"
                        "token-from-outside\0",
                        86));
}

QTEST_GUILESS_MAIN(RequestCopyTest)
#include "requestcopytest.moc"

#include "ui/connections/connectionswindow.h"
#include "ui/connections/profileform.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;

namespace {

ConnectionProfile sample(const char *id, const char *name)
{
    ConnectionProfile profile;
    profile.id = ProfileId(QLatin1String(id));
    profile.name = QLatin1String(name);
    profile.region = QStringLiteral("eu-west-1");
    profile.environment = QStringLiteral("mypurecloud.ie");
    profile.apiUrl = QUrl(QStringLiteral("https://api.mypurecloud.ie"));
    profile.loginUrl = QUrl(QStringLiteral("https://login.mypurecloud.ie"));
    profile.clientId = QStringLiteral("client-1");
    return profile;
}

} // namespace

/// Connections are added, changed, tested and deleted in one window that blocks nothing, by keys alone.
class ConnectionsTest final : public QObject
{
    Q_OBJECT

private slots:
    void aRealOrganisationIsOneShortForm();
    void theRegionIsUnderstoodAsPeopleWriteIt_data();
    void theRegionIsUnderstoodAsPeopleWriteIt();
    void addressesByHandAreAskedForOnlyThen();
    void problemsStandUnderTheirFieldsAndNothingIsSaved();
    void theBrowserSignInShowsItsRedirectUri();
    void seldomSettingsAreUnderMoreAndSaved();
    void whatWasTypedIsKeptForEachConnection();
    void duplicatingMakesAnotherWithTheSameSettings();
    void deletingAsksInPlace();
    void theTestShowsItsProgressAndResultInPlace();
    void anErrorsLinkOpensItsField();
    void theSecretIsMaskedUntilPeeked();
    void anEmptySecretSaysThatTheSavedOneIsKept();
    void tabGoesThroughTheWholeForm();

private:
    struct Shown
    {
        explicit Shown(Theme &theme) : window(theme)
        {
            window.showProfiles({sample("a", "Alpha"), sample("b", "Beta")}, ProfileId(QStringLiteral("a")));
            window.show();
            window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window));
        }
        template <class Widget>
        [[nodiscard]] Widget *find(const char *name) const
        {
            auto *found = window.findChild<Widget *>(QLatin1String(name));
            if (found == nullptr) {
                qFatal("no widget named %s", name);
            }
            return found;
        }
        [[nodiscard]] QLineEdit *line(const char *name) const { return find<QLineEdit>(name); }
        void type(const char *name, const QString &text) const
        {
            line(name)->setFocus();
            line(name)->selectAll();
            QTest::keyClicks(line(name), text);
        }
        void typeRegion(const QString &text) const
        {
            QLineEdit *edit = find<QComboBox>("profile.region")->lineEdit();
            edit->setFocus();
            edit->selectAll();
            QTest::keyClicks(edit, text);
            QTest::keyClick(edit, Qt::Key_Tab);
        }
        void press(const char *button) const
        {
            auto *found = find<QPushButton>(button);
            found->setFocus();
            QTest::keyClick(found, Qt::Key_Space);
        }
        [[nodiscard]] QString problems() const
        {
            QStringList words;
            for (const QLabel *label : window.findChildren<QLabel *>(QStringLiteral("fieldProblem"))) {
                if (label->isVisible()) {
                    words << label->text();
                }
            }
            return words.join(u'\n');
        }
        [[nodiscard]] QListView *list() const { return find<QListView>("profileList"); }

        ConnectionsWindow window;
    };

    Theme m_theme;
};

void ConnectionsTest::aRealOrganisationIsOneShortForm()
{
    Shown shown(m_theme);
    QVERIFY(!shown.window.isModal());
    QSignalSpy saved(&shown.window, &ConnectionsWindow::profileSaved);
    shown.press("addProfile");
    QTRY_VERIFY(shown.line("profile.name")->hasFocus());
    QVERIFY(shown.problems().isEmpty());
    QVERIFY(!shown.find<QWidget>("profile.webhookTarget")->isVisible());

    QTest::keyClicks(shown.line("profile.name"), QStringLiteral("Real"));
    shown.typeRegion(QStringLiteral("mypurecloud.de"));
    shown.type("profile.clientId", QStringLiteral("client-9"));
    shown.type("profile.secret", QStringLiteral("s3cret"));
    shown.press("saveProfile");

    QCOMPARE(saved.count(), 1);
    const auto profile = saved.first().at(0).value<ConnectionProfile>();
    QCOMPARE(profile.name, QStringLiteral("Real"));
    QCOMPARE(profile.region, QStringLiteral("eu-central-1"));
    QCOMPARE(profile.environment, QStringLiteral("mypurecloud.de"));
    QCOMPARE(profile.loginUrl, QUrl(QStringLiteral("https://login.mypurecloud.de")));
    QVERIFY(!profile.id.isEmpty());
    QCOMPARE(saved.first().at(1).value<ConnectionSecrets>().clientSecret, QStringLiteral("s3cret"));
    QVERIFY(shown.line("profile.secret")->text().isEmpty());
    QCOMPARE(shown.list()->model()->rowCount(), 3);
}

void ConnectionsTest::theRegionIsUnderstoodAsPeopleWriteIt_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("resolved");
    QTest::newRow("region") << QStringLiteral("eu-west-2") << QStringLiteral("https://api.euw2.pure.cloud");
    QTest::newRow("domain") << QStringLiteral("mypurecloud.jp") << QStringLiteral("https://api.mypurecloud.jp");
    QTest::newRow("host prefix") << QStringLiteral("api") << QStringLiteral("https://api.mypurecloud.com");
    QTest::newRow("none") << QStringLiteral("mars-north-1") << QString();
}

void ConnectionsTest::theRegionIsUnderstoodAsPeopleWriteIt()
{
    QFETCH(QString, typed);
    QFETCH(QString, resolved);
    Shown shown(m_theme);
    shown.find<QComboBox>("profile.region")->lineEdit()->setText(typed);
    QCOMPARE(shown.find<QLabel>("profile.resolved")->isVisible(), !resolved.isEmpty());
    QVERIFY(shown.find<QLabel>("profile.resolved")->text().startsWith(resolved));
    QCOMPARE(shown.problems().contains(QStringLiteral("no region of the platform")), resolved.isEmpty());
}

void ConnectionsTest::addressesByHandAreAskedForOnlyThen()
{
    Shown shown(m_theme);
    QVERIFY(!shown.line("profile.apiUrl")->isVisible());
    auto *region = shown.find<QComboBox>("profile.region");
    QCOMPARE(region->count(), 19);
    region->setCurrentIndex(18);
    QVERIFY(shown.line("profile.apiUrl")->isVisible());
    shown.type("profile.apiUrl", QStringLiteral("http://example.org"));
    QVERIFY(shown.problems().contains(QStringLiteral("Use https")));
    shown.type("profile.apiUrl", QStringLiteral("https://proxy.example.org/api"));
    shown.type("profile.loginUrl", QStringLiteral("https://proxy.example.org/login"));
    QVERIFY2(shown.problems().isEmpty(), qPrintable(shown.problems()));
    QSignalSpy saved(&shown.window, &ConnectionsWindow::profileSaved);
    shown.press("saveProfile");
    QCOMPARE(saved.count(), 1);
    const auto profile = saved.first().first().value<ConnectionProfile>();
    QVERIFY(profile.region.isEmpty());
    QCOMPARE(profile.environment, QStringLiteral("proxy.example.org"));
}

void ConnectionsTest::problemsStandUnderTheirFieldsAndNothingIsSaved()
{
    Shown shown(m_theme);
    QSignalSpy saved(&shown.window, &ConnectionsWindow::profileSaved);
    shown.press("addProfile");
    shown.type("profile.name", QStringLiteral("x"));
    shown.type("profile.name", QStringLiteral(" "));
    QVERIFY(shown.problems().contains(QStringLiteral("Give the connection a name")));
    shown.press("saveProfile");
    QCOMPARE(saved.count(), 0);
    QVERIFY(shown.problems().contains(QStringLiteral("Choose the region")));
    QVERIFY(shown.problems().contains(QStringLiteral("OAuth client")));
    QCOMPARE(shown.find<QLabel>("profileSaid")->text(), QStringLiteral("3 problem(s) to correct first"));
    QTRY_VERIFY(shown.line("profile.name")->hasFocus());
}

void ConnectionsTest::theBrowserSignInShowsItsRedirectUri()
{
    Shown shown(m_theme);
    auto *grant = shown.find<QComboBox>("profile.grant");
    QVERIFY(shown.line("profile.secret")->isVisible());
    grant->setFocus();
    QTest::keyClick(grant, Qt::Key_Down);
    QVERIFY(!shown.line("profile.secret")->isVisible());
    auto *port = shown.find<QSpinBox>("profile.redirectPort");
    port->setFocus();
    port->selectAll();
    QTest::keyClicks(port, QStringLiteral("9123"));
    QTest::mouseClick(shown.find<QWidget>("profile.redirectUri")->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("http://127.0.0.1:9123/callback"));
}

void ConnectionsTest::seldomSettingsAreUnderMoreAndSaved()
{
    Shown shown(m_theme);
    auto *more = shown.find<QToolButton>("profile.more");
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Space);
    auto *production = shown.find<QCheckBox>("profile.production");
    QVERIFY(production->isVisible());
    QTest::keyClick(production, Qt::Key_Space);
    QTest::keyClick(shown.find<QCheckBox>("profile.retriesLaunches"), Qt::Key_Space);
    auto *requests = shown.find<QSpinBox>("profile.requestsPerMinute");
    requests->setFocus();
    requests->selectAll();
    QTest::keyClicks(requests, QStringLiteral("120"));
    shown.type("profile.webhookTarget", QStringLiteral("https://tunnel.example.org/hook"));
    shown.type("profile.caFile", QStringLiteral("/etc/ssl/own.pem"));
    QSignalSpy saved(&shown.window, &ConnectionsWindow::profileSaved);
    shown.press("saveProfile");
    QCOMPARE(saved.count(), 1);
    const auto profile = saved.first().first().value<ConnectionProfile>();
    QVERIFY(profile.production && profile.retriesLaunches);
    QCOMPARE(profile.requestsPerMinute, 120);
    QCOMPARE(profile.webhookTarget, QUrl(QStringLiteral("https://tunnel.example.org/hook")));
    QCOMPARE(profile.caFile, QStringLiteral("/etc/ssl/own.pem"));
}

void ConnectionsTest::whatWasTypedIsKeptForEachConnection()
{
    Shown shown(m_theme);
    QPushButton *save = shown.find<QPushButton>("saveProfile");
    QVERIFY(!save->isEnabled());
    shown.type("profile.name", QStringLiteral("Alpha 2"));
    QVERIFY(save->isEnabled());
    shown.list()->setFocus();
    QTest::keyClick(shown.list(), Qt::Key_Down);
    QCOMPARE(shown.line("profile.name")->text(), QStringLiteral("Beta"));
    QVERIFY(!save->isEnabled());
    shown.window.close();
    shown.window.show();
    QTest::keyClick(shown.list(), Qt::Key_Up);
    QCOMPARE(shown.line("profile.name")->text(), QStringLiteral("Alpha 2"));
    QVERIFY(save->isEnabled());
    QVERIFY(shown.list()
                ->model()
                ->index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("not saved")));

    shown.type("profile.name", QStringLiteral("Alpha"));
    QVERIFY(!save->isEnabled());
}

void ConnectionsTest::duplicatingMakesAnotherWithTheSameSettings()
{
    Shown shown(m_theme);
    QSignalSpy saved(&shown.window, &ConnectionsWindow::profileSaved);
    shown.press("duplicateProfile");
    QCOMPARE(shown.line("profile.name")->text(), QStringLiteral("Copy of Alpha"));
    shown.press("saveProfile");
    const auto profile = saved.first().first().value<ConnectionProfile>();
    QVERIFY(profile.id != ProfileId(QStringLiteral("a")) && !profile.id.isEmpty());
    QCOMPARE(profile.clientId, QStringLiteral("client-1"));
    QCOMPARE(profile.region, QStringLiteral("eu-west-1"));
}

void ConnectionsTest::deletingAsksInPlace()
{
    Shown shown(m_theme);
    QSignalSpy deleted(&shown.window, &ConnectionsWindow::profileDeleted);
    shown.press("deleteProfile");
    auto *question = shown.find<QWidget>("questionBar");
    QVERIFY(question->isVisible());
    QVERIFY(shown.find<QLabel>("questionWords")->text().contains(QStringLiteral("Alpha")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!question->isVisible());
    QCOMPARE(deleted.count(), 0);

    shown.press("deleteProfile");
    shown.press("questionConfirm");
    QCOMPARE(deleted.count(), 1);
    QCOMPARE(deleted.first().first().value<ProfileId>(), ProfileId(QStringLiteral("a")));
    QCOMPARE(shown.list()->model()->rowCount(), 1);
    QCOMPARE(shown.line("profile.name")->text(), QStringLiteral("Beta"));
}

void ConnectionsTest::theTestShowsItsProgressAndResultInPlace()
{
    Shown shown(m_theme);
    QSignalSpy tested(&shown.window, &ConnectionsWindow::testRequested);
    QSignalSpy saved(&shown.window, &ConnectionsWindow::profileSaved);
    shown.type("profile.clientId", QStringLiteral("client-2"));
    shown.press("testProfile");
    QCOMPARE(tested.count(), 1);
    QCOMPARE(tested.first().first().value<ConnectionProfile>().clientId, QStringLiteral("client-2"));
    QCOMPARE(saved.count(), 0);
    QVERIFY(shown.find<QProgressBar>("testProgress")->isVisible());

    PreflightReport report;
    report.profileId = ProfileId(QStringLiteral("b"));
    shown.window.showTest(report.profileId, report, {});
    QVERIFY(shown.find<QProgressBar>("testProgress")->isVisible());
    report.profileId = ProfileId(QStringLiteral("a"));
    report.checks = {{Capability::LaunchFlows,
                      PreflightCheck::Verdict::Missing,
                      QStringLiteral("architect:flow:launch"),
                      {}}};
    shown.window.showTest(report.profileId, report, {});
    QVERIFY(!shown.find<QProgressBar>("testProgress")->isVisible());
    QVERIFY(shown.find<QTableView>("preflightTable")->isVisible());
    QVERIFY(shown.find<QLabel>("testWords")->text().contains(QStringLiteral("launch flows")));

    ApiError error;
    error.kind = ApiError::Kind::SignIn;
    error.correlationId = QStringLiteral("c0ffee");
    shown.window.showTest(report.profileId, {}, error);
    QVERIFY(!shown.find<QTableView>("preflightTable")->isVisible());
    QVERIFY(shown.find<QLabel>("testAdvice")->text().contains(QStringLiteral("c0ffee")));
}

void ConnectionsTest::anErrorsLinkOpensItsField()
{
    Shown shown(m_theme);
    shown.window.goTo(SettingLink::ConnectionCertificate);
    QTRY_VERIFY(shown.line("profile.caFile")->hasFocus());
    QVERIFY(shown.line("profile.caFile")->isVisible());
    shown.window.goTo(SettingLink::ConnectionCredentials);
    QTRY_VERIFY(shown.line("profile.secret")->hasFocus());
}

void ConnectionsTest::theSecretIsMaskedUntilPeeked()
{
    Shown shown(m_theme);
    shown.window.setSecretsHint(QStringLiteral("Kept for this session only."));
    QLineEdit *secret = shown.line("profile.secret");
    QCOMPARE(secret->accessibleDescription(), QStringLiteral("Kept for this session only."));
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    auto *peek = secret->findChild<QToolButton *>(QStringLiteral("peek"));
    secret->setFocus();
    peek->setFocus();
    QTest::keyClick(peek, Qt::Key_Space);
    QCOMPARE(secret->echoMode(), QLineEdit::Normal);
    shown.line("profile.name")->setFocus();
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
}

void ConnectionsTest::anEmptySecretSaysThatTheSavedOneIsKept()
{
    Shown shown(m_theme);
    QVERIFY(shown.line("profile.secret")->placeholderText().contains(QStringLiteral("keep")));
    shown.press("addProfile");
    QVERIFY(shown.line("profile.secret")->placeholderText().isEmpty());
    QTest::keyClicks(shown.line("profile.name"), QStringLiteral("Gamma"));
    shown.typeRegion(QStringLiteral("eu-west-1"));
    shown.type("profile.clientId", QStringLiteral("client-3"));
    shown.type("profile.secret", QStringLiteral("s3cret"));
    shown.press("saveProfile");
    QVERIFY(shown.line("profile.secret")->text().isEmpty());
    QVERIFY(shown.line("profile.secret")->placeholderText().contains(QStringLiteral("keep")));
}

void ConnectionsTest::tabGoesThroughTheWholeForm()
{
    Shown shown(m_theme);
    auto *region = shown.find<QComboBox>("profile.region");
    region->setCurrentIndex(region->findText(QStringLiteral("Other addresses…")));
    shown.line("profile.name")->setFocus();
    QStringList stops;
    do {
        stops << QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    } while (QApplication::focusWidget()->objectName() != u"profile.name" && stops.size() < 40);
    QCOMPARE(stops.mid(0, 9).join(u' '),
             QStringLiteral("profile.name profile.region profile.apiUrl profile.loginUrl profile.dialect "
                            "profile.grant profile.clientId profile.secret peek"));
    for (const char *name : {"profile.more", "testProfile", "profileList", "addProfile", "exportProfiles"}) {
        QVERIFY2(stops.contains(QLatin1String(name)), name);
    }
    QTest::keyClick(shown.line("profile.name"), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QVERIFY(shown.line("profile.name")->hasFocus());
}

QTEST_MAIN(ConnectionsTest)
#include "connectionstest.moc"

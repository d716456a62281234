#include "modeltext.h"
#include "ui/permissions/permissionswindow.h"
#include "ui/permissions/preflightmodel.h"
#include "ui/permissions/preflighttable.h"
#include "ui/permissions/preflightwords.h"
#include "ui/theme/theme.h"
#include "widgettext.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace flowconsole;

using Tester = QAbstractItemModelTester;
using Verdict = PreflightCheck::Verdict;

namespace {

PreflightReport report()
{
    PreflightReport made;
    made.dialect = Dialect::FlowExecutions;
    made.madeAt = QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC);
    made.signedInAs = QStringLiteral("Example Org, client Console");
    ApiError error;
    error.kind = ApiError::Kind::Unavailable;
    error.correlationId = QStringLiteral("c0ffee");
    made.checks = {{Capability::SignIn, Verdict::Works, {}, {}},
                   {Capability::LaunchFlows, Verdict::Missing, QStringLiteral("flow:execution:write"), {}},
                   {Capability::EndExecutions, Verdict::NotOffered, {}, {}},
                   {Capability::ReadConversations, Verdict::CannotTell, {}, error}};
    return made;
}

ConnectionProfile profile()
{
    ConnectionProfile made;
    made.name = QStringLiteral("Example");
    made.clientId = QStringLiteral("client-1");
    made.apiUrl = QUrl(QStringLiteral("https://api.mypurecloud.ie"));
    return made;
}

} // namespace

class PreflightTest final : public QObject
{
    Q_OBJECT

private slots:
    void theTableSaysWhatToAskFor();
    void theSummaryNamesWhatIsMissing();
    void thePermissionOfTheRowIsCopied();
    void theTextForAnAdministratorIsWhole();
    void checkingAgainIsAskedForOnce();

private:
    Theme m_theme;
};

void PreflightTest::theTableSaysWhatToAskFor()
{
    PreflightModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setReport(report());
    const QStringList lines = modelText(model).split(u'\n');
    QCOMPARE(lines.at(0), QStringLiteral("Sign in | Works | "));
    QCOMPARE(lines.at(1), QStringLiteral("Launch flows | Missing | Ask for flow:execution:write"));
    QVERIFY(lines.at(2).startsWith(QStringLiteral("End executions | Not offered | Not part of this form")));
    QVERIFY(lines.at(3).startsWith(QStringLiteral("Read conversations | Cannot tell | ")));
    PreflightReport whole = report();
    whole.checks.removeLast();
    model.setReport(whole);
    QCOMPARE(model.rowCount(), 3);
}

void PreflightTest::theSummaryNamesWhatIsMissing()
{
    QVERIFY(warningOf(report()).contains(QStringLiteral("Permissions are missing: launch flows.")));
    QVERIFY(warningOf(report()).contains(QStringLiteral("Could not be checked: read conversations.")));
    PreflightReport well = report();
    well.checks = {{Capability::SignIn, Verdict::Works, {}, {}},
                   {Capability::EndExecutions, Verdict::NotOffered, {}, {}}};
    QVERIFY(warningOf(well).isEmpty());
    QVERIFY(!summaryOf(well).isEmpty());
}

void PreflightTest::thePermissionOfTheRowIsCopied()
{
    PreflightTable table(m_theme);
    table.setReport(report());
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    table.setFocus();
    table.setCurrentIndex(table.model()->index(1, 0));
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("flow:execution:write"));
}

void PreflightTest::theTextForAnAdministratorIsWhole()
{
    PermissionsWindow window(m_theme);
    window.showReport(profile(), report());
    window.show();
    QVERIFY(!window.isModal());
    QTest::mouseClick(part<QPushButton>(window, "copyForAdministrator"), Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    for (const char *words :
         {"Example", "client-1", "Example Org", "- Launch flows: Missing – Ask for flow:execution:write",
          "c0ffee", "https://api.mypurecloud.ie"}) {
        QVERIFY2(text.contains(QString::fromUtf8(words)), words);
    }
}

void PreflightTest::checkingAgainIsAskedForOnce()
{
    PermissionsWindow window(m_theme);
    window.show();
    window.showReport(profile(), {});
    QVERIFY(!part<QWidget>(window, "preflightTable")->isVisible());
    QSignalSpy asked(&window, &PermissionsWindow::checkRequested);
    auto *check = part<QPushButton>(window, "checkAgain");
    QTest::mouseClick(check, Qt::LeftButton);
    QTest::mouseClick(check, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    window.showReport(profile(), report());
    QVERIFY(check->isEnabled());
    QVERIFY(part<QWidget>(window, "preflightTable")->isVisible());
}

QTEST_MAIN(PreflightTest)
#include "preflighttest.moc"

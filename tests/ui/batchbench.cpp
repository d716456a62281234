#include "batchbench.h"

#include "samplefacts.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace flowconsole {

BatchCheck foundInFile(BatchSpec spec)
{
    if (spec.columns.isEmpty() || spec.columns.first().name.isEmpty()) {
        spec.columns = {{QStringLiteral("customerName"), QStringLiteral("customerName")},
                        {QStringLiteral("account"), QStringLiteral("accountId")},
                        {QStringLiteral("card"), QStringLiteral("cardNumber")},
                        {QStringLiteral("remark"), QString()}};
    }
    BatchCheck check;
    check.spec = spec;
    check.bytes = 2048;
    JsonValue inputs = JsonValue::object();
    for (const BatchColumn &column : spec.columns) {
        if (!column.variable.isEmpty()) {
            inputs.insert(column.variable, JsonValue::string(column.variable == u"cardNumber"
                                                                 ? QStringLiteral("4111111111111111")
                                                                 : column.name + QStringLiteral(" one")));
        }
    }
    check.preview = {{.line = 2, .cells = {}, .inputs = inputs}, {.line = 3, .cells = {}, .inputs = inputs}};
    return check;
}

BatchCheck checkedFile(const BatchSpec &spec, qint64 rows, qint64 bad)
{
    BatchCheck check = foundInFile(spec);
    check.rows = rows;
    check.badRows = bad;
    check.sha256Hex = QStringLiteral("ab12");
    for (qint64 row = 0; row < bad; ++row) {
        check.problems.append({.line = 3 + row,
                               .column = QStringLiteral("account"),
                               .reason = QStringLiteral("Must look like ACC-1, \"so\".")});
    }
    return check;
}

BatchProgress progressOf(const QString &id, BatchState state)
{
    BatchProgress progress;
    progress.spec.id = BatchId(id);
    progress.spec.profileId = ProfileId(QStringLiteral("p1"));
    progress.spec.filePath = QStringLiteral("/data/") + id + QStringLiteral(".csv");
    progress.spec.resultPath = QStringLiteral("/data/") + id + QStringLiteral("-results.csv");
    progress.spec.flowName = QStringLiteral("Late-fee waiver");
    progress.spec.flowVersion = QStringLiteral("14.0");
    progress.state = state;
    progress.startedAt = QDateTime(QDate(2026, 3, 1), QTime(9, 0), Qt::UTC);
    progress.rows = 1000;
    progress.launched = 412;
    progress.running = 6;
    progress.completed = 400;
    progress.failed = 5;
    progress.unknown = 1;
    progress.launchesPerMinute = 120;
    progress.expectedEnd = QDateTime(QDate(2026, 3, 1), QTime(9, 35), Qt::UTC);
    return progress;
}

ShownBatchWindow::ShownBatchWindow(Theme &theme) : window(theme, clock)
{
    status = signedIn();
    status.profile.id = ProfileId(QStringLiteral("p1"));
    window.setConnection(status);
    window.setFlow(lateFeeWaiver());
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

void ShownBatchWindow::press(const char *button) const
{
    auto *one = find<QPushButton>(button);
    one->setFocus();
    QTest::keyClick(one, Qt::Key_Space);
}

BatchSpec ShownBatchWindow::chooseFile(const QString &path) const
{
    QSignalSpy inspected(&window, &BatchWindow::inspectRequested);
    auto *line = find<QLineEdit>("batchPath");
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, path);
    QTest::keyClick(line, Qt::Key_Return);
    return inspected.isEmpty() ? BatchSpec() : inspected.last().first().value<BatchSpec>();
}

BatchSpec ShownBatchWindow::chooseAndInspect(const QString &path)
{
    const BatchSpec spec = chooseFile(path);
    window.showInspection(foundInFile(spec));
    return spec;
}

BatchSpec ShownBatchWindow::check(qint64 rows, qint64 bad)
{
    QSignalSpy asked(&window, &BatchWindow::checkRequested);
    press("checkBatch");
    if (asked.isEmpty()) {
        return {};
    }
    const auto spec = asked.first().first().value<BatchSpec>();
    window.showCheck(checkedFile(spec, rows, bad));
    return spec;
}

} // namespace flowconsole

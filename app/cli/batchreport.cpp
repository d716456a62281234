#include "app/cli/batchreport.h"

#include "app/cli/console.h"
#include "domain/words.h"

#include <QLocale>

#include <cstdio>
#include <unistd.h>

namespace flowconsole {

namespace {

constexpr Milliseconds lineInterval{2000};

QString grouped(qint64 value)
{
    return QLocale(QLocale::English).toString(value);
}

JsonValue eventOf(const QString &name)
{
    JsonValue line = JsonValue::object();
    line.insert(QStringLiteral("event"), JsonValue::string(name));
    return line;
}

void printEvent(const JsonValue &value)
{
    printLine(QString::fromUtf8(value.toJson()));
}

JsonValue orNull(const QString &text)
{
    return text.isEmpty() ? JsonValue() : JsonValue::string(text);
}

QString separatorName(QChar separator)
{
    return separator == u'\t' ? QStringLiteral("tab") : QStringLiteral("\"%1\"").arg(separator);
}

QString formatName(const BatchSpec &spec)
{
    switch (spec.format) {
    case BatchFormat::Csv:
        return QStringLiteral("CSV, separated by %1").arg(separatorName(spec.separator));
    case BatchFormat::JsonLines:
        return QStringLiteral("JSON lines");
    }
    Q_UNREACHABLE();
}

QString columnWords(const BatchColumn &column)
{
    if (column.variable.isEmpty()) {
        return QStringLiteral("%1 is not sent").arg(column.name);
    }
    return column.name == column.variable ? column.name
                                          : QStringLiteral("%1 → %2").arg(column.name, column.variable);
}

QString problemWords(const BatchRowProblem &problem)
{
    return problem.column.isEmpty()
               ? QStringLiteral("Line %1: %2").arg(problem.line).arg(problem.reason)
               : QStringLiteral("Line %1, %2: %3").arg(problem.line).arg(problem.column, problem.reason);
}

void printCheckJson(const BatchCheck &check)
{
    for (const BatchPreviewRow &row : check.preview) {
        JsonValue line = eventOf(QStringLiteral("preview"));
        line.insert(QStringLiteral("line"), JsonValue::integer(row.line));
        line.insert(QStringLiteral("inputs"), row.inputs);
        printEvent(line);
    }
    for (const BatchRowProblem &problem : check.problems) {
        JsonValue line = eventOf(QStringLiteral("problem"));
        line.insert(QStringLiteral("line"), JsonValue::integer(problem.line));
        line.insert(QStringLiteral("column"), orNull(problem.column));
        line.insert(QStringLiteral("reason"), JsonValue::string(problem.reason));
        printEvent(line);
    }
    JsonValue columns = JsonValue::object();
    for (const BatchColumn &column : check.spec.columns) {
        columns.insert(column.name, orNull(column.variable));
    }
    JsonValue line = eventOf(QStringLiteral("checked"));
    line.insert(QStringLiteral("rows"), JsonValue::integer(check.rows));
    line.insert(QStringLiteral("badRows"), JsonValue::integer(check.badRows));
    line.insert(QStringLiteral("columns"), columns);
    line.insert(QStringLiteral("sha256"), JsonValue::string(check.sha256Hex));
    line.insert(QStringLiteral("problem"), orNull(check.problem));
    printEvent(line);
}

void insertCounts(JsonValue &line, const BatchProgress &progress)
{
    const std::pair<QString, qint64> counts[] = {
        {QStringLiteral("rows"), progress.rows},
        {QStringLiteral("badRows"), progress.badRows},
        {QStringLiteral("launched"), progress.launched},
        {QStringLiteral("running"), progress.running},
        {stateKey(ExecutionState::Completed), progress.completed},
        {stateKey(ExecutionState::Failed), progress.failed},
        {stateKey(ExecutionState::Terminated), progress.terminated},
        {stateKey(ExecutionState::TimedOut), progress.timedOut},
        {stateKey(ExecutionState::Unknown), progress.unknown},
    };
    line.insert(QStringLiteral("id"), JsonValue::string(progress.spec.id.text()));
    line.insert(QStringLiteral("state"), JsonValue::string(batchStateKey(progress.state)));
    for (const auto &[name, count] : counts) {
        line.insert(name, JsonValue::integer(count));
    }
    line.insert(QStringLiteral("detail"), orNull(progress.detail));
}

/// "3 failed, 2 unknown": what is not nothing.
QString countWords(const BatchProgress &progress)
{
    const std::pair<QString, qint64> counts[] = {
        {QStringLiteral("running"), progress.running},    {QStringLiteral("completed"), progress.completed},
        {QStringLiteral("failed"), progress.failed},      {QStringLiteral("terminated"), progress.terminated},
        {QStringLiteral("timed out"), progress.timedOut}, {QStringLiteral("unknown"), progress.unknown},
    };
    QStringList words{
        QStringLiteral("%1 of %2 launched").arg(grouped(progress.launched), grouped(progress.rows))};
    for (const auto &[name, count] : counts) {
        if (count > 0) {
            words.append(QStringLiteral("%1 %2").arg(grouped(count), name));
        }
    }
    return words.join(QStringLiteral(", "));
}

QString progressWords(const BatchProgress &progress)
{
    QString words = countWords(progress);
    if (progress.launchesPerMinute >= 1 && progress.launched < progress.rows) {
        words += QStringLiteral("; %1 a minute").arg(progress.launchesPerMinute, 0, 'f', 0);
    }
    if (progress.expectedEnd.isValid()) {
        words += QStringLiteral(", until about %1")
                     .arg(progress.expectedEnd.toLocalTime().toString(QStringLiteral("ddd HH:mm:ss")));
    }
    return words;
}

} // namespace

BatchReport::BatchReport(bool json, const Clock &clock)
    : m_json(json), m_isTerminal(::isatty(STDOUT_FILENO) == 1), m_clock(clock)
{}

void BatchReport::connected(const ConnectionProfile &profile) const
{
    if (!m_json) {
        printLine(QStringLiteral("Signed in to %1 (%2), %3")
                      .arg(profile.name, profile.apiUrl.toString(), dialectName(profile.dialect)));
    }
}

void BatchReport::refused(const QString &problem) const
{
    if (m_json) {
        JsonValue line = eventOf(QStringLiteral("refused"));
        line.insert(QStringLiteral("problem"), JsonValue::string(problem));
        printEvent(line);
    }
    printProblem(problem);
}

void BatchReport::checked(const BatchCheck &check) const
{
    if (m_json) {
        printCheckJson(check);
    } else {
        QStringList columns;
        for (const BatchColumn &column : check.spec.columns) {
            columns.append(columnWords(column));
        }
        printLine(
            QStringLiteral("File     %1 (%2), rows: %3, bad ones: %4")
                .arg(check.spec.filePath, formatName(check.spec), grouped(check.rows), grouped(check.badRows)));
        printLine(QStringLiteral("Columns  %1").arg(columns.join(QStringLiteral(", "))));
        for (const BatchPreviewRow &row : check.preview) {
            printLine(
                QStringLiteral("  line %1  %2").arg(row.line).arg(QString::fromUtf8(row.inputs.toJson())));
        }
    }
    for (const BatchRowProblem &problem : check.problems) {
        printProblem(problemWords(problem));
    }
}

void BatchReport::impact(const BatchImpact &impact) const
{
    if (m_json) {
        JsonValue line = eventOf(QStringLiteral("impact"));
        line.insert(QStringLiteral("launches"), JsonValue::integer(impact.launches));
        line.insert(QStringLiteral("requests"), JsonValue::integer(impact.requests));
        line.insert(QStringLiteral("requestsPerMinute"), JsonValue::integer(impact.requestsPerMinute));
        line.insert(QStringLiteral("minutes"), JsonValue::integer(impact.atLeast.count()));
        line.insert(QStringLiteral("production"), JsonValue::boolean(impact.isProduction));
        printEvent(line);
        return;
    }
    printLine(
        QStringLiteral("Impact   launches: %1, requests: at least %2, minutes: at least %3 at %4 requests a "
                       "minute%5")
            .arg(grouped(impact.launches), grouped(impact.requests), grouped(impact.atLeast.count()),
                 grouped(impact.requestsPerMinute),
                 impact.isProduction ? QStringLiteral("; this is a production organisation") : QString()));
}

void BatchReport::resuming(const BatchProgress &batch) const
{
    if (m_json) {
        JsonValue line = eventOf(QStringLiteral("resuming"));
        insertCounts(line, batch);
        printEvent(line);
        return;
    }
    printLine(QStringLiteral("Going on with the batch of %1: %2 of %3 rows were launched.")
                  .arg(batch.startedAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
                       grouped(batch.launched), grouped(batch.rows)));
}

void BatchReport::follow(const BatchProgress &progress)
{
    const Milliseconds now = m_clock.monotonic();
    const bool isNewDetail = progress.detail != m_toldDetail;
    if (!m_isTerminal && !isNewDetail && m_lastTold && now - *m_lastTold < lineInterval) {
        return;
    }
    m_lastTold = now;
    if (isNewDetail) {
        m_toldDetail = progress.detail;
        if (!m_toldDetail.isEmpty()) {
            endLine();
            printProblem(m_toldDetail);
        }
    }
    if (m_json) {
        JsonValue line = eventOf(QStringLiteral("progress"));
        insertCounts(line, progress);
        line.insert(QStringLiteral("launchesPerMinute"),
                    JsonValue::integer(static_cast<qint64>(progress.launchesPerMinute)));
        line.insert(QStringLiteral("expectedEnd"), progress.expectedEnd.isValid()
                                                       ? JsonValue::string(toIsoUtc(progress.expectedEnd))
                                                       : JsonValue());
        printEvent(line);
    } else if (m_isTerminal) {
        const QByteArray line = "\r\x1b[K" + progressWords(progress).toUtf8();
        std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
        std::fflush(stdout);
        m_isLineOpen = true;
    } else {
        printLine(progressWords(progress));
    }
}

void BatchReport::end(const BatchProgress &progress)
{
    endLine();
    if (m_json) {
        JsonValue line = eventOf(QStringLiteral("end"));
        insertCounts(line, progress);
        line.insert(QStringLiteral("result"), orNull(progress.spec.resultPath));
        printEvent(line);
    } else {
        printLine(QStringLiteral("Batch %1: %2").arg(batchStateKey(progress.state), countWords(progress)));
        printLine(QStringLiteral("Result   %1").arg(progress.spec.resultPath));
    }
    if (!progress.detail.isEmpty() && progress.detail != m_toldDetail) {
        printProblem(progress.detail);
    }
}

void BatchReport::endLine()
{
    if (std::exchange(m_isLineOpen, false)) {
        std::fputc('\n', stdout);
    }
}

ExitCode exitCodeOf(const BatchProgress &progress)
{
    const bool isWhole = progress.state == BatchState::Finished && progress.completed == progress.rows;
    return isWhole ? ExitCode::Completed : ExitCode::EndedOtherwise;
}

} // namespace flowconsole

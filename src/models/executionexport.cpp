#include "models/executionexport.h"

#include "domain/words.h"
#include "models/timetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace flowconsole {

namespace {

QString exportWords(const char *text)
{
    return QCoreApplication::translate("ExecutionExport", text);
}

/// RFC 4180, and nothing that a spreadsheet would run.
QString csvField(QString text)
{
    static const QString runs = QStringLiteral("=+-@\t\r");
    if (!text.isEmpty() && runs.contains(text.front())) {
        text.prepend(u'\'');
    }
    const bool isQuoted =
        text.contains(u',') || text.contains(u'"') || text.contains(u'\n') || text.contains(u'\r');
    return isQuoted ? QChar(u'"') + text.replace(u'"', QLatin1String("\"\"")) + QChar(u'"') : text;
}

QString secondsText(std::chrono::milliseconds span)
{
    return QString::number(static_cast<double>(span.count()) / 1000.0, 'f', 3);
}

/// Of what is a number there, the number itself; without the separators that people read.
QString csvText(const FlowExecution &execution, ExecutionColumn column, const QDateTime &now)
{
    switch (columnKind(column)) {
    case ColumnKind::Words:
    case ColumnKind::Id:
        return csvField(cellText(execution, column, now));
    case ColumnKind::Number: {
        const auto number = cellNumber(execution, column);
        return number ? QString::number(*number) : QString();
    }
    case ColumnKind::Duration: {
        const auto span = cellSpan(execution, column, now);
        return span ? secondsText(*span) : QString();
    }
    case ColumnKind::Time: {
        const QDateTime time = cellTime(execution, column);
        return time.isValid() ? toIsoUtc(time) : QString();
    }
    }
    Q_UNREACHABLE();
}

QString csvTitle(ExecutionColumn column)
{
    const QString title = executionColumnTitle(column);
    return columnKind(column) == ColumnKind::Duration
               ? QCoreApplication::translate("ExecutionExport", "%1 (s)", "title of a column of seconds")
                     .arg(title)
               : title;
}

QString jsonKey(ExecutionColumn column)
{
    const QString key = executionColumnKey(column);
    return columnKind(column) == ColumnKind::Duration ? key + QLatin1String("Ms") : key;
}

/// A cell of text must not become two.
QString oneLine(QString text)
{
    return text.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
}

std::optional<ExecutionColumn> groupColumn(TableGrouping grouping)
{
    switch (grouping) {
    case TableGrouping::None:
        return std::nullopt;
    case TableGrouping::Flow:
        return ExecutionColumn::Flow;
    case TableGrouping::State:
        return ExecutionColumn::State;
    }
    Q_UNREACHABLE();
}

bool hasHeadings(ExportFormat format)
{
    return format == ExportFormat::Html;
}

constexpr const char *pageStyle =
    ":root{color-scheme:light dark;--bg:#fff;--fg:#1b2430;--muted:#5a6675;--line:#e1e6ec;--head:#f7f9fb;"
    "--good:#0d7a4d;--bad:#c02626;--late:#a14a00;--run:#2454d6;--end:#6b3fc0}"
    "@media(prefers-color-scheme:dark){:root{--bg:#171c25;--fg:#e6eaf0;--muted:#9aa6b5;--line:#2c3442;"
    "--head:#1e2430;--good:#4cc38a;--bad:#ff7b72;--late:#ffa657;--run:#7aa2ff;--end:#b79cff}}"
    "body{margin:24px;background:var(--bg);color:var(--fg);font:14px/1.45 system-ui,sans-serif}"
    "h1{font-size:20px;margin:0 0 4px}p{margin:0 0 16px;color:var(--muted)}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{padding:5px 10px;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}"
    "thead "
    "th{position:sticky;top:0;background:var(--head);color:var(--muted);font-weight:600;white-space:nowrap}"
    "tr.group th{background:var(--head);padding-top:12px}"
    ".n{text-align:end;font-family:ui-monospace,monospace;white-space:nowrap}"
    ".i{font-family:ui-monospace,monospace;font-size:12px;word-break:break-all;color:var(--muted)}"
    ".t{white-space:nowrap;color:var(--muted)}.s{white-space:nowrap;font-weight:600}"
    ".completed{color:var(--good)}.failed{color:var(--bad)}.timed_out,.unknown{color:var(--late)}"
    ".running,.launching{color:var(--run)}.terminated,.terminating{color:var(--end)}";

QLatin1String cellClass(ExecutionColumn column)
{
    switch (columnKind(column)) {
    case ColumnKind::Words:
        return column == ExecutionColumn::State ? QLatin1String("s") : QLatin1String();
    case ColumnKind::Number:
    case ColumnKind::Duration:
        return QLatin1String("n");
    case ColumnKind::Time:
        return QLatin1String("t");
    case ColumnKind::Id:
        return QLatin1String("i");
    }
    Q_UNREACHABLE();
}

} // namespace

QString cellExactText(const FlowExecution &execution, ExecutionColumn column, const QDateTime &now)
{
    return columnKind(column) == ColumnKind::Time ? exactTimeText(cellTime(execution, column))
                                                  : cellText(execution, column, now);
}

JsonValue cellJson(const FlowExecution &execution, ExecutionColumn column, const QDateTime &now)
{
    if (column == ExecutionColumn::State) {
        return JsonValue::string(stateKey(execution.state));
    }
    switch (columnKind(column)) {
    case ColumnKind::Words:
    case ColumnKind::Id: {
        const QString text = cellText(execution, column, now);
        return text.isEmpty() ? JsonValue() : JsonValue::string(text);
    }
    case ColumnKind::Number: {
        const auto number = cellNumber(execution, column);
        return number ? JsonValue::integer(*number) : JsonValue();
    }
    case ColumnKind::Duration: {
        const auto span = cellSpan(execution, column, now);
        return span ? JsonValue::integer(span->count()) : JsonValue();
    }
    case ColumnKind::Time: {
        const QDateTime time = cellTime(execution, column);
        return time.isValid() ? JsonValue::string(toIsoUtc(time)) : JsonValue();
    }
    }
    Q_UNREACHABLE();
}

ExecutionExport::ExecutionExport(ExportFormat format, const ExportContent &content)
    : m_format(format), m_content(content)
{
    const auto grouped = groupColumn(content.grouping);
    if (grouped && format != ExportFormat::Text && !hasHeadings(format) &&
        !content.columns.contains(*grouped)) {
        m_content.columns.prepend(*grouped);
    }
}

QByteArray ExecutionExport::start() const
{
    switch (m_format) {
    case ExportFormat::Csv: {
        QStringList titles;
        for (const ExecutionColumn column : m_content.columns) {
            titles << csvField(csvTitle(column));
        }
        return titles.join(u',').toUtf8() + "\r\n";
    }
    case ExportFormat::Html:
        return htmlStart();
    case ExportFormat::Json:
        return "[";
    case ExportFormat::Text:
    case ExportFormat::JsonLines:
        return {};
    }
    Q_UNREACHABLE();
}

QByteArray ExecutionExport::htmlStart() const
{
    const QString title = exportWords(QT_TRANSLATE_NOOP("ExecutionExport", "Executions"));
    QStringList facts{
        m_content.organisation,
        m_content.total < 0 ? QString()
                            : QCoreApplication::translate("ExecutionExport", "%n execution(s)", nullptr,
                                                          static_cast<int>(m_content.total)),
        m_content.filterText.isEmpty()
            ? QString()
            : exportWords(QT_TRANSLATE_NOOP("ExecutionExport", "filter: %1")).arg(m_content.filterText),
        m_content.arrangement,
        exportWords(QT_TRANSLATE_NOOP("ExecutionExport", "as of %1")).arg(exactTimeText(m_content.at))};
    facts.removeAll(QString());
    QString page =
        QStringLiteral("<!doctype html>\n<html lang=\"%1\" dir=\"%2\">\n<head><meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
            .arg(QLocale().bcp47Name(),
                 QLocale().textDirection() == Qt::RightToLeft ? QStringLiteral("rtl") : QStringLiteral("ltr"));
    page += title.toHtmlEscaped() + QLatin1String("</title>\n<style>") + QLatin1String(pageStyle) +
            QLatin1String("</style></head>\n<body>\n<h1>") + title.toHtmlEscaped() +
            QLatin1String("</h1>\n<p>") + facts.join(QStringLiteral(" · ")).toHtmlEscaped() +
            QLatin1String("</p>\n<table>\n<thead><tr>");
    for (const ExecutionColumn column : m_content.columns) {
        page += QStringLiteral("<th class=\"%1\">").arg(cellClass(column)) +
                executionColumnTitle(column).toHtmlEscaped() + QLatin1String("</th>");
    }
    return (page + QLatin1String("</tr></thead>\n<tbody>\n")).toUtf8();
}

QByteArray ExecutionExport::heading(const GroupHeading &heading) const
{
    if (!hasHeadings(m_format)) {
        return {};
    }
    QString words = heading.title + QStringLiteral(" · ") +
                    QCoreApplication::translate("ExecutionExport", "%n execution(s)", nullptr, heading.count);
    if (heading.isCollapsed) {
        words += QStringLiteral(" · ") +
                 exportWords(QT_TRANSLATE_NOOP("ExecutionExport", "collapsed in the table, not exported"));
    }
    return QStringLiteral("<tr class=\"group\"><th colspan=\"%1\">%2</th></tr>\n")
        .arg(QString::number(m_content.columns.size()), words.toHtmlEscaped())
        .toUtf8();
}

QByteArray ExecutionExport::row(const FlowExecution &execution)
{
    const bool isFirst = std::exchange(m_isFirst, false);
    switch (m_format) {
    case ExportFormat::Text:
        return (isFirst ? QByteArray() : QByteArray("\n")) + textRow(execution);
    case ExportFormat::Csv:
        return csvRow(execution);
    case ExportFormat::JsonLines:
        return jsonRow(execution).toJson() + '\n';
    case ExportFormat::Json:
        return (isFirst ? QByteArray("\n  ") : QByteArray(",\n  ")) + jsonRow(execution).toJson();
    case ExportFormat::Html:
        return htmlRow(execution);
    }
    Q_UNREACHABLE();
}

QByteArray ExecutionExport::end() const
{
    switch (m_format) {
    case ExportFormat::Html:
        return "</tbody>\n</table>\n</body>\n</html>\n";
    case ExportFormat::Json:
        return m_isFirst ? "]\n" : "\n]\n";
    case ExportFormat::Text:
    case ExportFormat::Csv:
    case ExportFormat::JsonLines:
        return {};
    }
    Q_UNREACHABLE();
}

QByteArray ExecutionExport::textRow(const FlowExecution &execution) const
{
    QStringList cells;
    for (const ExecutionColumn column : m_content.columns) {
        cells << oneLine(cellExactText(execution, column, m_content.at));
    }
    cells << execution.id.text();
    return cells.join(u'\t').toUtf8();
}

QByteArray ExecutionExport::csvRow(const FlowExecution &execution) const
{
    QStringList cells;
    for (const ExecutionColumn column : m_content.columns) {
        cells << csvText(execution, column, m_content.at);
    }
    return cells.join(u',').toUtf8() + "\r\n";
}

JsonValue ExecutionExport::jsonRow(const FlowExecution &execution) const
{
    JsonValue object = JsonValue::object();
    object.insert(executionColumnKey(ExecutionColumn::OwnId), JsonValue::string(execution.id.text()));
    for (const ExecutionColumn column : m_content.columns) {
        object.insert(jsonKey(column), cellJson(execution, column, m_content.at));
    }
    return object;
}

QByteArray ExecutionExport::htmlRow(const FlowExecution &execution) const
{
    QString line = QStringLiteral("<tr>");
    for (const ExecutionColumn column : m_content.columns) {
        QString classes = cellClass(column);
        if (column == ExecutionColumn::State) {
            classes += u' ' + stateKey(execution.state);
        }
        line += classes.isEmpty() ? QStringLiteral("<td>") : QStringLiteral("<td class=\"%1\">").arg(classes);
        line += cellExactText(execution, column, m_content.at).toHtmlEscaped() + QLatin1String("</td>");
    }
    return (line + QLatin1String("</tr>\n")).toUtf8();
}

} // namespace flowconsole

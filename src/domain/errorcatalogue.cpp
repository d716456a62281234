#include "domain/errorcatalogue.h"

#include "domain/errorrows.h"

#include <QCoreApplication>

#include <vector>

namespace flowconsole {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ErrorCatalogue", text);
}

bool fits(const ErrorRow &row, const ApiError &error, std::optional<Dialect> dialect)
{
    return row.kind == error.kind && (row.status == 0 || row.status == error.httpStatus) &&
           (*row.code == '\0' || error.code == QLatin1String(row.code)) &&
           (!row.dialect || row.dialect == dialect);
}

/// How much a row asks for: its code says the most, its dialect the least.
int weight(const ErrorRow &row)
{
    return (*row.code == '\0' ? 0 : 4) + (row.status == 0 ? 0 : 2) + (row.dialect ? 1 : 0);
}

const ErrorRow &rowFor(const ApiError &error, std::optional<Dialect> dialect)
{
    const ErrorRow *best = nullptr;
    for (const ErrorRow &row : errorCatalogue()) {
        if (fits(row, error, dialect) && (!best || weight(row) > weight(*best))) {
            best = &row;
        }
    }
    Q_ASSERT(best);
    return *best;
}

/// Said by us, and no more than the row says.
bool messageAddsNothing(const ApiError &error)
{
    return error.message.isEmpty() || error.kind == ApiError::Kind::DeadlinePassed ||
           error.kind == ApiError::Kind::RateLimited;
}

QString happened(const ErrorRow &row, const ApiError &error)
{
    const QString text = translated(row.whatHappened);
    if (text.contains(u"%1")) {
        return error.message.isEmpty() ? QCoreApplication::translate("ErrorCatalogue", "Something failed here.")
                                       : text.arg(error.message);
    }
    if (messageAddsNothing(error) || text.startsWith(error.message)) {
        return text;
    }
    return text + u' ' +
           (error.httpStatus > 0
                ? QCoreApplication::translate("ErrorCatalogue", "The answer: %1", "follows a sentence")
                : QCoreApplication::translate("ErrorCatalogue", "In detail: %1", "follows a sentence"))
               .arg(error.message);
}

/// Where the platform names none: all that the dialect asks for (API.md, "Errors" and the dialects' scopes).
QString permissionOf(const ApiError &error, std::optional<Dialect> dialect)
{
    if (!error.permission.isEmpty()) {
        return error.permission;
    }
    if (!dialect) {
        return QCoreApplication::translate("ErrorCatalogue", "the preflight panel tells which",
                                           "in place of the name of a permission");
    }
    switch (*dialect) {
    case Dialect::Published:
        return QCoreApplication::translate(
            "ErrorCatalogue", "architect:flow:launch to launch, architect:flowExecution:view to watch, "
                              "architect:flow:view to list, conversation:communication:view for calls");
    case Dialect::FlowExecutions:
        return QCoreApplication::translate("ErrorCatalogue",
                                           "flow:execution:write to launch, flow:execution:read to watch");
    case Dialect::ConversationFlow:
        return QCoreApplication::translate("ErrorCatalogue",
                                           "flow:execute to launch and end, conversation:view to watch, "
                                           "webhook:write for live nodes");
    }
    Q_UNREACHABLE();
}

QString toDo(const ErrorRow &row, const ApiError &error)
{
    const QString text = translated(row.whatToDo);
    if (!text.contains(u"%1")) {
        return text;
    }
    const auto wait = error.retryAfter.value_or(std::chrono::milliseconds(0));
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    return seconds > 0
               ? text.arg(seconds)
               : QCoreApplication::translate("ErrorCatalogue", "Wait for the window to reset, then try again.");
}

} // namespace

std::span<const ErrorRow> errorCatalogue()
{
    static const std::vector<ErrorRow> rows = [] {
        std::vector<ErrorRow> all(connectionErrorRows().begin(), connectionErrorRows().end());
        all.insert(all.end(), platformErrorRows().begin(), platformErrorRows().end());
        return all;
    }();
    return rows;
}

ErrorWords explain(const ApiError &error, std::optional<Dialect> dialect)
{
    const ErrorRow &row = rowFor(error, dialect);
    const QString means = translated(row.whatItMeans);
    return {happened(row, error), means.contains(u"%1") ? means.arg(permissionOf(error, dialect)) : means,
            toDo(row, error), row.link};
}

} // namespace flowconsole

#include "domain/words.h"

#include "domain/dialect.h"

#include <QCoreApplication>

namespace flowconsole {

namespace {

/// Carries the translation context of everything here.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString typeProblem(const VariableProblem &problem)
{
    const bool isQuoted =
        problem.given.size() > 2 && problem.given.startsWith(u'"') && problem.given.endsWith(u'"');
    const QString unquoted = isQuoted ? problem.given.mid(1, problem.given.size() - 2) : QString();
    switch (problem.expected) {
    case VariableType::Integer:
    case VariableType::Number: {
        const bool whole = problem.expected == VariableType::Integer;
        if (isQuoted && JsonValue::isNumberText(unquoted)) {
            return (whole ? Words::tr("Must be a whole number: %1, not the text \"%1\"")
                          : Words::tr("Must be a number: %1, not the text \"%1\""))
                .arg(unquoted);
        }
        return whole ? Words::tr("Must be a whole number, such as 3")
                     : Words::tr("Must be a number, such as 3 or 2.5");
    }
    case VariableType::Boolean:
        return Words::tr("Must be true or false, without quotes");
    case VariableType::String:
        return Words::tr("Must be text in quotes");
    case VariableType::DateTime:
        return Words::tr("Must be a date and time in quotes, such as \"2026-03-01T09:30:00Z\"");
    case VariableType::Duration:
        return Words::tr("Must be a duration in quotes, such as \"PT1H30M\"");
    case VariableType::Array:
        return Words::tr("Must be a list in square brackets, such as [\"support\", \"billing\"]");
    case VariableType::Object:
        return Words::tr("Must be an object in braces, such as {\"key\": \"value\"}");
    case VariableType::Any:
        return Words::tr("Must be JSON");
    }
    Q_UNREACHABLE();
}

} // namespace

QString stateName(ExecutionState state)
{
    switch (state) {
    case ExecutionState::Draft:
        return Words::tr("Draft", "state of an execution");
    case ExecutionState::Queued:
        return Words::tr("Queued", "state of an execution");
    case ExecutionState::Launching:
        return Words::tr("Launching", "state of an execution");
    case ExecutionState::Running:
        return Words::tr("Running", "state of an execution");
    case ExecutionState::Terminating:
        return Words::tr("Terminating", "state of an execution");
    case ExecutionState::Completed:
        return Words::tr("Completed", "state of an execution");
    case ExecutionState::Failed:
        return Words::tr("Failed", "state of an execution");
    case ExecutionState::Terminated:
        return Words::tr("Terminated", "state of an execution");
    case ExecutionState::TimedOut:
        return Words::tr("Timed out", "state of an execution");
    case ExecutionState::Unknown:
        return Words::tr("Unknown", "state of an execution");
    }
    Q_UNREACHABLE();
}

QString variableTypeName(VariableType type)
{
    switch (type) {
    case VariableType::String:
        return Words::tr("string", "type of a variable");
    case VariableType::Integer:
        return Words::tr("integer", "type of a variable");
    case VariableType::Number:
        return Words::tr("number", "type of a variable");
    case VariableType::Boolean:
        return Words::tr("boolean", "type of a variable");
    case VariableType::DateTime:
        return Words::tr("date and time", "type of a variable");
    case VariableType::Duration:
        return Words::tr("duration", "type of a variable");
    case VariableType::Array:
        return Words::tr("array", "type of a variable");
    case VariableType::Object:
        return Words::tr("object", "type of a variable");
    case VariableType::Any:
        return Words::tr("any JSON", "type of a variable");
    }
    Q_UNREACHABLE();
}

QString dialectName(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Published:
        return Words::tr("Genesys Cloud API");
    case Dialect::FlowExecutions:
        return Words::tr("Flow executions (tutorial)");
    case Dialect::ConversationFlow:
        return Words::tr("Conversation flow (tutorial)");
    }
    Q_UNREACHABLE();
}

QString capabilityName(Capability capability)
{
    switch (capability) {
    case Capability::SignIn:
        return Words::tr("Sign in");
    case Capability::ListFlows:
        return Words::tr("List flows");
    case Capability::LaunchFlows:
        return Words::tr("Launch flows");
    case Capability::WatchExecutions:
        return Words::tr("Watch executions");
    case Capability::ReadConversations:
        return Words::tr("Read conversations");
    case Capability::EndExecutions:
        return Words::tr("End executions");
    case Capability::Notifications:
        return Words::tr("Receive notifications");
    case Capability::ExecutionData:
        return Words::tr("Read node transitions after the run");
    case Capability::Webhooks:
        return Words::tr("Register a webhook for live nodes");
    }
    Q_UNREACHABLE();
}

QString describe(const VariableProblem &problem)
{
    using Kind = VariableProblem::Kind;
    switch (problem.kind) {
    case Kind::Missing:
        return Words::tr("Required: give a value");
    case Kind::WrongType:
        return typeProblem(problem);
    case Kind::NotJson:
        return typeProblem(problem) + Words::tr(". As typed it is not JSON: %1").arg(problem.limit);
    case Kind::TooSmall:
        return Words::tr("Must be %1 or more").arg(problem.limit);
    case Kind::TooLarge:
        return Words::tr("Must be %1 or less").arg(problem.limit);
    case Kind::TooShort:
        return Words::tr("Must have at least %1 characters; it has %2").arg(problem.limit, problem.given);
    case Kind::TooLong:
        return Words::tr("Must have at most %1 characters; it has %2").arg(problem.limit, problem.given);
    case Kind::NotAllowed:
        return Words::tr("Must be one of: %1").arg(problem.limit);
    case Kind::PatternMismatch:
        return problem.hint.isEmpty() ? Words::tr("Must match the pattern %1").arg(problem.limit)
                                      : Words::tr("Not of the form that is asked for: %1").arg(problem.hint);
    case Kind::NotDateTime:
        return Words::tr("Must be a date and time with its zone, such as 2026-03-01T09:30:00Z");
    case Kind::NotDuration:
        return Words::tr("Must be a duration: PT90S is 90 seconds, PT1H30M an hour and a half, P1D a day");
    case Kind::UnknownVariable:
        return Words::tr("The flow has no input of this name: remove it or correct the name");
    }
    Q_UNREACHABLE();
}

QString describe(const PayloadProblem &problem)
{
    using Kind = PayloadProblem::Kind;
    switch (problem.kind) {
    case Kind::NameMissing:
        return Words::tr("The name is empty: give the variable a name, such as customerName");
    case Kind::NameTooLong:
        return Words::tr("The name must have at most %1 characters; it has %2")
            .arg(QString::number(longestVariableName), problem.given);
    case Kind::NameCharacters:
        return Words::tr("The name may hold only the letters A to Z, digits and underscores, such as "
                         "customer_name; it holds “%1”")
            .arg(problem.given);
    case Kind::NameTwice:
        return Words::tr("The name is there twice: keep one of them");
    case Kind::ValueNull:
        return Words::tr("Must not be null: give a value or leave the variable out");
    case Kind::ValueTooLong:
        return Words::tr("Text must have at most %1 characters; this has %2")
            .arg(QString::number(longestTextValue), problem.given);
    case Kind::Priority:
        return Words::tr("The priority must be a whole number from %1 to %2; it is %3")
            .arg(QString::number(lowestPriority), QString::number(highestPriority), problem.given);
    }
    Q_UNREACHABLE();
}

ErrorWords describe(const ApiError &error, std::optional<Dialect> dialect)
{
    return explain(error, dialect);
}

QString durationText(std::chrono::milliseconds duration)
{
    using namespace std::chrono;
    constexpr qint64 tenth = 100; // milliseconds
    // Rounded, as seconds and percentiles are elsewhere: two figures of one run must not contradict each other.
    const milliseconds whole((std::max<qint64>(duration.count(), 0) + tenth / 2) / tenth * tenth);
    const auto h = duration_cast<hours>(whole).count();
    const auto m = duration_cast<minutes>(whole).count() % 60;
    const auto s = duration_cast<seconds>(whole).count() % 60;
    if (h > 0) {
        return QStringLiteral("%1:%2:%3")
            .arg(h)
            .arg(m, 2, 10, QLatin1Char('0'))
            .arg(s, 2, 10, QLatin1Char('0'));
    }
    return QStringLiteral("%1:%2.%3").arg(m).arg(s, 2, 10, QLatin1Char('0')).arg(whole.count() % 1000 / tenth);
}

} // namespace flowconsole

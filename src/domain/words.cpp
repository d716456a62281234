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
    case VariableType::Array:
        return Words::tr("Must be a list in square brackets, such as [\"support\", \"billing\"]");
    case VariableType::Object:
        return Words::tr("Must be an object in braces, such as {\"key\": \"value\"}");
    case VariableType::Any:
        return Words::tr("Must be JSON");
    }
    Q_UNREACHABLE();
}

QString sentence(const ApiError &error)
{
    return error.message.isEmpty() ? QString()
                                   : Words::tr(" The answer: %1", "follows a sentence").arg(error.message);
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
    case Kind::UnknownVariable:
        return Words::tr("The flow has no input of this name: remove it or correct the name");
    }
    Q_UNREACHABLE();
}

ErrorWords describe(const ApiError &error)
{
    using Kind = ApiError::Kind;
    switch (error.kind) {
    case Kind::Network:
        return {Words::tr("The platform could not be reached.") + sentence(error),
                Words::tr("Check the network, the region and any proxy, then try again.")};
    case Kind::Tls:
        return {
            Words::tr("The server's certificate was not accepted.") + sentence(error),
            Words::tr(
                "Check the address and the clock of this computer; if a proxy inspects traffic, its authority "
                "must be trusted by the system.")};
    case Kind::DeadlinePassed:
        return {Words::tr("The platform did not answer in time."),
                Words::tr("Try again; if it stays so, check the network.")};
    case Kind::OutcomeUnknown:
        return {Words::tr("No answer to the launch: it may have started.") + sentence(error),
                Words::tr("Look for the execution in the organisation before launching again.")};
    case Kind::MalformedAnswer:
        return {
            Words::tr("The answer could not be understood.") + sentence(error),
            Words::tr(
                "A proxy or a captive portal may have answered in place of the platform: check the address.")};
    case Kind::SignIn:
        return {Words::tr("Sign-in was refused.") + sentence(error),
                Words::tr("Check the client id, its secret and the region, then sign in again.")};
    case Kind::Permission:
        return {Words::tr("The client may not do this.") + sentence(error),
                Words::tr("Ask an administrator to give the client's role the missing permission or scope.")};
    case Kind::NotFound:
        return {Words::tr("It does not exist in this organisation.") + sentence(error),
                Words::tr("Check the id and the region; reload the flow list.")};
    case Kind::RejectedInput:
        return {
            Words::tr("The platform refused the input.") + sentence(error),
            Words::tr("Correct the values against the flow's input definition; JSON types are strict: 123, not "
                      "\"123\".")};
    case Kind::RateLimited: {
        const auto wait = error.retryAfter.value_or(std::chrono::milliseconds(0));
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
        return {Words::tr("Too many requests for this minute."),
                seconds > 0 ? Words::tr("The next try is possible in %1 s.").arg(seconds)
                            : Words::tr("Wait for the window to reset, then try again.")};
    }
    case Kind::Unavailable:
        return {Words::tr("The flow is disabled or the platform is out of service.") + sentence(error),
                Words::tr(
                    "Check that the flow is published and active, and the platform's status; then try again.")};
    case Kind::Server:
        return {Words::tr("The platform failed.") + sentence(error),
                Words::tr("Try again; if it stays so, quote the correlation id to the platform's support.")};
    case Kind::Local:
        return {error.message, Words::tr("Nothing was sent. Mend the cause, then try again.")};
    }
    Q_UNREACHABLE();
}

QString durationText(std::chrono::milliseconds duration)
{
    using namespace std::chrono;
    const auto whole = std::max(duration, milliseconds::zero());
    const auto h = duration_cast<hours>(whole).count();
    const auto m = duration_cast<minutes>(whole).count() % 60;
    const auto s = duration_cast<seconds>(whole).count() % 60;
    if (h > 0) {
        return QStringLiteral("%1:%2:%3")
            .arg(h)
            .arg(m, 2, 10, QLatin1Char('0'))
            .arg(s, 2, 10, QLatin1Char('0'));
    }
    return QStringLiteral("%1:%2.%3").arg(m).arg(s, 2, 10, QLatin1Char('0')).arg(whole.count() % 1000 / 100);
}

} // namespace flowconsole

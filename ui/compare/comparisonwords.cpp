#include "ui/compare/comparisonwords.h"

#include "base/redaction.h"
#include "domain/flow.h"
#include "domain/jsonpath.h"
#include "domain/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace flowconsole {

namespace {

using std::chrono::milliseconds;
using What = ComparedRow::What;

/// Owns the translation context.
struct ComparisonWords
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::ComparisonWords)
};

/// "212 ms", "4.8 s", "1:02:08".
QString timeText(milliseconds time)
{
    constexpr milliseconds second(1000);
    constexpr milliseconds minute(60000);
    if (time < second) {
        return ComparisonWords::tr("%1 ms", "milliseconds").arg(time.count());
    }
    if (time < minute) {
        const double seconds = static_cast<double>(time.count()) / static_cast<double>(second.count());
        return ComparisonWords::tr("%1 s", "seconds").arg(QLocale().toString(seconds, 'f', 1));
    }
    return durationText(time);
}

QString visitText(const NodeVisit &visit)
{
    QString text = visit.hasFailed ? ComparisonWords::tr("failed", "at a node")
                   : visit.stay    ? ComparisonWords::tr("passed", "a node")
                                   : ComparisonWords::tr("entered", "a node");
    if (!visit.message.isEmpty()) {
        text += QStringLiteral(": ") + visit.message;
    } else if (visit.after) {
        text += QStringLiteral(" · ") +
                ComparisonWords::tr("after %1", "%1: a duration").arg(timeText(*visit.after));
    }
    return text;
}

/// One line, or as many as it takes.
struct SideText
{
    bool isWhole = false;

    QString operator()(std::monostate) const { return QStringLiteral("–"); }
    QString operator()(const QString &text) const { return text; }
    QString operator()(ExecutionState state) const { return stateName(state); }
    QString operator()(Dialect dialect) const { return dialectName(dialect); }
    QString operator()(const JsonValue &value) const
    {
        if (value == JsonValue::string(redactedPlaceholder())) {
            return ComparisonWords::tr("•••• hidden", "in place of a secure value");
        }
        if (value.isString()) {
            return value.toString();
        }
        return QString::fromUtf8(
            value.toJson(isWhole ? JsonValue::Format::Indented : JsonValue::Format::Compact));
    }
    QString operator()(milliseconds time) const { return timeText(time); }
    QString operator()(int number) const { return QLocale().toString(number); }
    QString operator()(const NodeVisit &visit) const { return visitText(visit); }
    QString operator()(const ApiError &error) const { return describe(error).whatHappened; }
};

QString timeDifference(milliseconds left, milliseconds right)
{
    return right > left ? ComparisonWords::tr("right %1 longer", "%1: a duration").arg(timeText(right - left))
                        : ComparisonWords::tr("right %1 shorter", "%1: a duration").arg(timeText(left - right));
}

QString changedText(const ComparedRow &row)
{
    if (const auto *left = std::get_if<milliseconds>(&row.left)) {
        if (const auto *right = std::get_if<milliseconds>(&row.right)) {
            return timeDifference(*left, *right);
        }
    }
    const auto *left = std::get_if<JsonValue>(&row.left);
    const auto *right = std::get_if<JsonValue>(&row.right);
    if (left != nullptr && right != nullptr) {
        const auto place = firstDifference(*left, *right);
        if (place && *place != rootPath()) {
            return ComparisonWords::tr("different at %1", "%1: a place in JSON").arg(*place);
        }
    }
    return ComparisonWords::tr("different", "two values");
}

bool isHidden(const ComparedRow::Value &value)
{
    const auto *json = std::get_if<JsonValue>(&value);
    return json != nullptr && *json == JsonValue::string(redactedPlaceholder());
}

} // namespace

QString sectionTitle(ComparedRow::Section section)
{
    switch (section) {
    case ComparedRow::Section::Run:
        return ComparisonWords::tr("Run", "part of a comparison");
    case ComparedRow::Section::Inputs:
        return ComparisonWords::tr("Inputs", "part of a comparison");
    case ComparedRow::Section::States:
        return ComparisonWords::tr("States and steps", "part of a comparison");
    case ComparedRow::Section::Timing:
        return ComparisonWords::tr("Timing", "part of a comparison");
    case ComparedRow::Section::Outputs:
        return ComparisonWords::tr("Outputs", "part of a comparison");
    case ComparedRow::Section::Error:
        return ComparisonWords::tr("Error", "part of a comparison");
    }
    Q_UNREACHABLE();
}

QString emptySectionText(ComparedRow::Section section)
{
    switch (section) {
    case ComparedRow::Section::Inputs:
        return ComparisonWords::tr("Neither run was given any input.");
    case ComparedRow::Section::Outputs:
        return ComparisonWords::tr("Neither run has told any output.");
    case ComparedRow::Section::Error:
        return ComparisonWords::tr("Neither run has an error.");
    case ComparedRow::Section::Run:
    case ComparedRow::Section::States:
    case ComparedRow::Section::Timing:
        return ComparisonWords::tr("Nothing is known.");
    }
    Q_UNREACHABLE();
}

QString whatText(const ComparedRow &row)
{
    const auto visited = [&row](const QString &node) {
        return row.visit > 1
                   ? ComparisonWords::tr("%1, visit %2", "name of a node, number").arg(node).arg(row.visit)
                   : node;
    };
    switch (row.what) {
    case What::Flow:
        return ComparisonWords::tr("Flow");
    case What::Version:
        return ComparisonWords::tr("Version");
    case What::Environment:
        return ComparisonWords::tr("Environment");
    case What::Priority:
        return ComparisonWords::tr("Routing priority");
    case What::Api:
        return ComparisonWords::tr("Form of the API");
    case What::Variable:
        return row.name.isEmpty() ? ComparisonWords::tr("(the whole value)") : row.name;
    case What::State:
        return ComparisonWords::tr("State");
    case What::PlatformState:
        return ComparisonWords::tr("Platform says");
    case What::Step:
        return row.name.isEmpty() ? ComparisonWords::tr("(the flow)", "a step that concerns the whole flow")
                                  : visited(row.name);
    case What::LaunchLatency:
        return ComparisonWords::tr("Launch latency");
    case What::Attempts:
        return ComparisonWords::tr("Launch attempts");
    case What::Total:
        return ComparisonWords::tr("Total");
    case What::Stay:
        return ComparisonWords::tr("at %1", "time spent at a node; %1: its name").arg(visited(row.name));
    case What::Problem:
        return ComparisonWords::tr("What happened");
    case What::ProblemCode:
        return ComparisonWords::tr("Code");
    case What::FailedNode:
        return ComparisonWords::tr("Failed at", "a node");
    }
    Q_UNREACHABLE();
}

QString sideText(const ComparedRow::Value &value)
{
    return std::visit(SideText{}, value).simplified();
}

QString wholeSideText(const ComparedRow::Value &value)
{
    return std::visit(SideText{true}, value);
}

QString differenceText(const ComparedRow &row)
{
    switch (row.difference) {
    case Difference::Same:
        // Of times alone what is nearly the same counts as the same.
        return std::holds_alternative<milliseconds>(row.left) && row.left != row.right
                   ? ComparisonWords::tr("about the same", "two values")
                   : ComparisonWords::tr("same", "two values");
    case Difference::Changed:
        return changedText(row);
    case Difference::OnlyLeft:
        return ComparisonWords::tr("only left");
    case Difference::OnlyRight:
        return ComparisonWords::tr("only right");
    case Difference::Waiting:
        return ComparisonWords::tr("not over yet");
    case Difference::NotTold:
        return isHidden(row.left) || isHidden(row.right) ? ComparisonWords::tr("not known: secure")
                                                         : ComparisonWords::tr("not told");
    }
    Q_UNREACHABLE();
}

QString differenceIcon(Difference difference)
{
    switch (difference) {
    case Difference::Same:
        return QStringLiteral("equal");
    case Difference::Changed:
        return QStringLiteral("equal-not");
    case Difference::OnlyLeft:
        return QStringLiteral("arrow-left");
    case Difference::OnlyRight:
        return QStringLiteral("arrow-right");
    case Difference::Waiting:
        return QStringLiteral("clock");
    case Difference::NotTold:
        return QStringLiteral("circle-question-mark");
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole

#include "app/cli/inputassembly.h"

#include "domain/words.h"

#include <QFile>

#include <cstdio>

namespace flowconsole {

namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024;

/// A value without a schema to tell its type.
JsonValue guessed(const QString &text)
{
    auto parsed = JsonValue::parse(text.toUtf8());
    return parsed ? std::move(parsed).value() : JsonValue::string(text);
}

QString lineOf(const VariableProblem &problem)
{
    return QStringLiteral("%1: %2").arg(problem.variable, describe(problem));
}

void addVariable(const QString &assignment, const Flow &flow, JsonValue &input, InputProblems &problems)
{
    const qsizetype equals = assignment.indexOf(u'=');
    if (equals < 1) {
        problems.append(QStringLiteral("--var takes name=value, not \"%1\".").arg(assignment));
        return;
    }
    const QString name = plainVariableName(assignment.left(equals));
    const QString text = assignment.mid(equals + 1);
    const FlowVariable *variable = flow.inputSchema ? flow.inputSchema->find(name) : nullptr;
    if (variable == nullptr) {
        input.insert(name, guessed(text));
        return;
    }
    const auto value = valueFromText(*variable, text);
    if (value) {
        input.insert(name, value.value());
    } else {
        problems.append(lineOf(value.error()));
    }
}

} // namespace

Result<JsonValue> readInputFile(const QString &path)
{
    QFile file(path);
    const bool opened = path == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened) {
        return Error{QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString())};
    }
    const QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile) {
        return Error{QStringLiteral("%1 is larger than 16 MiB: give the input of one launch only.").arg(path)};
    }
    auto parsed = JsonValue::parse(content);
    if (!parsed) {
        return Error{QStringLiteral("%1, line %2, column %3: %4")
                         .arg(path)
                         .arg(parsed.error().line)
                         .arg(parsed.error().column)
                         .arg(parsed.error().message)};
    }
    if (!parsed.value().isObject()) {
        return Error{
            QStringLiteral("%1 must hold a JSON object of variables, such as {\"accountId\": \"ACC-1\"}.")
                .arg(path)};
    }
    return std::move(parsed).value();
}

Result<JsonValue, InputProblems> assembleInput(const Flow &flow, const InputSources &sources)
{
    JsonValue input =
        sources.sample && flow.inputSchema ? flow.inputSchema->sampleInput() : JsonValue::object();
    InputProblems problems;
    for (const JsonValue::Member &member : sources.file.members()) {
        input.insert(plainVariableName(member.key), member.value);
    }
    for (const QString &assignment : sources.variables) {
        addVariable(assignment, flow, input, problems);
    }
    if (problems.isEmpty() && flow.inputSchema) {
        for (const VariableProblem &problem : flow.inputSchema->check(input)) {
            problems.append(lineOf(problem));
        }
    }
    if (!problems.isEmpty()) {
        return problems;
    }
    return input;
}

} // namespace flowconsole

#include "domain/boundaryvalues.h"

#include <QCoreApplication>

namespace flowconsole {

namespace {

struct BoundaryValues
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::BoundaryValues)
};

/// Of texts, where the schema has no bound.
constexpr int ampleLength = 1024;
/// A bound beyond this is not tried: the file would be of no use to anybody.
constexpr int mostCharacters = 1'000'000;

struct Candidate
{
    QString what;
    JsonValue value;
};

JsonValue textOfLength(int length)
{
    // Letters and digits in turn, so that a cut shows.
    constexpr QStringView pattern = u"abcdefghij";
    QString text;
    text.reserve(length);
    for (int i = 0; i < length; ++i) {
        text += pattern[i % pattern.size()];
    }
    return JsonValue::string(text);
}

/// Accents, another direction, another plane, a joined sign; cut to the bound in characters.
JsonValue unicodeText(const FlowVariable &variable)
{
    QList<uint> characters = QStringLiteral("Zoë Ж 漢字 שלום \U0001F600 e\u0301").toUcs4();
    if (variable.maximumLength && characters.size() > *variable.maximumLength) {
        characters = characters.mid(0, *variable.maximumLength);
    }
    const std::u32string text(characters.cbegin(), characters.cend());
    return JsonValue::string(QString::fromStdU32String(text));
}

QList<Candidate> textCandidates(const FlowVariable &variable)
{
    QList<Candidate> found{{BoundaryValues::tr("empty"), JsonValue::string(QString())}};
    if (variable.minimumLength && *variable.minimumLength > 0 && *variable.minimumLength <= mostCharacters) {
        found.append({BoundaryValues::tr("shortest"), textOfLength(*variable.minimumLength)});
        found.append(
            {BoundaryValues::tr("one character too short"), textOfLength(*variable.minimumLength - 1)});
    }
    const int longest = variable.maximumLength.value_or(ampleLength);
    if (longest <= mostCharacters) {
        found.append({BoundaryValues::tr("longest"), textOfLength(longest)});
    }
    if (variable.maximumLength && longest < mostCharacters) {
        found.append({BoundaryValues::tr("one character too long"), textOfLength(longest + 1)});
    }
    found.append({BoundaryValues::tr("Unicode"), unicodeText(variable)});
    found.append({BoundaryValues::tr("quotes and line ends"),
                  JsonValue::string(QStringLiteral("\"a\\b\"\n'c' <d> & {e}"))});
    found.append({BoundaryValues::tr("a number in place of a text"), JsonValue::integer(7)});
    return found;
}

QList<Candidate> timeCandidates()
{
    return {
        {BoundaryValues::tr("leap day"), JsonValue::string(QStringLiteral("2028-02-29T23:59:59Z"))},
        {BoundaryValues::tr("with an offset"), JsonValue::string(QStringLiteral("2026-03-29T01:30:00+14:00"))},
        {BoundaryValues::tr("no date"), JsonValue::string(QStringLiteral("tomorrow"))},
        {BoundaryValues::tr("a day that does not exist"),
         JsonValue::string(QStringLiteral("2026-02-30T00:00:00Z"))}};
}

JsonValue numberOf(double value)
{
    constexpr int digits = 15;
    return JsonValue::number(QString::number(value, 'g', digits));
}

QList<Candidate> numberCandidates(const FlowVariable &variable)
{
    const bool isInteger = variable.type == VariableType::Integer;
    // The next number beyond a bound, as people would try it.
    const double step = isInteger ? 1 : 0.01;
    QList<Candidate> found;
    const bool takesZero = variable.minimum.value_or(0) <= 0 && variable.maximum.value_or(0) >= 0;
    if (takesZero) {
        found.append({BoundaryValues::tr("zero"), JsonValue::integer(0)});
    }
    if (variable.minimum) {
        found.append({BoundaryValues::tr("smallest"), numberOf(*variable.minimum)});
        found.append({BoundaryValues::tr("just too small"), numberOf(*variable.minimum - step)});
    } else {
        found.append({BoundaryValues::tr("negative"), JsonValue::integer(-1)});
    }
    if (variable.maximum) {
        found.append({BoundaryValues::tr("largest"), numberOf(*variable.maximum)});
        found.append({BoundaryValues::tr("just too large"), numberOf(*variable.maximum + step)});
    } else {
        // The first whole number that a double cannot hold.
        found.append(
            {BoundaryValues::tr("beyond 2^53"), JsonValue::number(QStringLiteral("9007199254740993"))});
    }
    if (isInteger) {
        found.append({BoundaryValues::tr("a fraction"), JsonValue::number(QStringLiteral("1.5"))});
    }
    found.append({BoundaryValues::tr("a text in place of a number"), JsonValue::string(QStringLiteral("7"))});
    return found;
}

QList<Candidate> listedCandidates(const FlowVariable &variable)
{
    QList<Candidate> found;
    for (const JsonValue &allowed : variable.allowedValues) {
        const QString text = allowed.isString() ? allowed.toString() : QString::fromUtf8(allowed.toJson());
        found.append({BoundaryValues::tr("“%1”", "a value that the schema lists").arg(text), allowed});
    }
    found.append(
        {BoundaryValues::tr("none of the listed"), JsonValue::string(QStringLiteral("something else"))});
    return found;
}

QList<Candidate> candidatesFor(const FlowVariable &variable)
{
    if (!variable.allowedValues.isEmpty()) {
        return listedCandidates(variable);
    }
    switch (variable.type) {
    case VariableType::String:
        return textCandidates(variable);
    case VariableType::DateTime:
        return timeCandidates();
    case VariableType::Duration:
        return {{BoundaryValues::tr("no time at all"), JsonValue::string(QStringLiteral("PT0S"))},
                {BoundaryValues::tr("a year and a second"), JsonValue::string(QStringLiteral("P1YT1S"))},
                {BoundaryValues::tr("no duration"), JsonValue::string(QStringLiteral("90 s"))}};
    case VariableType::Integer:
    case VariableType::Number:
        return numberCandidates(variable);
    case VariableType::Boolean:
        return {{BoundaryValues::tr("true"), JsonValue::boolean(true)},
                {BoundaryValues::tr("false"), JsonValue::boolean(false)},
                {BoundaryValues::tr("a text in place of true"), JsonValue::string(QStringLiteral("true"))}};
    case VariableType::Array:
        return {{BoundaryValues::tr("empty list"), JsonValue::array()},
                {BoundaryValues::tr("an object in place of a list"), JsonValue::object()}};
    case VariableType::Object:
        return {{BoundaryValues::tr("empty object"), JsonValue::object()},
                {BoundaryValues::tr("a list in place of an object"), JsonValue::array()}};
    case VariableType::Any:
        return {{BoundaryValues::tr("empty object"), JsonValue::object()},
                {BoundaryValues::tr("Unicode"), unicodeText(variable)}};
    }
    Q_UNREACHABLE();
}

JsonValue without(const JsonValue &inputs, const QStringList &names)
{
    JsonValue::Object members = inputs.members();
    members.removeIf(
        [&names](const JsonValue::Member &member) { return names.contains(plainVariableName(member.key)); });
    return JsonValue::object(members);
}

} // namespace

QList<BoundaryCase> boundaryCases(const InputSchema &schema, const JsonValue &base)
{
    const JsonValue open = without(base, schema.secureNames());
    QList<BoundaryCase> cases;
    const auto add = [&cases](const FlowVariable &variable, const QString &what, const JsonValue &inputs) {
        cases.append(
            {BoundaryValues::tr("%1: %2", "name of a variable, which value").arg(variable.name, what), inputs});
    };
    for (const FlowVariable &variable : schema.variables()) {
        if (variable.secure) {
            continue;
        }
        add(variable, BoundaryValues::tr("not given"), without(open, {variable.name}));
        const QList<Candidate> candidates = candidatesFor(variable);
        for (const Candidate &candidate : candidates) {
            JsonValue inputs = open;
            inputs.insert(variable.name, candidate.value);
            add(variable, candidate.what, inputs);
        }
    }
    return cases;
}

QByteArray boundaryLines(const QList<BoundaryCase> &cases)
{
    QByteArray lines;
    for (const BoundaryCase &each : cases) {
        JsonValue::Object members = each.inputs.members();
        members.prepend({QStringLiteral("_case"), JsonValue::string(each.name)});
        lines += JsonValue::object(members).toJson() + '\n';
    }
    return lines;
}

} // namespace flowconsole

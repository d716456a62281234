#include "api/launchsecrets.h"

#include "base/redaction.h"

#include <QSet>

#include <algorithm>

namespace flowconsole {

namespace {

/// `quoted`, the inside of a JSON string, as writers put it that keep to ASCII.
QByteArray inAscii(const QByteArray &quoted, bool capitals)
{
    QByteArray text;
    for (const QChar c : QString::fromUtf8(quoted)) {
        const QByteArray digits = QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
        if (c.unicode() < 0x80) {
            text += static_cast<char>(c.unicode());
        } else {
            text += "\\u" + (capitals ? digits.toUpper() : digits);
        }
    }
    return text;
}

/// `text` as itself, and as it may stand between the quotation marks of a JSON string (RFC 8259 § 7).
QSet<QByteArray> formsOf(const JsonValue &text)
{
    const QByteArray json = text.toJson();
    const QByteArray quoted = json.mid(1, json.size() - 2);
    QSet<QByteArray> forms{text.toString().toUtf8()};
    for (const QByteArray &form : {quoted, inAscii(quoted, false), inAscii(quoted, true)}) {
        forms.insert(form);
        forms.insert(QByteArray(form).replace("/", "\\/"));
    }
    return forms;
}

/// The forms in which a secure value may come back: as itself, and as it stands in JSON.
void collectSecrets(const JsonValue &value, QList<QByteArray> &secrets)
{
    switch (value.type()) {
    case JsonValue::Type::Null:
    case JsonValue::Type::Boolean:
        return;
    case JsonValue::Type::Number:
        secrets.append(value.numberText().toUtf8());
        return;
    case JsonValue::Type::String:
        secrets += formsOf(value).values();
        return;
    case JsonValue::Type::Array:
        for (const JsonValue &element : value.elements()) {
            collectSecrets(element, secrets);
        }
        return;
    case JsonValue::Type::Object:
        for (const JsonValue::Member &member : value.members()) {
            collectSecrets(member.value, secrets);
        }
        return;
    }
}

JsonValue cleaned(const JsonValue &value, const QList<QByteArray> &secrets)
{
    switch (value.type()) {
    case JsonValue::Type::Null:
    case JsonValue::Type::Boolean:
        return value;
    case JsonValue::Type::Number:
        return secrets.contains(value.numberText().toUtf8()) ? JsonValue::string(redactedPlaceholder()) : value;
    case JsonValue::Type::String:
        return JsonValue::string(withoutSecrets(value.toString(), secrets));
    case JsonValue::Type::Array: {
        JsonValue::Array elements = value.elements();
        for (JsonValue &element : elements) {
            element = cleaned(element, secrets);
        }
        return JsonValue::array(std::move(elements));
    }
    case JsonValue::Type::Object: {
        JsonValue::Object members = value.members();
        for (JsonValue::Member &member : members) {
            member.value = cleaned(member.value, secrets);
        }
        return JsonValue::object(std::move(members));
    }
    }
    Q_UNREACHABLE();
}

} // namespace

QList<QByteArray> secretsOf(const LaunchRequest &request)
{
    QList<QByteArray> secrets;
    for (const JsonValue::Member &member : request.inputs.members()) {
        if (request.secureNames.contains(member.key)) {
            collectSecrets(member.value, secrets);
        }
    }
    std::sort(secrets.begin(), secrets.end(),
              [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
    return secrets;
}

QString withoutSecrets(QString text, const QList<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets) {
        if (!secret.isEmpty()) {
            text.replace(QString::fromUtf8(secret), redactedPlaceholder());
        }
    }
    return text;
}

void removeSecrets(ApiError &error, const QList<QByteArray> &secrets)
{
    error.message = withoutSecrets(error.message, secrets);
}

void removeSecrets(ExecutionUpdate &update, const QList<QByteArray> &secrets)
{
    update.detail = withoutSecrets(update.detail, secrets);
    if (update.error) {
        removeSecrets(*update.error, secrets);
    }
    if (update.outputs) {
        update.outputs = cleaned(*update.outputs, secrets);
    }
}

void removeSecrets(QList<NodeTransition> &steps, const QList<QByteArray> &secrets)
{
    for (NodeTransition &step : steps) {
        step.message = withoutSecrets(step.message, secrets);
    }
}

} // namespace flowconsole

#include "filter/searchtext.h"

#include "domain/flow.h"

namespace flowconsole {

namespace {

void addText(QString &text, const QString &part)
{
    if (!part.isEmpty() && text.size() < longestSearchText) {
        text += part;
        text += QChar(searchTextSeparator);
    }
}

void addValue(QString &text, const JsonValue &value)
{
    switch (value.type()) {
    case JsonValue::Type::Null:
        return;
    case JsonValue::Type::Boolean:
        addText(text, value.toBoolean() ? QStringLiteral("true") : QStringLiteral("false"));
        return;
    case JsonValue::Type::Number:
        addText(text, value.numberText());
        return;
    case JsonValue::Type::String:
        addText(text, value.toString());
        return;
    case JsonValue::Type::Array:
        for (const JsonValue &element : value.elements()) {
            addValue(text, element);
        }
        return;
    case JsonValue::Type::Object:
        for (const JsonValue::Member &member : value.members()) {
            addText(text, member.key);
            addValue(text, member.value);
        }
        return;
    }
}

} // namespace

QByteArray searchTextOf(const FlowExecution &execution)
{
    QString text;
    text.reserve(512);
    addText(text, execution.flowName);
    addText(text, execution.detail);
    addText(text, execution.currentNode);
    addText(text, execution.flowVersion);
    addText(text, shortVersion(execution.flowVersion));
    addText(text, execution.environment);
    addText(text, execution.id.text());
    addText(text, execution.platformId.text());
    addText(text, execution.conversationId.text());
    addText(text, execution.flowId.text());
    addText(text, execution.platformState);
    addText(text, execution.payloadHash);
    addText(text, execution.batchId.text());
    if (execution.batchRow > 0) {
        addText(text, QString::number(execution.batchRow));
    }
    if (execution.error) {
        addText(text, execution.error->message);
        addText(text, execution.error->code);
        addText(text, execution.error->correlationId);
    }
    addValue(text, execution.inputs);
    addValue(text, execution.outputs);
    text.truncate(longestSearchText);
    QByteArray folded = text.toCaseFolded().toUtf8();
    folded.squeeze(); // there are 100,000 of them
    return folded;
}

bool haveSameSearchText(const FlowExecution &a, const FlowExecution &b)
{
    return a.detail == b.detail && a.currentNode == b.currentNode && a.flowName == b.flowName &&
           a.flowVersion == b.flowVersion && a.environment == b.environment && a.id == b.id &&
           a.platformId == b.platformId && a.conversationId == b.conversationId && a.flowId == b.flowId &&
           a.platformState == b.platformState && a.payloadHash == b.payloadHash && a.batchId == b.batchId &&
           a.batchRow == b.batchRow && a.error == b.error && a.inputs == b.inputs && a.outputs == b.outputs;
}

} // namespace flowconsole

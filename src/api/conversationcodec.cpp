#include "api/conversationcodec.h"

#include "api/jsonfields.h"

namespace flowconsole {

namespace {

bool isOver(QStringView callState)
{
    return callState == u"disconnected" || callState == u"terminated";
}

QString stateOfCalls(const JsonValue &calls)
{
    QString state;
    for (const JsonValue &call : calls.elements()) {
        const QString one = textField(call, u"state");
        if (state.isEmpty() || isOver(state) || !isOver(one)) {
            state = one;
        }
    }
    return state;
}

Participant readParticipant(const JsonValue &object)
{
    Participant participant;
    participant.id = textField(object, u"id");
    participant.name = textField(object, u"name");
    participant.purpose = textField(object, u"purpose");
    participant.state = stateOfCalls(object.value(u"calls"));
    return participant;
}

} // namespace

ApiResult<Conversation> decodeConversation(const QByteArray &body)
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    const auto id = requiredText(document.value(), u"id");
    if (!id) {
        return id.error();
    }
    Conversation conversation;
    conversation.id = ConversationId(id.value());
    conversation.startedAt = timeField(document.value(), u"startTime");
    conversation.endedAt = timeField(document.value(), u"endTime");
    for (const JsonValue &participant : document.value().value(u"participants").elements()) {
        conversation.participants.append(readParticipant(participant));
    }
    return conversation;
}

} // namespace flowconsole

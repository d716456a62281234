#include "webhook/flowevents.h"

#include "domain/jsonvalue.h"

#include <algorithm>

namespace flowconsole {

namespace {

constexpr qsizetype longestId = 128;
constexpr qsizetype longestMessage = 1024;
constexpr int firstYear = 2000;
constexpr qint64 mostSecondsAhead = 24 * 60 * 60;

/// Reads the members of an event one by one and remembers the first that cannot be used.
class EventReader final
{
public:
    explicit EventReader(const JsonValue &object) : m_object(object) {}

    [[nodiscard]] const std::optional<BadEvent> &problem() const { return m_problem; }

    [[nodiscard]] QString text(QLatin1String key)
    {
        const JsonValue value = m_object.value(QString(key));
        if (value.isNull()) {
            return {};
        }
        if (!value.isString()) {
            complain(WebhookRefusal::WrongType, QStringLiteral("\"%1\" must be text.").arg(key));
        }
        return value.toString();
    }

    [[nodiscard]] QString required(QLatin1String key)
    {
        const QString value = text(key);
        if (value.isEmpty()) {
            complain(WebhookRefusal::MissingField, QStringLiteral("\"%1\" is missing.").arg(key));
        }
        return value;
    }

    [[nodiscard]] QString id(QLatin1String key, bool isRequired)
    {
        const QString value = isRequired ? required(key) : text(key);
        const auto isPrintable = [](QChar c) { return c.isPrint(); };
        if (value.size() > longestId) {
            complain(WebhookRefusal::TooLong,
                     QStringLiteral("\"%1\" has more than %2 characters.").arg(key).arg(longestId));
        } else if (!std::all_of(value.cbegin(), value.cend(), isPrintable)) {
            complain(WebhookRefusal::WrongType,
                     QStringLiteral("\"%1\" must consist of printable characters.").arg(key));
        }
        return value;
    }

    [[nodiscard]] NodeEvent event(QLatin1String key)
    {
        const QString word = required(key);
        const auto known = nodeEventFromKey(word);
        if (!known) {
            complain(WebhookRefusal::UnknownEvent,
                     QStringLiteral("\"%1\" is no event that this listener knows.").arg(word.left(longestId)));
        }
        return known.value_or(NodeEvent::Entered);
    }

    [[nodiscard]] QDateTime time(QLatin1String key, const QDateTime &nowUtc)
    {
        const QDateTime time = QDateTime::fromString(required(key), Qt::ISODateWithMs);
        if (!time.isValid() || time.timeSpec() == Qt::LocalTime) {
            complain(WebhookRefusal::BadTimestamp,
                     QStringLiteral("\"%1\" must be a time such as 2026-01-05T09:00:00.000Z.").arg(key));
        } else if (time.date().year() < firstYear || time > nowUtc.addSecs(mostSecondsAhead)) {
            complain(WebhookRefusal::BadTimestamp, QStringLiteral("\"%1\" is far from now.").arg(key));
        }
        return time.toUTC();
    }

private:
    void complain(WebhookRefusal reason, const QString &message)
    {
        if (!m_problem) {
            m_problem = BadEvent{reason, message};
        }
    }

    const JsonValue &m_object;
    std::optional<BadEvent> m_problem;
};

} // namespace

std::variant<FlowEvent, BadEvent> decodeFlowEvent(const QByteArray &body, const QDateTime &nowUtc)
{
    const auto parsed = JsonValue::parse(body);
    if (!parsed) {
        return BadEvent{WebhookRefusal::Malformed,
                        QStringLiteral("The body is not JSON: %1").arg(parsed.error().message)};
    }
    if (!parsed.value().isObject()) {
        return BadEvent{WebhookRefusal::Malformed, QStringLiteral("The body must be one event, an object.")};
    }
    EventReader read(parsed.value());
    FlowEvent event;
    event.transition.event = read.event(QLatin1String("eventType"));
    event.conversationId = ConversationId(read.id(QLatin1String("conversationId"), true));
    event.flowId = FlowId(read.id(QLatin1String("flowId"), true));
    const bool isAtNode =
        event.transition.event == NodeEvent::Entered || event.transition.event == NodeEvent::Exited;
    event.transition.nodeId = read.id(QLatin1String("nodeId"), isAtNode);
    event.transition.nodeType = read.text(QLatin1String("nodeType")).left(longestId);
    event.transition.nodeName = read.text(QLatin1String("nodeName")).left(longestId);
    event.transition.at = read.time(QLatin1String("timestamp"), nowUtc);
    event.transition.message = read.text(QLatin1String("message")).left(longestMessage);
    event.transition.provenance = Provenance::Pushed;
    event.transition.receivedAt = nowUtc;
    if (read.problem()) {
        return *read.problem();
    }
    return event;
}

} // namespace flowconsole

#include "api/topicsubscription.h"

#include "api/dialectcodec.h"
#include "api/errorcodec.h"
#include "api/jsonfields.h"

#include <algorithm>

namespace flowconsole {

namespace {

/// A channel that refuses this often refuses everything: a missing scope, say.
constexpr int mostRequests = 40;

QByteArray encodeTopics(const QStringList &topics)
{
    JsonValue body = JsonValue::array();
    for (const QString &topic : topics) {
        JsonValue one = JsonValue::object();
        one.insert(QStringLiteral("id"), JsonValue::string(topic));
        body.append(one);
    }
    return body.toJson();
}

bool isPartOfATopic(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// True where `text` holds `topic`, and not as the beginning of a longer one.
bool names(const QByteArray &text, const QByteArray &topic)
{
    for (qsizetype at = text.indexOf(topic); at >= 0; at = text.indexOf(topic, at + 1)) {
        const qsizetype end = at + topic.size();
        const bool goesOn = end < text.size() && isPartOfATopic(text.at(end));
        const bool goesOnAfterDot =
            end + 1 < text.size() && text.at(end) == '.' && isPartOfATopic(text.at(end + 1));
        if (!goesOn && !goesOnAfterDot) {
            return true;
        }
    }
    return false;
}

ApiError rejection(const JsonValue &topic)
{
    ApiError error;
    error.kind = ApiError::Kind::RejectedInput;
    error.code = QStringLiteral("topic.rejected");
    error.message = textField(topic, u"rejectionReason");
    QStringList missing;
    for (const JsonValue &permission : topic.value(u"missingPermissions").elements()) {
        missing.append(permission.toString());
    }
    if (!missing.isEmpty()) {
        error.kind = ApiError::Kind::Permission;
        error.permission = missing.join(QStringLiteral(", "));
    }
    return error;
}

} // namespace

class TopicSubscription::Go final : public std::enable_shared_from_this<TopicSubscription::Go>
{
public:
    Go(ApiCaller &caller, const QString &channelId, const QStringList &topics, Receiver receiver)
        : m_caller(caller),
          m_path(QStringLiteral("/api/v2/notifications/channels/%1/subscriptions").arg(pathPart(channelId))),
          m_whole(topics),
          m_receiver(std::move(receiver))
    {}

    void start() { replace(); }
    void giveUp() { m_isOver = true; }

private:
    /// The whole list at once, in the place of the one before.
    void replace()
    {
        const QByteArray method = m_whole.isEmpty() ? QByteArrayLiteral("DELETE") : QByteArrayLiteral("PUT");
        send(method, m_whole, [this](const ApiResult<HttpAnswer> &answer) {
            if (answer && isSuccess(answer.value())) {
                takeRejections(answer.value(), m_whole);
                finish(m_whole);
            } else if (!dropBadTopics(answer, m_whole)) {
                finish(errorOf(answer));
            } else if (std::exchange(m_dropped, false)) {
                replace();
            } else if (m_searched) {
                finish(errorOf(answer));
            } else {
                m_searched = true;
                split(m_whole);
                searchNext();
            }
        });
    }

    /// Adds a part of the list, to learn whether it holds a bad topic.
    void searchNext()
    {
        if (m_parts.empty()) {
            m_whole = m_good;
            replace();
            return;
        }
        m_part = m_parts.front();
        m_parts.pop_front();
        send(QByteArrayLiteral("POST"), m_part, [this](const ApiResult<HttpAnswer> &answer) {
            if (answer && isSuccess(answer.value())) {
                takeRejections(answer.value(), m_part);
                m_good += m_part;
            } else if (!dropBadTopics(answer, m_part)) {
                finish(errorOf(answer));
                return;
            } else if (std::exchange(m_dropped, false)) {
                if (!m_part.isEmpty()) {
                    m_parts.push_front(m_part);
                }
            } else {
                split(m_part);
            }
            searchNext();
        });
    }

    void split(const QStringList &topics)
    {
        const qsizetype half = topics.size() / 2;
        m_parts.push_front(topics.mid(half));
        m_parts.push_front(topics.first(half));
    }

    /// False where the failure is not about a topic. Otherwise the bad ones are gone from `topics` and
    /// `m_dropped` is set, or nobody knows yet which they are.
    bool dropBadTopics(const ApiResult<HttpAnswer> &answer, QStringList &topics)
    {
        if (!answer || topics.isEmpty() || m_requests >= mostRequests) {
            return false;
        }
        QStringList bad;
        for (const QString &topic : std::as_const(topics)) {
            if (names(answer.value().body, topic.toUtf8())) {
                bad.append(topic);
            }
        }
        const ApiError error = errorOf(answer);
        const bool isAboutTopics =
            error.kind == ApiError::Kind::RejectedInput || error.kind == ApiError::Kind::Permission;
        if (!isAboutTopics && !(error.kind == ApiError::Kind::NotFound && !bad.isEmpty())) {
            return false;
        }
        // An error that repeats the whole list names none.
        if (topics.size() > 1 && bad.size() == topics.size()) {
            bad.clear();
        }
        if (topics.size() == 1) {
            bad = topics;
        }
        for (const QString &topic : std::as_const(bad)) {
            topics.removeAll(topic);
            m_receiver.refused(topic, error);
        }
        m_dropped = !bad.isEmpty();
        return true;
    }

    /// A platform that goes on without a bad topic says so in its answer.
    void takeRejections(const HttpAnswer &answer, QStringList &topics)
    {
        const auto document = JsonValue::parse(answer.body);
        if (!document) {
            return;
        }
        for (const JsonValue &topic : document.value().value(u"entities").elements()) {
            const QString id = textField(topic, u"id");
            if (textField(topic, u"state") == u"Rejected" && topics.removeAll(id) > 0) {
                m_receiver.refused(id, rejection(topic));
            }
        }
    }

    ApiError errorOf(const ApiResult<HttpAnswer> &answer) const
    {
        return answer ? decodeError(answer.value(), m_caller.clock().nowUtc()) : answer.error();
    }

    void send(const QByteArray &method, const QStringList &topics, const ApiCaller::Receiver &receive)
    {
        // Whoever heard of a refusal may have ended this.
        if (m_isOver) {
            return;
        }
        ++m_requests;
        HttpRequest request = topics.isEmpty() ? m_caller.request(method, m_path)
                                               : m_caller.request(method, m_path, encodeTopics(topics));
        request.expectsJson = false;
        m_caller.call(request, [self = shared_from_this(), receive](const ApiResult<HttpAnswer> &answer) {
            if (!self->m_isOver) {
                receive(answer);
            }
        });
    }

    void finish(const ApiResult<QStringList> &result)
    {
        if (!std::exchange(m_isOver, true)) {
            m_receiver.finished(result);
        }
    }

    ApiCaller &m_caller;
    const QString m_path;
    QStringList m_whole;
    const Receiver m_receiver;
    std::deque<QStringList> m_parts; ///< still to be tried
    QStringList m_part;              ///< being tried
    QStringList m_good;
    int m_requests = 0;
    bool m_dropped = false;
    bool m_searched = false;
    bool m_isOver = false;
};

TopicSubscription::TopicSubscription(ApiCaller &caller, const QString &channelId, const QStringList &topics,
                                     Receiver receiver)
    : m_go(std::make_shared<Go>(caller, channelId, topics, std::move(receiver)))
{
    m_go->start();
}

TopicSubscription::~TopicSubscription()
{
    m_go->giveUp();
}

} // namespace flowconsole

#include "webhookdelivery.h"

#include "base/logging.h"
#include "simulator/flowcatalogue.h"

#include <algorithm>
#include <ranges>

namespace flowconsole::simulator {

namespace {

constexpr int mostTries = 3;
constexpr Milliseconds firstPause{1000};
constexpr std::size_t mostWaiting = 10'000;
constexpr std::size_t mostPostponed = 100'000;
/// How long an event that is to be overtaken waits for one that does.
constexpr Milliseconds longestHold{2000};

std::string eventBody(const Webhook &webhook, const Execution &execution, std::string_view eventType,
                      const Step &step, const std::string &message)
{
    Json body = Json::object();
    body["eventType"] = eventType;
    if (webhook.includeConversationId) {
        body["conversationId"] = execution.conversationId;
    }
    if (webhook.includeFlowId) {
        body["flowId"] = execution.flow->id;
    }
    body["nodeId"] = step.nodeId;
    body["nodeType"] = step.nodeKind;
    body["nodeName"] = step.nodeName;
    body["timestamp"] = isoTime(execution.scale.toWall(step.at));
    if (!message.empty()) {
        body["message"] = message;
    }
    return writeJson(body);
}

} // namespace

WebhookDelivery::WebhookDelivery(const WebhookRegister &webhooks, FaultPlan &faults, Now now)
    : m_webhooks(webhooks), m_faults(faults), m_now(std::move(now))
{}

void WebhookDelivery::stepped(const Execution &execution, const Step &step)
{
    switch (step.kind) {
    case StepKind::Enter:
        tell(execution, nodeEnterEvent, step, {});
        break;
    case StepKind::Exit:
        tell(execution, nodeExitEvent, step, {});
        break;
    case StepKind::Error:
        tell(execution, errorEvent, step, step.error ? step.error->message : step.detail);
        break;
    }
}

void WebhookDelivery::ended(const Execution &execution)
{
    if (execution.run->status() == RunStatus::Completed) {
        tell(execution, completeEvent, execution.run->steps().back(), execution.run->endReason());
    }
}

void WebhookDelivery::tell(const Execution &execution, std::string_view eventType, const Step &step,
                           const std::string &message)
{
    if (execution.shape != AnswerShape::ConversationFlow) {
        return;
    }
    for (const Webhook &webhook : m_webhooks.all()) {
        if (webhook.enabled && webhook.wants(eventType)) {
            send(webhook, eventBody(webhook, execution, eventType, step, message));
        }
    }
}

void WebhookDelivery::send(const Webhook &webhook, std::string body)
{
    ++m_counts.made;
    const EventFate fate = m_faults.fateOfEvent();
    if (fate.lost) {
        ++m_counts.lost;
        return;
    }
    m_counts.doubled += fate.copies > 1 ? 1 : 0;
    Target &target = m_targets[webhook.id];
    // The next one overtakes, whatever was to become of it: else nothing would come while events go on.
    const bool isOvertaken = fate.overtaken && target.overtaken.empty();
    for (int copy = 0; copy < fate.copies; ++copy) {
        Delivery delivery{webhook.id, body};
        if (fate.delay > Milliseconds(0)) {
            m_counts.late += copy == 0 ? 1 : 0;
            postpone(std::move(delivery), fate.delay);
        } else if (isOvertaken) {
            m_counts.reordered += copy == 0 ? 1 : 0;
            target.overtaken.push_back(std::move(delivery));
            target.overtakenUntil = m_now() + longestHold;
        } else {
            enqueue(std::move(delivery));
            release(target);
        }
    }
}

void WebhookDelivery::enqueue(Delivery delivery)
{
    Target &target = m_targets[delivery.webhookId];
    if (target.waiting.size() >= mostWaiting) {
        ++m_counts.overflow;
        return;
    }
    const std::string webhookId = delivery.webhookId;
    target.waiting.push_back(std::move(delivery));
    pump(webhookId);
}

void WebhookDelivery::postpone(Delivery delivery, Milliseconds time)
{
    if (m_later.size() >= mostPostponed) {
        ++m_counts.overflow;
        return;
    }
    m_later.emplace(m_now() + time, std::move(delivery));
}

void WebhookDelivery::release(Target &target)
{
    for (Delivery &delivery : std::exchange(target.overtaken, {})) {
        enqueue(std::move(delivery));
    }
}

void WebhookDelivery::pump(const std::string &webhookId)
{
    Target &target = m_targets[webhookId];
    const Webhook *webhook = m_webhooks.find(webhookId);
    if (webhook == nullptr) {
        m_targets.erase(webhookId);
        return;
    }
    if (m_poster == nullptr || target.isBusy || target.waiting.empty()) {
        return;
    }
    target.isBusy = true;
    Delivery delivery = std::move(target.waiting.front());
    target.waiting.pop_front();
    ++m_counts.posted;
    ++delivery.tries;
    const std::string body = delivery.body;
    m_poster->post(webhook->targetUrl, body, [this, delivery = std::move(delivery)](const PostResult &result) {
        posted(delivery, result);
    });
}

void WebhookDelivery::posted(Delivery delivery, const PostResult &result)
{
    const std::string webhookId = delivery.webhookId;
    m_targets[webhookId].isBusy = false;
    if (result.isDelivered()) {
        ++m_counts.delivered;
    } else if (delivery.tries >= mostTries) {
        ++m_counts.givenUp;
        qCInfo(lcSimulator, "An event for the webhook %s was given up: %s", webhookId.c_str(),
               result.problem.empty() ? std::to_string(result.status).c_str() : result.problem.c_str());
    } else {
        ++m_counts.retried;
        const auto pause = firstPause * (1 << (delivery.tries - 1));
        postpone(std::move(delivery), pause);
    }
    pump(webhookId);
}

std::optional<Instant> WebhookDelivery::nextDue() const
{
    std::optional<Instant> due;
    if (!m_later.empty()) {
        due = m_later.begin()->first;
    }
    for (const Target &target : std::views::values(m_targets)) {
        if (!target.overtaken.empty() && (!due || target.overtakenUntil < *due)) {
            due = target.overtakenUntil;
        }
    }
    return due;
}

void WebhookDelivery::advance(Instant now)
{
    while (!m_later.empty() && m_later.begin()->first <= now) {
        Delivery delivery = std::move(m_later.extract(m_later.begin()).mapped());
        if (m_webhooks.find(delivery.webhookId) != nullptr) {
            enqueue(std::move(delivery));
        }
    }
    // Nothing came that could have overtaken these. Releasing one may remove its target.
    std::vector<std::string> released;
    for (const auto &[id, target] : m_targets) {
        if (!target.overtaken.empty() && target.overtakenUntil <= now) {
            released.push_back(id);
        }
    }
    for (const std::string &id : released) {
        release(m_targets[id]);
    }
}

} // namespace flowconsole::simulator

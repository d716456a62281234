#pragma once

#include "simulator/eventposter.h"
#include "simulator/executionregister.h"
#include "simulator/faultplan.h"
#include "simulator/webhookregister.h"

#include <deque>

namespace flowconsole::simulator {

/// What became of the events, since the start or the last reset.
struct EventCounts
{
    std::uint64_t made = 0;      ///< one for each target that wants it
    std::uint64_t posted = 0;    ///< requests, retries included
    std::uint64_t delivered = 0; ///< answered with 2xx
    std::uint64_t retried = 0;
    std::uint64_t givenUp = 0;  ///< not delivered in three tries
    std::uint64_t overflow = 0; ///< dropped because the queue was full
    std::uint64_t lost = 0;     ///< by a fault, as are the next three
    std::uint64_t late = 0;
    std::uint64_t doubled = 0;
    std::uint64_t reordered = 0;
};

/// Tells registered targets what the runs of the dialect ConversationFlow do: node enter, node exit, error and
/// complete (API.md, Dialect ConversationFlow). `complete` is told of runs that completed; a run that fails
/// ends with its error, one that is terminated with nothing.
///
/// Each target gets one event at a time, in order. One that is not taken is tried again after 1 s and 2 s while
/// the others go on, then given up. At most 10,000 wait for a target; more are dropped and counted.
/// Lifecycle: events are made from the beginning and posted once deliverBy() has named the way out.
/// Thread: the organisation's.
class WebhookDelivery final : public RunObserver
{
public:
    using Now = std::function<Instant()>;

    WebhookDelivery(const WebhookRegister &webhooks, FaultPlan &faults, Now now);
    WebhookDelivery(const WebhookDelivery &) = delete;
    WebhookDelivery &operator=(const WebhookDelivery &) = delete;

    /// `poster` must outlive the organisation's use.
    void deliverBy(EventPoster &poster) { m_poster = &poster; }

    void launched(const Execution &) override {}
    void stepped(const Execution &execution, const Step &step) override;
    void ended(const Execution &execution) override;

    /// When the next event that waits for its time is due.
    [[nodiscard]] std::optional<Instant> nextDue() const;
    void advance(Instant now);

    [[nodiscard]] const EventCounts &counts() const { return m_counts; }
    void resetCounts() { m_counts = {}; }

private:
    struct Delivery
    {
        std::string webhookId;
        std::string body;
        int tries = 0;
    };
    struct Target
    {
        std::deque<Delivery> waiting;
        std::deque<Delivery> overtaken; ///< until the next one has been queued
        Instant overtakenUntil;
        bool isBusy = false;
    };

    void tell(const Execution &execution, std::string_view eventType, const Step &step,
              const std::string &message);
    void send(const Webhook &webhook, std::string body);
    void enqueue(Delivery delivery);
    void postpone(Delivery delivery, Milliseconds time);
    void release(Target &target);
    void pump(const std::string &webhookId);
    void posted(Delivery delivery, const PostResult &result);

    const WebhookRegister &m_webhooks;
    FaultPlan &m_faults;
    const Now m_now;
    EventPoster *m_poster = nullptr;
    std::map<std::string, Target> m_targets; ///< by webhook
    std::multimap<Instant, Delivery> m_later;
    EventCounts m_counts;
};

} // namespace flowconsole::simulator

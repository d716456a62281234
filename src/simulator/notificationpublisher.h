#pragma once

#include "simulator/instancesapi.h"

namespace flowconsole::simulator {

/// Tells the notification channels what the runs do: their end with the execution data, and the detail events
/// of their conversations (API.md, Dialect Published). Bodies are made only where somebody listens. Thread: the
/// organisation's.
class NotificationPublisher final : public RunObserver
{
public:
    using Now = std::function<Instant()>;

    NotificationPublisher(NotificationChannels &channels, InstancesApi &instances, Now now);

    void launched(const Execution &execution) override;
    void stepped(const Execution &execution, const Step &step) override;
    void ended(const Execution &execution) override;

private:
    void publishDetail(const Execution &execution, const char *event, const std::function<Json()> &body);

    NotificationChannels &m_channels;
    InstancesApi &m_instances;
    const Now m_now;
};

} // namespace flowconsole::simulator

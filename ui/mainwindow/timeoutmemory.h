#pragma once

#include "domain/ids.h"
#include "ui/variables/timeoutchoice.h"

#include <QHash>

class QSettings;

namespace flowconsole {

/// Keeps for each flow how long its executions may take and what then, in the settings, from one run of the
/// program to the next. GUI thread; the settings outlive it.
class TimeoutMemory final
{
    Q_DISABLE_COPY_MOVE(TimeoutMemory)

public:
    explicit TimeoutMemory(QSettings &settings) : m_settings(settings) {}

    [[nodiscard]] QHash<FlowId, TimeoutPolicy> all() const;
    /// One that says nothing is forgotten.
    void keep(const FlowId &flow, const TimeoutPolicy &policy);

private:
    QSettings &m_settings;
};

} // namespace flowconsole

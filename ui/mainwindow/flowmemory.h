#pragma once

#include "models/flowlistmodel.h"

class QSettings;

namespace flowconsole {

/// Keeps the operator's favourite flows and those launched last, of each connection, in the settings, from one
/// run of the program to the next. GUI thread; the settings outlive it.
class FlowMemory final
{
    Q_DISABLE_COPY_MOVE(FlowMemory)

public:
    explicit FlowMemory(QSettings &settings) : m_settings(settings) {}

    [[nodiscard]] FlowMarks of(const ProfileId &profile) const;
    void keep(const ProfileId &profile, const FlowMarks &marks);

private:
    QSettings &m_settings;
};

} // namespace flowconsole

#pragma once

#include "domain/ids.h"
#include "domain/jsonvalue.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace flowconsole {

/// What an operator asks for: one execution of one flow.
struct LaunchRequest
{
    ExecutionId id;
    FlowId flowId;
    QString flowName;                       ///< for display
    QString flowVersion;                    ///< for display: the published version at the time of asking
    QString pinnedVersion;                  ///< a version's id where another than the latest is to run
    QString name;                           ///< what the platform is told to call it; made by the engine
    int priority = 1;                       ///< of the conversation's routing, 1 to 99; ConversationFlow only
    JsonValue inputs = JsonValue::object(); ///< keyed by the variables' plain names
    QStringList secureNames;                ///< the inputs that are masked wherever they could be read
    std::optional<std::chrono::seconds> timeout; ///< after this long the console stops waiting

    friend bool operator==(const LaunchRequest &, const LaunchRequest &) = default;
};

/// `inputs` keyed by plain names: the schema's prefix `Flow.` is taken off where somebody wrote it. Where both
/// forms were given, the later one counts.
[[nodiscard]] JsonValue withPlainNames(const JsonValue &inputs);

/// `inputs` with the value of each secure variable replaced by the placeholder.
[[nodiscard]] JsonValue masked(const JsonValue &inputs, const QStringList &secureNames);

} // namespace flowconsole

#pragma once

#include "domain/ids.h"
#include "domain/jsonvalue.h"

#include <QString>
#include <QStringList>

#include <array>
#include <chrono>
#include <optional>

namespace flowconsole {

/// What happens to an execution whose time is over.
enum class TimeoutAction {
    Terminate,  ///< by the dialect's request, else by disconnecting the linked conversation
    Disconnect, ///< the linked conversation, also where the dialect could terminate
    MarkOnly,   ///< nothing: it is overdue, and goes on being watched
};

inline constexpr std::array allTimeoutActions{TimeoutAction::Terminate, TimeoutAction::Disconnect,
                                              TimeoutAction::MarkOnly};

/// "terminate", "disconnect", "mark": in files, and on the command line.
[[nodiscard]] QString timeoutActionKey(TimeoutAction action);
[[nodiscard]] std::optional<TimeoutAction> timeoutActionFromKey(QStringView key);

/// Who goes first where launches wait: the operator who waits at the screen, then what was planned for this
/// moment, then the rows of a file.
enum class LaunchPriority { Interactive, Scheduled, Batch };

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
    std::optional<std::chrono::seconds> timeout; ///< from the launch on; absent: by dialect
    TimeoutAction timeoutAction = TimeoutAction::Terminate;
    LaunchPriority queuePriority = LaunchPriority::Interactive; ///< among the launches of this console
    BatchId batchId;     ///< of the file that it is a row of; may be empty
    qint64 batchRow = 0; ///< counted from 1; the file's first row of values

    friend bool operator==(const LaunchRequest &, const LaunchRequest &) = default;
};

/// `inputs` keyed by plain names: the schema's prefix `Flow.` is taken off where somebody wrote it. Where both
/// forms were given, the later one counts.
[[nodiscard]] JsonValue withPlainNames(const JsonValue &inputs);

/// `inputs` with the value of each secure variable replaced by the placeholder.
[[nodiscard]] JsonValue masked(const JsonValue &inputs, const QStringList &secureNames);

/// The names of the variables that are masked in `inputs`: what is known of secure values once they are gone.
[[nodiscard]] QStringList maskedNames(const JsonValue &inputs);

/// `json` with every value, at any depth, that stands under one of these names, or as "value" beside a "name"
/// that is one of them, replaced by the placeholder. Nothing where there is none.
[[nodiscard]] std::optional<JsonValue> withoutValuesOf(const QStringList &names, const JsonValue &json);

} // namespace flowconsole

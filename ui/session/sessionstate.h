#pragma once

#include "base/result.h"
#include "domain/ids.h"
#include "domain/jsonvalue.h"
#include "domain/launchrequest.h"
#include "ui/executions/tablelayout.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace flowconsole {

/// What was typed for one flow and not sent. Never holds a secure value.
struct FlowInputDraft
{
    FlowId flowId;
    JsonValue values = JsonValue::object();
    QMap<QString, QString> texts; ///< what stood in the fields, by variable name; also what is no value yet
    QStringList touched;          ///< names of the variables that the operator has edited, sorted
    std::optional<QString> json;  ///< the JSON view's text, where that was shown and can hold nothing secure
    bool problemsShown = false;
    QString timeout; ///< as typed
    QString timeoutAction;
    QString priority;          ///< as typed
    QStringList secureLeftOut; ///< variables whose value was typed and is not kept

    friend bool operator==(const FlowInputDraft &, const FlowInputDraft &) = default;
};

/// A window beside the main one that was open.
struct OpenWindow
{
    QString name; ///< its object name
    QByteArray geometry;

    friend bool operator==(const OpenWindow &, const OpenWindow &) = default;
};

/// Where the operator was: all that comes back after the program ended, however it ended. Preferences, such as
/// the theme, are in the settings instead. Holds no secret and no secure value.
struct SessionState
{
    QByteArray geometry;    ///< of the main window, as QWidget tells it
    QByteArray arrangement; ///< of its docks, as QMainWindow tells it
    QList<OpenWindow> windows;
    QString filterText;
    FlowId flow;                  ///< that was selected
    ExecutionId execution;        ///< that was looked at
    QList<FlowInputDraft> drafts; ///< the selected flow's first
    /// How tables of executions were arranged, by the name of the table: "test", …
    QMap<QString, TableLayout> tables;
    bool isStoredShown = false;  ///< the table of all stored executions, in place of this session's
    QString batchFile;           ///< that was chosen for a batch which has not been started
    QList<ExecutionId> compared; ///< the two of the window that compares them, the left one first

    friend bool operator==(const SessionState &, const SessionState &) = default;
};

/// The largest session that is written or read, in bytes: what does not fit is left out from the end of the
/// drafts.
inline constexpr qsizetype largestSession = 1024 * 1024;

/// As the session's file holds it.
[[nodiscard]] JsonValue toJson(const SessionState &state);
/// Unknown keys are ignored and absent ones have their defaults; an error where it is no session of this
/// version.
[[nodiscard]] Result<SessionState> sessionFromJson(const JsonValue &object);

} // namespace flowconsole

#pragma once

#include "domain/ids.h"
#include "domain/inputschema.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace flowconsole {

/// A published, checked-in or saved version of a flow (API: FlowVersion).
struct FlowVersion
{
    enum class Kind { Published, CheckedIn, Saved };

    QString id;   ///< "14.0"
    QString name; ///< what the platform calls it, often the id again
    QDateTime datePublished;
    QDateTime dateCreated = {};
    QString author = {}; ///< who made it, a person or a client: the name, else the id
    Kind kind = Kind::Published;

    friend bool operator==(const FlowVersion &, const FlowVersion &) = default;
};

/// An Architect flow as the flow list tells of it (API: Flow).
struct Flow
{
    FlowId id;
    QString name;
    QString type; ///< the platform's word, upper case: INBOUNDCALL, WORKFLOW, …
    QString description;
    QString division;
    bool active = true;
    bool deleted = false;
    QString lockedBy; ///< who edits it, by name or id; empty: nobody, or not told
    std::optional<FlowVersion> publishedVersion;
    std::optional<InputSchema> inputSchema; ///< absent where the platform sent none, or one that cannot be read
    QString inputSchemaProblem;             ///< why the schema that was sent cannot be read
    std::optional<InputSchema> outputSchema; ///< what it gives back, where the platform says so
    /// The id of the version that the operator chose to run in place of the latest, whose schemas these are
    /// then; empty: the latest.
    QString pinnedVersion;

    friend bool operator==(const Flow &, const Flow &) = default;
};

/// Some flows of the list, as they come.
struct FlowPage
{
    QList<Flow> flows;
    qint64 total = 0; ///< how many there are in all, as the platform says; 0 where it does not
    bool isFirst = false;

    friend bool operator==(const FlowPage &, const FlowPage &) = default;
};

/// One version of a flow with what it takes and gives.
struct VersionSchemas
{
    FlowVersion version;
    std::optional<InputSchema> inputSchema;
    QString inputSchemaProblem; ///< why the schema that was sent cannot be read
    std::optional<InputSchema> outputSchema;

    friend bool operator==(const VersionSchemas &, const VersionSchemas &) = default;
};

/// The version that a launch of `flow` runs as it stands: the pinned one, else the published one; empty for a
/// flow that was never published.
[[nodiscard]] QString versionToRun(const Flow &flow);

/// `flow` as it is launched in that version. The latest published one is the flow itself.
[[nodiscard]] Flow inVersion(const Flow &flow, const VersionSchemas &chosen);

/// The names in `inputs` that are masked wherever they could be read: by the flow's schema; all of them where
/// that cannot be read, since nobody knows which are secure.
[[nodiscard]] QStringList secureNames(const Flow &flow, const JsonValue &inputs);

/// "v14" for the version ids "14.0" and "14", "v2.1" for "2.1"; empty for an empty id.
[[nodiscard]] QString shortVersion(const QString &versionId);

/// "inbound call", "workflow", …: a flow's type in the user's words.
[[nodiscard]] QString flowTypeName(const QString &type);

} // namespace flowconsole

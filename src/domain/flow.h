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
    QString id;   ///< "14.0"
    QString name; ///< what the platform calls it, often the id again
    QDateTime datePublished;

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
    std::optional<FlowVersion> publishedVersion;
    std::optional<InputSchema> inputSchema; ///< absent where the platform sent none, or one that cannot be read
    QString inputSchemaProblem;             ///< why the schema that was sent cannot be read

    friend bool operator==(const Flow &, const Flow &) = default;
};

/// The names in `inputs` that are masked wherever they could be read: by the flow's schema; all of them where
/// that cannot be read, since nobody knows which are secure.
[[nodiscard]] QStringList secureNames(const Flow &flow, const JsonValue &inputs);

/// "v14" for the version ids "14.0" and "14", "v2.1" for "2.1"; empty for an empty id.
[[nodiscard]] QString shortVersion(const QString &versionId);

/// "inbound call", "workflow", …: a flow's type in the user's words.
[[nodiscard]] QString flowTypeName(const QString &type);

} // namespace flowconsole

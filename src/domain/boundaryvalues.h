#pragma once

#include "domain/inputschema.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace flowconsole {

/// One input that lies at, or just beyond, a bound of the schema.
struct BoundaryCase
{
    QString name;     ///< for people: "customerName: one character too long"
    JsonValue inputs; ///< by the variables' plain names

    friend bool operator==(const BoundaryCase &, const BoundaryCase &) = default;
};

/// For each variable that is not secure its bounds, one after the other, with all others as in `base`: not
/// given, empty, shortest, longest, smallest, largest, each just beyond, another type, Unicode, every listed
/// value. What the schema does not bound is not tried beyond. Secure values are left out of all.
[[nodiscard]] QList<BoundaryCase> boundaryCases(const InputSchema &schema, const JsonValue &base);

/// As JSON lines, for a batch: each case's inputs, before them its name as the member "_case".
[[nodiscard]] QByteArray boundaryLines(const QList<BoundaryCase> &cases);

} // namespace flowconsole

#pragma once

#include "base/result.h"
#include "domain/ids.h"
#include "domain/jsonvalue.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace flowconsole {

/// Input under a name, to be filled in again: of one flow, or of a person whom any flow may meet (a persona).
/// Holds no secure value.
struct InputPreset
{
    QString name;
    FlowId flowId;                          ///< empty: a persona
    QString flowName;                       ///< for display
    JsonValue values = JsonValue::object(); ///< by the variables' plain names

    [[nodiscard]] bool isPersona() const { return flowId.isEmpty(); }
    /// The one that would take its place.
    [[nodiscard]] bool isSameAs(const InputPreset &other) const
    {
        return name == other.name && flowId == other.flowId;
    }
    friend bool operator==(const InputPreset &, const InputPreset &) = default;
};

/// The largest document of presets that is read, in bytes.
inline constexpr qint64 largestPresetFile = 16 * 1024 * 1024;

/// The document that a file of presets holds.
[[nodiscard]] QByteArray presetDocument(const QList<InputPreset> &presets);
/// The error says what is wrong with the document, as a sentence.
[[nodiscard]] Result<QList<InputPreset>> readPresets(const QByteArray &document);

/// `presets` with each of `added`, which takes the place of one of the same name and flow.
[[nodiscard]] QList<InputPreset> withPresets(QList<InputPreset> presets, const QList<InputPreset> &added);
/// `presets` with each of `added` that is not among them. Nothing loses its place: where a name is taken, what
/// is added gets a number behind it.
[[nodiscard]] QList<InputPreset> besidePresets(QList<InputPreset> presets, const QList<InputPreset> &added);

} // namespace flowconsole

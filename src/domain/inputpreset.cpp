#include "domain/inputpreset.h"

#include "domain/launchrequest.h"

#include <QCoreApplication>

#include <algorithm>

namespace flowconsole {

namespace {

struct InputPresets
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::InputPresets)
};

constexpr qint64 documentVersion = 1;

JsonValue textOf(const QString &text)
{
    return JsonValue::string(text);
}

} // namespace

QByteArray presetDocument(const QList<InputPreset> &presets)
{
    JsonValue list = JsonValue::array();
    for (const InputPreset &preset : presets) {
        JsonValue object = JsonValue::object();
        object.insert(QStringLiteral("name"), textOf(preset.name));
        if (!preset.isPersona()) {
            object.insert(QStringLiteral("flowId"), textOf(preset.flowId.text()));
            object.insert(QStringLiteral("flowName"), textOf(preset.flowName));
        }
        object.insert(QStringLiteral("values"), preset.values);
        list.append(object);
    }
    JsonValue document = JsonValue::object();
    document.insert(QStringLiteral("version"), JsonValue::integer(documentVersion));
    document.insert(QStringLiteral("presets"), list);
    return document.toJson(JsonValue::Format::Indented) + '\n';
}

Result<QList<InputPreset>> readPresets(const QByteArray &document)
{
    const auto parsed = JsonValue::parse(document);
    if (!parsed || !parsed.value().value(u"presets").isArray()) {
        return Error{InputPresets::tr("This is no file of presets.")};
    }
    if (parsed.value().value(u"version").toInteger() != documentVersion) {
        return Error{InputPresets::tr("The file comes from a newer Flow Console.")};
    }
    QList<InputPreset> presets;
    const JsonValue list = parsed.value().value(u"presets");
    for (const JsonValue &object : list.elements()) {
        InputPreset preset;
        preset.name = object.value(u"name").toString().trimmed();
        preset.flowId = FlowId(object.value(u"flowId").toString());
        preset.flowName = object.value(u"flowName").toString();
        preset.values = object.value(u"values");
        if (preset.name.isEmpty() || !preset.values.isObject()) {
            return Error{
                InputPresets::tr("Preset %1 of the file has no name or no values.").arg(presets.size() + 1)};
        }
        preset.values = withPlainNames(preset.values);
        presets.append(preset);
    }
    return presets;
}

QList<InputPreset> withPresets(QList<InputPreset> presets, const QList<InputPreset> &added)
{
    for (const InputPreset &preset : added) {
        const auto same = std::find_if(presets.begin(), presets.end(),
                                       [&preset](const InputPreset &other) { return other.isSameAs(preset); });
        if (same != presets.end()) {
            *same = preset;
        } else {
            presets.append(preset);
        }
    }
    return presets;
}

QList<InputPreset> besidePresets(QList<InputPreset> presets, const QList<InputPreset> &added)
{
    for (InputPreset preset : added) {
        const auto isTaken = [&presets, &preset] {
            return std::any_of(presets.cbegin(), presets.cend(),
                               [&preset](const InputPreset &other) { return other.isSameAs(preset); });
        };
        const QString stem = preset.name;
        for (int number = 2; !presets.contains(preset) && isTaken(); ++number) {
            preset.name = stem + u' ' + QString::number(number);
        }
        if (!presets.contains(preset)) {
            presets.append(preset);
        }
    }
    return presets;
}

} // namespace flowconsole

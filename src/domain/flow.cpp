#include "domain/flow.h"

#include <QCoreApplication>

#include <array>

namespace flowconsole {

QStringList secureNames(const Flow &flow, const JsonValue &inputs)
{
    if (flow.inputSchema) {
        return flow.inputSchema->secureNames();
    }
    QStringList names;
    if (!flow.inputSchemaProblem.isEmpty()) {
        for (const JsonValue::Member &member : inputs.members()) {
            names.append(member.key);
        }
    }
    return names;
}

QString versionToRun(const Flow &flow)
{
    if (!flow.pinnedVersion.isEmpty()) {
        return flow.pinnedVersion;
    }
    return flow.publishedVersion ? flow.publishedVersion->id : QString();
}

Flow inVersion(const Flow &flow, const VersionSchemas &chosen)
{
    if (flow.publishedVersion && flow.publishedVersion->id == chosen.version.id) {
        return flow;
    }
    Flow pinned = flow;
    pinned.pinnedVersion = chosen.version.id;
    pinned.inputSchema = chosen.inputSchema;
    pinned.inputSchemaProblem = chosen.inputSchemaProblem;
    if (flow.inputSchema && !chosen.inputSchema && chosen.inputSchemaProblem.isEmpty()) {
        // Nobody knows which of its inputs are secure.
        pinned.inputSchemaProblem =
            QCoreApplication::translate("Flow", "What this version takes could not be read.");
    }
    pinned.outputSchema = chosen.outputSchema;
    return pinned;
}

QString shortVersion(const QString &versionId)
{
    if (versionId.isEmpty()) {
        return {};
    }
    return u'v' + (versionId.endsWith(u".0") ? versionId.chopped(2) : versionId);
}

QString flowTypeName(const QString &type)
{
    struct Name
    {
        const char16_t *type;
        const char *words;
    };
    static constexpr std::array names{
        Name{u"BOT", QT_TRANSLATE_NOOP("FlowType", "bot")},
        Name{u"COMMONMODULE", QT_TRANSLATE_NOOP("FlowType", "common module")},
        Name{u"DIGITALBOT", QT_TRANSLATE_NOOP("FlowType", "digital bot")},
        Name{u"EMAILSEND", QT_TRANSLATE_NOOP("FlowType", "e-mail send")},
        Name{u"INBOUNDCALL", QT_TRANSLATE_NOOP("FlowType", "inbound call")},
        Name{u"INBOUNDCHAT", QT_TRANSLATE_NOOP("FlowType", "inbound chat")},
        Name{u"INBOUNDEMAIL", QT_TRANSLATE_NOOP("FlowType", "inbound e-mail")},
        Name{u"INBOUNDSHORTMESSAGE", QT_TRANSLATE_NOOP("FlowType", "inbound message")},
        Name{u"INQUEUECALL", QT_TRANSLATE_NOOP("FlowType", "in-queue call")},
        Name{u"INQUEUEEMAIL", QT_TRANSLATE_NOOP("FlowType", "in-queue e-mail")},
        Name{u"INQUEUESHORTMESSAGE", QT_TRANSLATE_NOOP("FlowType", "in-queue message")},
        Name{u"OUTBOUNDCALL", QT_TRANSLATE_NOOP("FlowType", "outbound call")},
        Name{u"SECURECALL", QT_TRANSLATE_NOOP("FlowType", "secure call")},
        Name{u"SURVEYINVITE", QT_TRANSLATE_NOOP("FlowType", "survey invite")},
        Name{u"VOICEMAIL", QT_TRANSLATE_NOOP("FlowType", "voicemail")},
        Name{u"VOICESURVEY", QT_TRANSLATE_NOOP("FlowType", "voice survey")},
        Name{u"WORKFLOW", QT_TRANSLATE_NOOP("FlowType", "workflow")},
        Name{u"WORKITEM", QT_TRANSLATE_NOOP("FlowType", "work item")},
    };
    for (const Name &name : names) {
        if (type == QStringView(name.type)) {
            return QCoreApplication::translate("FlowType", name.words);
        }
    }
    return type.toLower();
}

} // namespace flowconsole

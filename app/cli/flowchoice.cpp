#include "app/cli/flowchoice.h"

namespace flowconsole {

Result<Flow> chooseFlow(const QList<Flow> &flows, const QString &wanted)
{
    QList<Flow> found;
    QStringList names;
    for (const Flow &flow : flows) {
        names.append(flow.name);
        if (flow.id.text() == wanted) {
            return flow;
        }
        if (flow.name.compare(wanted, Qt::CaseInsensitive) == 0) {
            found.append(flow);
        }
    }
    if (found.size() == 1) {
        return found.first();
    }
    if (found.isEmpty()) {
        names.sort(Qt::CaseInsensitive);
        return Error{QStringLiteral("There is no flow \"%1\". There are: %2.")
                         .arg(wanted, names.join(QStringLiteral(", ")))};
    }
    return Error{
        QStringLiteral("%1 flows are named \"%2\": give the id instead.").arg(found.size()).arg(wanted)};
}

QString launchProblem(const Flow &flow, const std::string &version, Dialect dialect)
{
    if (!canLaunch(dialect, flow.type)) {
        return QStringLiteral("\"%1\" is of the type %2, which the dialect %3 cannot launch: use --dialect "
                              "conversation-flow where the organisation speaks it.")
            .arg(flow.name, flowTypeName(flow.type), dialectKey(dialect));
    }
    if (!version.empty() && dialect != Dialect::Published) {
        return QStringLiteral("--flow-version needs the dialect published: the others run the latest version.");
    }
    return {};
}

} // namespace flowconsole

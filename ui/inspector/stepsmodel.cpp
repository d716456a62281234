#include "ui/inspector/stepsmodel.h"

#include "base/clock.h"
#include "models/timetext.h"
#include "ui/inspector/judgement.h"
#include "ui/widgets/detaildelegate.h"

#include <QHash>

namespace flowconsole {

namespace {

QString eventName(NodeEvent event)
{
    switch (event) {
    case NodeEvent::Entered:
        return StepsModel::tr("entered", "a node");
    case NodeEvent::Exited:
        return StepsModel::tr("left", "a node");
    case NodeEvent::Failed:
        return StepsModel::tr("failed", "a node");
    case NodeEvent::Completed:
        return StepsModel::tr("completed", "the flow");
    }
    Q_UNREACHABLE();
}

/// How it came to be known and when.
QString sourceText(const NodeTransition &step)
{
    const QString at = exactTimeText(step.receivedAt);
    switch (step.provenance) {
    case Provenance::Pushed:
        return StepsModel::tr("Pushed by the platform, received %1", "%1: a time").arg(at);
    case Provenance::History:
        return StepsModel::tr("From the execution data, read %1", "%1: a time").arg(at);
    case Provenance::Polled:
        return StepsModel::tr("Asked for, answered %1", "%1: a time").arg(at);
    case Provenance::Inferred:
        return StepsModel::tr("Inferred by this console, %1", "%1: a time").arg(at);
    }
    Q_UNREACHABLE();
}

QString nodeText(const NodeTransition &step)
{
    if (step.nodeId.isEmpty() && step.nodeName.isEmpty()) {
        return StepsModel::tr("(the flow)", "a step that concerns the whole flow");
    }
    return step.nodeName.isEmpty() ? step.nodeId : step.nodeName;
}

} // namespace

void StepsModel::setSteps(const QList<NodeTransition> &steps)
{
    QList<StepRow> rows;
    QHash<QString, QDateTime> entered; // a node may be visited many times: the last entrance counts
    rows.reserve(steps.size());
    for (const NodeTransition &step : steps) {
        StepRow row{step, {}};
        if (step.event == NodeEvent::Entered) {
            entered.insert(step.nodeId, step.at);
        } else if (step.event == NodeEvent::Exited && entered.value(step.nodeId).isValid()) {
            row.stay =
                std::chrono::milliseconds(std::max<qint64>(entered.take(step.nodeId).msecsTo(step.at), 0));
        }
        rows.append(row);
    }
    setRows(rows);
}

QString StepsModel::copyText(int row) const
{
    const StepRow &step = rows().at(row);
    QStringList parts{toIsoUtc(step.step.at)};
    for (const Column column : {Column::Node, Column::Type, Column::Event, Column::Stay, Column::Message}) {
        parts << text(step, column);
    }
    return parts.join(u'\t');
}

int StepsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant StepsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return cell(rows().at(index.row()), static_cast<Column>(index.column()), role);
}

QVariant StepsModel::cell(const StepRow &row, Column column, int role) const
{
    using Tone = DetailDelegate::Tone;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole: {
        QStringList lines{exactTimeText(row.step.at), sourceText(row.step)};
        if (column == Column::Node && !row.step.nodeId.isEmpty()) {
            lines.prepend(tr("Node id %1").arg(row.step.nodeId));
            lines.prepend(row.step.nodeType.isEmpty()
                              ? nodeText(row.step)
                              : tr("%1 (%2)", "a node, its kind").arg(nodeText(row.step), row.step.nodeType));
            lines.append(row.stay ? tr("In it for %1", "%1: a duration").arg(text(row, Column::Stay))
                                  : QString());
        } else if (column == Column::Message && !row.step.message.isEmpty()) {
            lines.prepend(row.step.message);
        }
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column == Column::Stay ? Qt::AlignRight : Qt::AlignLeft));
    case DetailDelegate::ToneRole: {
        const bool failed = row.step.event == NodeEvent::Failed;
        const bool isFigure = column == Column::Time || column == Column::Stay;
        const bool isAside = column == Column::Type;
        const Tone tone = isFigure ? Tone::Code : isAside ? Tone::Muted : Tone::Plain;
        return static_cast<int>(failed && !isFigure && !isAside ? Tone::Problem : tone);
    }
    default:
        return {};
    }
}

QString StepsModel::text(const StepRow &row, Column column) const
{
    switch (column) {
    case Column::Time:
        return row.step.at.toLocalTime().toString(u"HH:mm:ss.zzz");
    case Column::Node:
        return nodeText(row.step);
    case Column::Type:
        return row.step.nodeType;
    case Column::Event:
        return eventName(row.step.event);
    case Column::Stay:
        return row.stay ? millisecondsText(*row.stay) : QString();
    case Column::Message:
        return row.step.message;
    }
    Q_UNREACHABLE();
}

QVariant StepsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole && column == Column::Stay) {
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Column::Time:
        return tr("Time", "column of steps");
    case Column::Node:
        return tr("Node", "column of steps");
    case Column::Type:
        return tr("Type", "column of steps: kind of node");
    case Column::Event:
        return tr("Event", "column of steps");
    case Column::Stay:
        return tr("In it", "column of steps: how long the execution was in the node");
    case Column::Message:
        return tr("Message", "column of steps");
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole

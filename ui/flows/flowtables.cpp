#include "ui/flows/flowtables.h"

#include "domain/words.h"
#include "models/timetext.h"
#include "ui/widgets/detaildelegate.h"

#include <QLocale>

namespace flowconsole {

namespace {

using Tone = DetailDelegate::Tone;

QVariant toneValue(Tone tone)
{
    return static_cast<int>(tone);
}

/// Without ".0" for whole numbers.
QString boundText(double bound)
{
    return QLocale().toString(bound, 'f', QLocale::FloatingPointShortest);
}

QString listText(const QList<JsonValue> &values)
{
    QStringList words;
    for (const JsonValue &value : values) {
        words.append(value.isString() ? value.toString() : QString::fromUtf8(value.toJson()));
    }
    return words.join(QStringLiteral(", "));
}

} // namespace

QDateTime dateOf(const FlowVersion &version)
{
    return version.datePublished.isValid() ? version.datePublished : version.dateCreated;
}

QString minuteText(const QDateTime &time)
{
    return time.isValid() ? time.toLocalTime().toString(u"yyyy-MM-dd HH:mm") : QString();
}

int FlowSchemaModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FlowSchemaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Name:
        return tr("Name");
    case Type:
        return tr("Type");
    case Required:
        return tr("Required");
    case Default:
        return tr("Default");
    case Limits:
        return tr("Limits");
    case ColumnCount:
        break;
    }
    return {};
}

QString FlowSchemaModel::limits(const FlowVariable &variable)
{
    QStringList parts;
    if (!variable.allowedValues.isEmpty()) {
        parts.append(tr("one of %1", "%1: values").arg(listText(variable.allowedValues)));
    }
    if (variable.minimum && variable.maximum) {
        parts.append(tr("%1 to %2", "smallest, largest")
                         .arg(boundText(*variable.minimum), boundText(*variable.maximum)));
    } else if (variable.minimum) {
        parts.append(tr("at least %1").arg(boundText(*variable.minimum)));
    } else if (variable.maximum) {
        parts.append(tr("at most %1").arg(boundText(*variable.maximum)));
    }
    if (variable.minimumLength) {
        parts.append(tr("at least %n character(s)", nullptr, *variable.minimumLength));
    }
    if (variable.maximumLength) {
        parts.append(tr("at most %n character(s)", nullptr, *variable.maximumLength));
    }
    if (!variable.pattern.isEmpty()) {
        parts.append(tr("matches %1", "%1: a regular expression").arg(variable.pattern));
    }
    if (variable.secure) {
        parts.append(tr("secure: masked everywhere"));
    }
    return parts.join(QStringLiteral("; "));
}

QString FlowSchemaModel::text(const FlowVariable &variable, Column column)
{
    switch (column) {
    case Name:
        return variable.name;
    case Type:
        return variableTypeName(variable.type);
    case Required:
        return variable.required ? tr("yes", "required") : QString();
    case Default:
        return variable.defaultValue && !variable.secure ? textFromValue(variable, *variable.defaultValue)
                                                         : QString();
    case Limits:
        return limits(variable);
    case ColumnCount:
        break;
    }
    return {};
}

QString FlowSchemaModel::toolTip(const FlowVariable &variable)
{
    QStringList lines;
    for (const QString &line : {variable.description, limits(variable)}) {
        if (!line.isEmpty()) {
            lines.append(line);
        }
    }
    return lines.join(u'\n');
}

QVariant FlowSchemaModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const FlowVariable &variable = rows().at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(variable, column);
    case Qt::ToolTipRole:
        return toolTip(variable);
    case DetailDelegate::ToneRole:
        return toneValue(column == Default ? Tone::Code : column == Name ? Tone::Plain : Tone::Muted);
    default:
        return {};
    }
}

void FlowVersionsModel::setMarked(const QString &latest, const QString &pinned)
{
    m_latest = latest;
    m_pinned = pinned;
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int FlowVersionsModel::rowOf(const QString &versionId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rows().at(row).id == versionId) {
            return row;
        }
    }
    return -1;
}

int FlowVersionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FlowVersionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Version:
        return tr("Version");
    case State:
        return tr("State");
    case Date:
        return tr("Date");
    case Author:
        return tr("By", "who made a version");
    case ColumnCount:
        break;
    }
    return {};
}

QString FlowVersionsModel::state(const FlowVersion &version) const
{
    QStringList parts;
    switch (version.kind) {
    case FlowVersion::Kind::Published:
        parts.append(version.id == m_latest ? tr("latest published", "of a version")
                                            : tr("published", "of a version"));
        break;
    case FlowVersion::Kind::CheckedIn:
        parts.append(tr("checked in", "of a version"));
        break;
    case FlowVersion::Kind::Saved:
        parts.append(tr("saved", "of a version"));
        break;
    }
    if (version.id == m_pinned) {
        parts.append(tr("launches use it", "of a version"));
    }
    return parts.join(QStringLiteral(" · "));
}

QString FlowVersionsModel::text(const FlowVersion &version, Column column) const
{
    switch (column) {
    case Version:
        return shortVersion(version.id);
    case State:
        return state(version);
    case Date:
        return minuteText(dateOf(version));
    case Author:
        return version.author;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant FlowVersionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const FlowVersion &version = rows().at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(version, column);
    case Qt::ToolTipRole:
        return column == Date ? exactTimeText(dateOf(version)) : text(version, column);
    case DetailDelegate::ToneRole:
        if (column == State) {
            return toneValue(version.id == m_pinned ? Tone::Warning : Tone::Muted);
        }
        return toneValue(column == Version ? Tone::Plain : Tone::Muted);
    default:
        return {};
    }
}

} // namespace flowconsole

#include "ui/inspector/requestsmodel.h"

#include "base/redaction.h"
#include "domain/jsonvalue.h"
#include "models/timetext.h"
#include "ui/inspector/judgement.h"
#include "ui/widgets/detaildelegate.h"

#include <QCoreApplication>

namespace flowconsole {

namespace {

constexpr int firstErrorStatus = 400;

QString words(const char *text, const char *hint = nullptr)
{
    return QCoreApplication::translate("Exchange", text, hint);
}

QString headerText(const HttpHeaders &headers)
{
    QString text;
    for (const auto &[name, value] : headers) {
        const QString key = QString::fromLatin1(name);
        text += QStringLiteral("%1: %2\n")
                    .arg(key, isSecretHeader(key) ? redactedPlaceholder() : QString::fromUtf8(value));
    }
    return text;
}

QString bodyText(const QByteArray &body)
{
    if (body.isEmpty()) {
        return words(QT_TRANSLATE_NOOP("Exchange", "(no body)")) + u'\n';
    }
    const auto json = JsonValue::parse(body);
    return QString::fromUtf8(json ? json.value().toJson(JsonValue::Format::Indented) : body).trimmed() + u'\n';
}

} // namespace

int RequestsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant RequestsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return cell(rows().at(index.row()), static_cast<Column>(index.column()), role);
}

QVariant RequestsModel::cell(const RequestRecord &request, Column column, int role) const
{
    using Tone = DetailDelegate::Tone;
    const bool isNumber = column == Column::Duration || column == Column::Attempt;
    switch (role) {
    case Qt::DisplayRole:
        return text(request, column);
    case Qt::AccessibleTextRole:
        return column == Column::Path ? request.url.path() : text(request, column);
    case Qt::ToolTipRole:
        if (column == Column::Sent) {
            return exactTimeText(request.startedAt);
        }
        return column == Column::Status && request.status == 0 ? request.failure
                                                               : request.url.toDisplayString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    case DetailDelegate::ToneRole: {
        const bool failed = request.status == 0 || request.status >= firstErrorStatus;
        const Tone tone = column == Column::Status ? (failed ? Tone::Problem : Tone::Plain)
                          : column == Column::Path ? Tone::Path
                                                   : Tone::Code;
        return static_cast<int>(tone);
    }
    default:
        return {};
    }
}

QString RequestsModel::text(const RequestRecord &request, Column column) const
{
    switch (column) {
    case Column::Method:
        return request.method;
    case Column::Path:
        return shortPath(request.url);
    case Column::Status:
        return request.status > 0 ? QString::number(request.status) : tr("no answer");
    case Column::Sent:
        return request.startedAt.toLocalTime().toString(u"HH:mm:ss");
    case Column::Duration:
        return millisecondsText(request.duration);
    case Column::Attempt:
        return QString::number(request.attempt);
    }
    Q_UNREACHABLE();
}

QVariant RequestsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole && (column == Column::Duration || column == Column::Attempt)) {
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Column::Method:
        return tr("Method", "column of requests");
    case Column::Path:
        return tr("Path", "column of requests");
    case Column::Status:
        return tr("Status", "column of requests");
    case Column::Sent:
        return tr("Sent", "column of requests: time of day");
    case Column::Duration:
        return tr("Took", "column of requests: how long it took");
    case Column::Attempt:
        return tr("Try", "column of requests: which attempt, 1 is the first");
    }
    Q_UNREACHABLE();
}

QString shortPath(const QUrl &url)
{
    static const QLatin1String common("/api/v2/");
    constexpr qsizetype idLength = 32;
    constexpr qsizetype idEnd = 8;
    QString path = url.path();
    const qsizetype at = path.indexOf(common);
    if (at >= 0) {
        path = path.mid(at + common.size() - 1);
    }
    QStringList parts = path.split(u'/');
    for (QString &part : parts) {
        if (part.size() >= idLength) {
            part = u'…' + part.right(idEnd);
        }
    }
    path = parts.join(u'/');
    return url.hasQuery() ? path + u'?' + url.query() : path;
}

QString exchangeText(const RequestRecord &request)
{
    const QString outcome = request.status > 0
                                ? words(QT_TRANSLATE_NOOP("Exchange", "status %1")).arg(request.status)
                                : words(QT_TRANSLATE_NOOP("Exchange", "no answer: %1")).arg(request.failure);
    QString text = QStringLiteral("%1 %2\n").arg(request.method, request.url.toDisplayString());
    text += words(QT_TRANSLATE_NOOP("Exchange", "%1 · try %2 · %3 · %4"), "time, attempt, duration, outcome")
                .arg(exactTimeText(request.startedAt))
                .arg(request.attempt)
                .arg(millisecondsText(request.duration), outcome);
    text +=
        QStringLiteral("\n%1 %2\n").arg(words(QT_TRANSLATE_NOOP("Exchange", "Request id")), request.requestId);
    if (!request.correlationId.isEmpty()) {
        text += QStringLiteral("%1 %2\n").arg(words(QT_TRANSLATE_NOOP("Exchange", "Correlation id")),
                                              request.correlationId);
    }
    const QString rule(3, u'─');
    text += QStringLiteral("\n%1 %2 %1\n").arg(rule, words(QT_TRANSLATE_NOOP("Exchange", "Request")));
    text += headerText(request.requestHeaders) + u'\n' + bodyText(request.requestBody);
    if (request.status > 0) {
        text += QStringLiteral("\n%1 %2 %1\n").arg(rule, words(QT_TRANSLATE_NOOP("Exchange", "Answer")));
        text += headerText(request.responseHeaders) + u'\n' + bodyText(request.responseBody);
    }
    return text;
}

} // namespace flowconsole

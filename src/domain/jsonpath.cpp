#include "domain/jsonpath.h"

#include <QHash>
#include <QStringView>

#include <algorithm>

namespace flowconsole {

namespace {

bool isNameStart(QChar character)
{
    return character == u'_' || (character >= u'a' && character <= u'z') ||
           (character >= u'A' && character <= u'Z');
}

/// RFC 9535 § 2.5.1.1 allows more; what anybody could doubt stands in quotes.
bool isPlainName(QStringView key)
{
    return !key.isEmpty() && isNameStart(key.front()) && std::all_of(key.begin(), key.end(), [](QChar each) {
        return isNameStart(each) || (each >= u'0' && each <= u'9');
    });
}

/// RFC 9535 § 2.7.
QString quoted(QStringView key)
{
    constexpr char16_t firstPrintable = 0x20;
    QString text(u'\'');
    for (const QChar each : key) {
        if (each == u'\'' || each == u'\\') {
            text += u'\\';
            text += each;
        } else if (each.unicode() < firstPrintable) {
            text += QStringLiteral("\\u%1").arg(each.unicode(), 4, 16, QLatin1Char('0'));
        } else {
            text += each;
        }
    }
    return text + u'\'';
}

/// The last of repeated members, as find() has it.
QHash<QString, const JsonValue *> membersByKey(const JsonValue &object)
{
    QHash<QString, const JsonValue *> members;
    for (const JsonValue::Member &member : object.members()) {
        members.insert(member.key, &member.value);
    }
    return members;
}

/// Nothing where both are the same.
std::optional<QString> difference(const JsonValue &left, const JsonValue &right, const QString &path);

std::optional<QString> differenceOfObjects(const JsonValue &left, const JsonValue &right, const QString &path)
{
    const auto inLeft = membersByKey(left);
    const auto inRight = membersByKey(right);
    for (const JsonValue::Member &member : left.members()) {
        const JsonValue *other = inRight.value(member.key);
        const QString place = memberPath(path, member.key);
        const auto found =
            other == nullptr ? std::optional(place) : difference(*inLeft.value(member.key), *other, place);
        if (found) {
            return found;
        }
    }
    for (const JsonValue::Member &member : right.members()) {
        if (!inLeft.contains(member.key)) {
            return memberPath(path, member.key);
        }
    }
    return std::nullopt;
}

std::optional<QString> differenceOfArrays(const JsonValue &left, const JsonValue &right, const QString &path)
{
    const qsizetype common = std::min(left.elements().size(), right.elements().size());
    for (qsizetype i = 0; i < common; ++i) {
        const auto found = difference(left.elements().at(i), right.elements().at(i), elementPath(path, i));
        if (found) {
            return found;
        }
    }
    return left.elements().size() == right.elements().size() ? std::nullopt
                                                             : std::optional(elementPath(path, common));
}

std::optional<QString> difference(const JsonValue &left, const JsonValue &right, const QString &path)
{
    if (left.isObject() && right.isObject()) {
        return differenceOfObjects(left, right, path);
    }
    if (left.isArray() && right.isArray()) {
        return differenceOfArrays(left, right, path);
    }
    return left == right ? std::nullopt : std::optional(path);
}

} // namespace

QString rootPath()
{
    return QStringLiteral("$");
}

QString memberPath(const QString &path, const QString &key)
{
    return isPlainName(key) ? path + u'.' + key : path + u'[' + quoted(key) + u']';
}

QString elementPath(const QString &path, qsizetype index)
{
    return QStringLiteral("%1[%2]").arg(path).arg(index);
}

bool isSameJson(const JsonValue &left, const JsonValue &right)
{
    // Most are the same byte for byte; the walk is for the others.
    return left == right || !firstDifference(left, right);
}

std::optional<QString> firstDifference(const JsonValue &left, const JsonValue &right)
{
    return difference(left, right, rootPath());
}

} // namespace flowconsole

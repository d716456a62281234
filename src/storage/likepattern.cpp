#include "storage/likepattern.h"

#include <QList>

#include <algorithm>
#include <array>

namespace flowconsole {

namespace {

/// The ASCII signs that something beyond ASCII is folded to, such as the Kelvin sign to "k".
bool isFoldedTo(char32_t sign)
{
    constexpr char32_t lastWithCase = 0x1ffff;
    static const std::array<bool, 128> folded = [] {
        std::array<bool, 128> table{};
        for (char32_t c = 128; c <= lastWithCase; ++c) {
            for (const QChar part : QString::fromUcs4(&c, 1).toCaseFolded()) {
                if (part.unicode() < 128) {
                    table[part.unicode()] = true;
                }
            }
        }
        return table;
    }();
    return folded[sign];
}

/// Whether it stands in a stored text, in lower case, wherever the folded text has it.
bool staysAsItIs(char32_t sign)
{
    if (sign >= 128) {
        return QChar::category(sign) == QChar::Letter_Other; // has no case
    }
    const bool isEscapedInJson = sign == U'"' || sign == U'\\' || sign == U'/';
    return sign >= U' ' && sign < 127 && !isEscapedInJson && !isFoldedTo(sign);
}

} // namespace

QString containingPattern(const QString &text)
{
    QString pattern(u'%');
    for (const char32_t sign : text.toCaseFolded().toUcs4()) {
        if (staysAsItIs(sign)) {
            const bool hasMeaning = sign == U'%' || sign == U'_' || sign == U'!';
            pattern += hasMeaning ? QStringLiteral("!") : QString();
            pattern += QString::fromUcs4(&sign, 1);
        } else if (!pattern.endsWith(u'%') || pattern.endsWith(QStringLiteral("!%"))) {
            pattern += u'%';
        }
    }
    return pattern.endsWith(u'%') && !pattern.endsWith(QStringLiteral("!%")) ? pattern : pattern + u'%';
}

QString digitsPattern(const QString &number)
{
    QString digits;
    for (const QChar c : number) {
        if (c == u'e' || c == u'E') {
            break;
        }
        digits += c.isDigit() ? QString(c) : QString();
    }
    const auto isZero = [](QChar c) { return c == u'0'; };
    const auto *first = std::find_if_not(digits.cbegin(), digits.cend(), isZero);
    digits.remove(0, first - digits.cbegin());
    while (digits.endsWith(u'0')) {
        digits.chop(1);
    }
    QString pattern;
    for (const QChar digit : std::as_const(digits)) {
        pattern += digit;
        pattern += u'%';
    }
    return pattern;
}

} // namespace flowconsole

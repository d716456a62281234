#include "filter/numbertext.h"

#include <QString>

#include <algorithm>
#include <limits>

namespace flowconsole {

namespace {

/// 0.digits × 10^scale, without a zero at either end of the digits; no digits are zero.
struct ExactNumber
{
    bool isNegative = false;
    QString digits;
    qint64 scale = 0;
};

/// An exponent that does not fit is as good as the largest that does.
qint64 exponentOf(QStringView text)
{
    constexpr qint64 largest = std::numeric_limits<qint64>::max() / 4;
    bool fits = false;
    const qint64 value = text.toLongLong(&fits);
    const qint64 replaced = text.startsWith(u'-') ? -largest : largest;
    return fits ? std::clamp(value, -largest, largest) : replaced;
}

ExactNumber exactNumber(QStringView text)
{
    ExactNumber number;
    number.isNegative = text.startsWith(u'-');
    qint64 exponent = 0;
    const qsizetype mark = std::max(text.indexOf(u'e'), text.indexOf(u'E'));
    if (mark >= 0) {
        exponent = exponentOf(text.mid(mark + 1));
        text = text.left(mark);
    }
    qint64 whole = 0;
    bool isFraction = false;
    for (const QChar c : text) {
        if (c == u'.') {
            isFraction = true;
        } else if (c.isDigit()) {
            number.digits.append(c);
            whole += isFraction ? 0 : 1;
        }
    }
    const auto *first = std::ranges::find_if(number.digits, [](QChar c) { return c != u'0'; });
    const qsizetype zeros = first - number.digits.cbegin();
    number.digits.remove(0, zeros);
    while (number.digits.endsWith(u'0')) {
        number.digits.chop(1);
    }
    number.scale = number.digits.isEmpty() ? 0 : whole - zeros + exponent;
    number.isNegative = number.isNegative && !number.digits.isEmpty();
    return number;
}

std::strong_ordering compareSizes(const ExactNumber &a, const ExactNumber &b)
{
    if (a.digits.isEmpty() || b.digits.isEmpty()) {
        return !a.digits.isEmpty() <=> !b.digits.isEmpty();
    }
    if (a.scale != b.scale) {
        return a.scale <=> b.scale;
    }
    return a.digits.compare(b.digits) <=> 0;
}

} // namespace

std::strong_ordering compareNumbers(QStringView a, QStringView b)
{
    const ExactNumber left = exactNumber(a);
    const ExactNumber right = exactNumber(b);
    if (left.isNegative != right.isNegative) {
        return right.isNegative <=> left.isNegative;
    }
    return left.isNegative ? compareSizes(right, left) : compareSizes(left, right);
}

} // namespace flowconsole

#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace flowconsole {

/// A piece of a filter's text with its place in it.
struct FilterToken
{
    enum class Kind {
        Word,     ///< a plain word, without quotes
        Quoted,   ///< a phrase, or a value in quotes
        Field,    ///< what stands before an operator, with the path of a variable
        Operator, ///< ":", "=", …
        Value,    ///< after an operator, without quotes
        Pattern,  ///< /…/ after "~"
        Keyword,  ///< AND, OR, NOT
        Opening,  ///< "("
        Closing,  ///< ")"
    };

    Kind kind = Kind::Word;
    qsizetype start = 0;
    qsizetype length = 0;
    QString text;         ///< what it means: without quotes and escapes; of a field its name alone
    QStringList path;     ///< of a field: what follows its name
    QString flags;        ///< of a pattern: the letters behind it
    bool isClosed = true; ///< false where a quote or a slash is missing at the end

    [[nodiscard]] qsizetype end() const { return start + length; }
    friend bool operator==(const FilterToken &, const FilterToken &) = default;
};

/// Takes any text to pieces, also one that is no filter; what is between the pieces is blank.
[[nodiscard]] QList<FilterToken> filterTokens(const QString &text);

/// True for what may stand in a path without quotes: letters, digits, "_", "-" and "$".
[[nodiscard]] bool isPlainName(QStringView name);

} // namespace flowconsole

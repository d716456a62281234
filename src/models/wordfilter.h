#pragma once

#include <QString>
#include <QStringList>

namespace flowconsole {

/// A plain search text: every word of it has to occur somewhere, without regard to case.
class WordFilter final
{
public:
    WordFilter() = default;
    explicit WordFilter(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    /// `haystack` comes from haystack().
    [[nodiscard]] bool matches(const QString &haystack) const;

    /// The parts as one text, folded for matches().
    [[nodiscard]] static QString haystack(const QStringList &parts);

private:
    QString m_text;
    QStringList m_words;
};

} // namespace flowconsole

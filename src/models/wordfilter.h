#pragma once

#include <QByteArray>
#include <QList>
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
    [[nodiscard]] bool matches(const QByteArray &haystack) const;

    /// The parts as one text, folded for matches(); in UTF-8, half the size, since there are 100,000 of them.
    [[nodiscard]] static QByteArray haystack(const QStringList &parts);

private:
    QString m_text;
    QList<QByteArray> m_words;
};

} // namespace flowconsole

#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>

namespace flowconsole {

/// A textual identifier that cannot be mistaken for another kind of identifier. Empty means "none".
template <class Tag>
class StrongId
{
public:
    StrongId() = default;
    explicit StrongId(QString text) : m_text(std::move(text)) {}

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const StrongId &, const StrongId &) = default;
    friend std::strong_ordering operator<=>(const StrongId &a, const StrongId &b)
    {
        return a.m_text.compare(b.m_text) <=> 0;
    }
    friend size_t qHash(const StrongId &id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

} // namespace flowconsole

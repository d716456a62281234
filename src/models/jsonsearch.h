#pragma once

#include "domain/jsonvalue.h"
#include "models/jsontreemodel.h"

#include <QString>

#include <vector>

namespace flowconsole {

/// Looks through a document for a text, without regard to case, in names and in values that are no containers;
/// a slice at a time, so that a large one stops nobody. Of more than `mostMatches` the first are kept. Used in
/// one thread.
class JsonSearch final
{
    Q_DISABLE_COPY_MOVE(JsonSearch)

public:
    static constexpr qsizetype mostMatches = 10000;

    /// An empty text matches nothing.
    JsonSearch(const JsonValue &document, const QString &text);

    /// Looks at `values` more of them. True once it has seen all, or has found enough.
    bool step(qsizetype values);
    [[nodiscard]] bool isDone() const { return m_isDone; }
    /// There may be more matches than are kept.
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    /// In the order of the document.
    [[nodiscard]] const std::vector<JsonPlace> &matches() const { return m_matches; }

private:
    struct Level
    {
        const JsonValue *container = nullptr;
        qsizetype next = 0;
    };

    void visit(const JsonValue &value, QStringView key);
    [[nodiscard]] bool matches(const JsonValue &value, QStringView key) const;

    JsonValue m_document;
    QString m_text;
    std::vector<Level> m_levels; ///< from the document down to where the search is
    JsonPlace m_place;           ///< of the value that is looked at
    std::vector<JsonPlace> m_matches;
    bool m_isDone = false;
    bool m_hasBegun = false;
    bool m_hasMore = false;
};

} // namespace flowconsole

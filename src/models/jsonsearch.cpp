#include "models/jsonsearch.h"

namespace flowconsole {

JsonSearch::JsonSearch(const JsonValue &document, const QString &text)
    : m_document(document), m_text(text), m_isDone(text.isEmpty())
{}

bool JsonSearch::matches(const JsonValue &value, QStringView key) const
{
    if (key.contains(m_text, Qt::CaseInsensitive)) {
        return true;
    }
    switch (value.type()) {
    case JsonValue::Type::String:
        return value.toString().contains(m_text, Qt::CaseInsensitive);
    case JsonValue::Type::Number:
        return value.numberText().contains(m_text, Qt::CaseInsensitive);
    case JsonValue::Type::Boolean:
        return QStringView(value.toBoolean() ? u"true" : u"false").contains(m_text, Qt::CaseInsensitive);
    case JsonValue::Type::Null:
        return QStringView(u"null").contains(m_text, Qt::CaseInsensitive);
    case JsonValue::Type::Array:
    case JsonValue::Type::Object:
        return false;
    }
    Q_UNREACHABLE();
}

void JsonSearch::visit(const JsonValue &value, QStringView key)
{
    if (matches(value, key)) {
        if (static_cast<qsizetype>(m_matches.size()) == mostMatches) {
            m_hasMore = true;
            m_isDone = true;
            return;
        }
        m_matches.push_back(m_place);
    }
    if (value.isArray() || value.isObject()) {
        m_levels.push_back({&value, 0});
    }
}

bool JsonSearch::step(qsizetype values)
{
    for (qsizetype seen = 0; seen < values && !m_isDone; ++seen) {
        if (!m_hasBegun) {
            m_hasBegun = true;
            visit(m_document, {});
            continue;
        }
        if (m_levels.empty()) {
            m_isDone = true;
            break;
        }
        Level &level = m_levels.back();
        const JsonValue &container = *level.container;
        const qsizetype count = container.isArray() ? container.elements().size() : container.members().size();
        // The place of the container, then of the child in it.
        m_place.resize(m_levels.size());
        if (level.next == count) {
            m_levels.pop_back();
            continue;
        }
        const qsizetype position = level.next++;
        m_place.back() = position;
        if (container.isArray()) {
            visit(container.elements().at(position), {});
        } else {
            const JsonValue::Member &member = container.members().at(position);
            visit(member.value, member.key);
        }
    }
    return m_isDone;
}

} // namespace flowconsole

#include "models/jsonfinder.h"

#include "models/jsonsearch.h"

#include <QCoreApplication>
#include <QLocale>

namespace flowconsole {

namespace {

/// Some milliseconds of work.
constexpr qsizetype sliceOfValues = 4000;

} // namespace

JsonFinder::JsonFinder(QObject *parent) : QObject(parent)
{
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, &JsonFinder::look);
}

JsonFinder::~JsonFinder() = default;

void JsonFinder::setDocument(const JsonValue &document)
{
    m_search.reset();
    m_document = document;
    begin();
}

void JsonFinder::setText(const QString &text)
{
    if (text != m_text) {
        m_text = text;
        begin();
    }
}

void JsonFinder::begin()
{
    const bool hadCurrent = std::exchange(m_current, -1) >= 0;
    m_slices.stop();
    m_search.reset();
    if (!m_text.isEmpty()) {
        m_search = std::make_unique<JsonSearch>(m_document, m_text);
        m_slices.start();
        look(); // what stands near the beginning is found at once
    }
    if (hadCurrent && m_current < 0) {
        emit currentChanged();
    }
    emit counted();
}

void JsonFinder::look()
{
    if (m_search->step(sliceOfValues)) {
        m_slices.stop();
    }
    if (m_current < 0 && !m_search->matches().empty()) {
        m_current = 0;
        emit currentChanged();
    }
    emit counted();
}

void JsonFinder::go(int step)
{
    if (!m_search || m_search->matches().empty()) {
        return;
    }
    const auto count = static_cast<qsizetype>(m_search->matches().size());
    m_current = (m_current + step + count) % count;
    emit currentChanged();
    emit counted();
}

const JsonPlace *JsonFinder::current() const
{
    return m_current < 0 ? nullptr : &m_search->matches()[static_cast<size_t>(m_current)];
}

QString JsonFinder::countText() const
{
    if (!m_search) {
        return {};
    }
    const auto count = static_cast<qsizetype>(m_search->matches().size());
    if (count == 0 && isSearching()) {
        return tr("Searching…");
    }
    return matchCountText(m_current, count, isSearching() || m_search->hasMore());
}

QString matchCountText(qsizetype position, qsizetype count, bool mayBeMore)
{
    if (count == 0) {
        return JsonFinder::tr("No match");
    }
    const QLocale locale;
    const QString total = locale.toString(count) + (mayBeMore ? QStringLiteral("+") : QString());
    return JsonFinder::tr("%1 of %2", "which match of how many").arg(locale.toString(position + 1), total);
}

} // namespace flowconsole

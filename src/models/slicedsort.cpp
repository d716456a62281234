#include "models/slicedsort.h"

#include <algorithm>
#include <utility>

namespace flowconsole {

namespace {

// Each some tenths of a millisecond, also where texts are compared.
constexpr size_t numbersOfAStretch = 256;
constexpr size_t numbersMergedAtOnce = 2048;

} // namespace

SlicedSort::SlicedSort(std::vector<int> sorted, std::vector<int> others)
    : m_sorted(std::move(sorted)), m_others(std::move(others))
{}

bool SlicedSort::goOn(const Before &before)
{
    if (m_next < m_others.size()) {
        const size_t end = std::min(m_next + numbersOfAStretch, m_others.size());
        const auto at = [this](size_t place) { return m_others.cbegin() + static_cast<std::ptrdiff_t>(place); };
        std::vector<int> stretch(at(m_next), at(end));
        std::sort(stretch.begin(), stretch.end(), before);
        m_stretches.push_back(std::move(stretch));
        m_next = end;
        return true;
    }
    if (!m_isMerging && !startMerging()) {
        return false;
    }
    merge(before);
    return true;
}

/// What stood in its order from the beginning comes last, so that it is carried over once only.
bool SlicedSort::startMerging()
{
    if (m_stretches.empty() || (m_stretches.size() == 1 && m_sorted.empty())) {
        return false;
    }
    m_left = std::move(m_stretches.front());
    m_stretches.pop_front();
    if (m_stretches.empty()) {
        m_right = std::exchange(m_sorted, {});
    } else {
        m_right = std::move(m_stretches.front());
        m_stretches.pop_front();
    }
    m_atLeft = 0;
    m_atRight = 0;
    m_merged.reserve(m_left.size() + m_right.size());
    m_isMerging = true;
    return true;
}

void SlicedSort::merge(const Before &before)
{
    for (size_t i = 0; i < numbersMergedAtOnce && m_atLeft < m_left.size() && m_atRight < m_right.size(); ++i) {
        const bool isRight = before(m_right[m_atRight], m_left[m_atLeft]);
        m_merged.push_back(isRight ? m_right[m_atRight++] : m_left[m_atLeft++]);
    }
    if (m_atLeft < m_left.size() && m_atRight < m_right.size()) {
        return;
    }
    const auto appendRest = [this](const std::vector<int> &numbers, size_t at) {
        m_merged.insert(m_merged.end(), numbers.cbegin() + static_cast<std::ptrdiff_t>(at), numbers.cend());
    };
    appendRest(m_left, m_atLeft);
    appendRest(m_right, m_atRight);
    m_stretches.push_back(std::exchange(m_merged, {}));
    m_isMerging = false;
}

std::vector<int> SlicedSort::take()
{
    return m_stretches.empty() ? std::move(m_sorted) : std::move(m_stretches.front());
}

} // namespace flowconsole

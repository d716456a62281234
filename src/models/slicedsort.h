#pragma once

#include <deque>
#include <functional>
#include <vector>

namespace flowconsole {

/// Sorts numbers a small step at a time, so that whoever sorts very many can do other things in between: short
/// stretches first, which are then merged by twos. What the order depends on must not change until all is
/// sorted. A value; any thread.
class SlicedSort final
{
public:
    using Before = std::function<bool(int, int)>;

    /// `sorted` stand in their order already; the others are to find their places among them.
    SlicedSort(std::vector<int> sorted, std::vector<int> others);

    /// Takes some thousand comparisons at most. False where nothing was left to be done.
    [[nodiscard]] bool goOn(const Before &before);
    /// All of them in their order, once goOn() has answered with false.
    [[nodiscard]] std::vector<int> take();

private:
    [[nodiscard]] bool startMerging();
    void merge(const Before &before);

    std::vector<int> m_sorted;
    std::vector<int> m_others;
    size_t m_next = 0; ///< of the others, those before it stand in stretches
    std::deque<std::vector<int>> m_stretches;
    // Of the two that are being merged.
    bool m_isMerging = false;
    std::vector<int> m_left;
    std::vector<int> m_right;
    size_t m_atLeft = 0;
    size_t m_atRight = 0;
    std::vector<int> m_merged;
};

} // namespace flowconsole

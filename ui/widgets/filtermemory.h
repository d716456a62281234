#pragma once

#include <QString>
#include <QStringList>

namespace flowconsole {

/// The filters that were used last, the latest first, none twice. A value type.
class FilterMemory final
{
public:
    static constexpr qsizetype mostRecent = 20;

    enum class How {
        Entered, ///< the operator has said that this is it, with Return or by going elsewhere
        Paused   ///< he has stopped typing for a while
    };

    /// Of an earlier run; what is no filter is left out.
    void setRecent(const QStringList &filters);
    [[nodiscard]] const QStringList &recent() const { return m_recent; }

    /// `filter` is used, and understood. One that stood here for a pause in the middle of a word gives way to
    /// what became of that word. These tell whether recent() is another now.
    bool note(const QString &filter, How how);
    bool remove(const QString &filter);
    bool clear();

private:
    QStringList m_recent;
    QString m_paused; ///< noted for a pause, and perhaps not whole
};

} // namespace flowconsole

#pragma once

#include <QString>

namespace flowconsole {

/// A line below the field in which a filter is typed.
struct FilterRow
{
    enum class Kind {
        Language, ///< how the text may go on
        Saved,    ///< a filter with a name
        Recent,   ///< a filter that was used
        Save,     ///< keeps what is typed under a name
        Clear,    ///< forgets the recent ones
        Note      ///< words that cannot be chosen
    };

    Kind kind = Kind::Language;
    QString text;   ///< what is put into the field; empty where nothing is
    QString title;  ///< what is read first
    QString detail; ///< what it means; may be empty
    bool isFirstOfGroup = false;

    /// Whether it is a whole filter that can be taken off the list.
    [[nodiscard]] bool isRemovable() const { return kind == Kind::Saved || kind == Kind::Recent; }
};

} // namespace flowconsole

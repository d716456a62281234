#pragma once

#include <QSet>
#include <QString>

namespace flowconsole {

/// Which flows a list shows, beside the words that are searched for.
struct FlowFilter
{
    enum class Choice { Any, Yes, No };

    QSet<QString> types; ///< the platform's words; empty: any
    Choice published = Choice::Any;
    Choice launchable = Choice::Any; ///< by the dialect of the connection, now

    [[nodiscard]] bool isActive() const { return *this != FlowFilter(); }

    friend bool operator==(const FlowFilter &, const FlowFilter &) = default;
};

/// "workflow, bot · published · launchable": what the filter asks for, in words; empty where it asks for
/// nothing.
[[nodiscard]] QString flowFilterText(const FlowFilter &filter);

} // namespace flowconsole

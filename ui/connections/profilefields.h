#pragma once

#include "domain/connectionprofile.h"

class QComboBox;

namespace flowconsole {

class Theme;

// What the form of a connection says about its choices.

/// One line on what the dialect is for.
[[nodiscard]] QString explanationOf(Dialect dialect);
[[nodiscard]] QString grantName(Grant grant);
/// One line on when to choose it.
[[nodiscard]] QString explanationOf(Grant grant);
[[nodiscard]] QString colourName(ProfileColour colour);

/// The item data are the values of the enumerations, as numbers.
void fillDialects(QComboBox &box);
void fillGrants(QComboBox &box);
/// Again after the theme has changed, for the dots.
void fillColours(QComboBox &box, const Theme &theme);

template <class Value>
[[nodiscard]] Value chosen(const QVariant &itemData)
{
    return static_cast<Value>(itemData.toInt());
}

} // namespace flowconsole

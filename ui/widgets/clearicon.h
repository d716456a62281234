#pragma once

class QLineEdit;

namespace flowconsole {

class Theme;

/// Gives the button that clears the line the theme's icon in place of Qt's own. To be called again when the
/// theme changes.
void showClearIcon(QLineEdit &line, const Theme &theme);

} // namespace flowconsole

#include "ui/widgets/clearicon.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QLineEdit>

namespace flowconsole {

void showClearIcon(QLineEdit &line, const Theme &theme)
{
    // Qt has no other way to it than the name that it gives its action.
    if (auto *clear = line.findChild<QAction *>(QStringLiteral("_q_qlineeditclearaction"))) {
        clear->setIcon(theme.icon(QStringLiteral("x")));
    }
}

} // namespace flowconsole

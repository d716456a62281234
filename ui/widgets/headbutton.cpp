#include "ui/widgets/headbutton.h"

#include "ui/theme/theme.h"

namespace flowconsole {

HeadButton::HeadButton(const QString &name, const Theme &theme, QWidget *parent)
    : QToolButton(parent), m_theme(theme)
{
    setObjectName(name);
    setProperty("role", QStringLiteral("quiet"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    // The icon stands behind the words.
    setLayoutDirection(layoutDirection() == Qt::RightToLeft ? Qt::LeftToRight : Qt::RightToLeft);
    setFocusPolicy(Qt::TabFocus);
    setAutoRaise(true);
    connect(&m_theme, &Theme::changed, this, &HeadButton::refreshLook);
    refreshLook();
}

void HeadButton::refreshLook()
{
    setIcon(m_theme.icon(QStringLiteral("chevron-down")));
    setIconSize(QSize(m_theme.scaled(12), m_theme.scaled(12)));
}

} // namespace flowconsole

#pragma once

#include <QToolButton>

namespace flowconsole {

class Theme;

/// A word with a chevron behind it, at the right end of a pane's head: it opens a menu or a popup. The theme
/// outlives it.
class HeadButton final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeadButton)

public:
    HeadButton(const QString &name, const Theme &theme, QWidget *parent);

private:
    void refreshLook();

    const Theme &m_theme;
};

} // namespace flowconsole

#pragma once

#include <QLineEdit>

class QLabel;

namespace flowconsole {

class Theme;

/// A search line that names its shortcut at the end while it is empty; Escape clears it.
class FilterField final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterField)

public:
    FilterField(Theme &theme, const QString &shortcutHint, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showIcon();
    void showHint();

    Theme &m_theme;
    QAction *m_icon = nullptr;
    QLabel *m_hint = nullptr;
};

} // namespace flowconsole

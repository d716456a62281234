#pragma once

#include <QLineEdit>

class QToolButton;

namespace flowconsole {

class Theme;

/// A line for a secret: masked, with a button that shows it for as long as the focus stays here. GUI thread;
/// the theme outlives it.
class SecretLine final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretLine)

public:
    SecretLine(Theme &theme, QWidget *parent = nullptr);
    ~SecretLine() override;

private:
    void peek(bool shown);
    void showIcon();

    Theme &m_theme;
    QToolButton *m_peek = nullptr;
};

} // namespace flowconsole

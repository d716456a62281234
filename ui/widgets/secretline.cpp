#include "ui/widgets/secretline.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QToolButton>

namespace flowconsole {

SecretLine::SecretLine(Theme &theme, QWidget *parent)
    : QLineEdit(parent), m_theme(theme), m_peek(new QToolButton(this))
{
    constexpr int side = 24;
    constexpr int iconSize = 16;
    setFont(theme.monospacedFont());
    setEchoMode(Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                        Qt::ImhNoAutoUppercase);
    m_peek->setObjectName(QStringLiteral("peek"));
    m_peek->setCheckable(true);
    m_peek->setAutoRaise(true);
    m_peek->setCursor(Qt::ArrowCursor);
    m_peek->setFocusPolicy(Qt::StrongFocus);
    m_peek->setIconSize(QSize(theme.scaled(iconSize), theme.scaled(iconSize)));
    m_peek->setFixedSize(theme.scaled(side), theme.scaled(side));
    auto *inside = new QHBoxLayout(this);
    inside->setContentsMargins(0, 0, theme.scaled(4), 0);
    inside->addStretch(1);
    inside->addWidget(m_peek);
    setTextMargins(0, 0, theme.scaled(side), 0);
    peek(false);
    connect(m_peek, &QToolButton::toggled, this, &SecretLine::peek);
    connect(&theme, &Theme::changed, this, &SecretLine::showIcon);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *focused) {
        if (focused != this && focused != m_peek) {
            m_peek->setChecked(false);
        }
    });
}

/// A line that goes while it has the focus still tells that the focus goes.
SecretLine::~SecretLine()
{
    disconnect(qApp, nullptr, this, nullptr);
}

void SecretLine::peek(bool shown)
{
    const QString words = shown ? tr("Hide the secret") : tr("Show the secret");
    setEchoMode(shown ? Normal : Password);
    m_peek->setToolTip(words);
    m_peek->setAccessibleName(words);
    showIcon();
}

void SecretLine::showIcon()
{
    m_peek->setIcon(m_theme.icon(m_peek->isChecked() ? QStringLiteral("eye-off") : QStringLiteral("eye")));
}

} // namespace flowconsole

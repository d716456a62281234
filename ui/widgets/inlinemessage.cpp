#include "ui/widgets/inlinemessage.h"

#include "ui/theme/theme.h"
#include "ui/widgets/styleproperty.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace flowconsole {

InlineMessage::InlineMessage(Theme &theme, QWidget *parent) : QFrame(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("inlineMessage"));
    m_icon = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("inlineMessageText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action = new QPushButton(this);
    m_action->setObjectName(QStringLiteral("inlineMessageAction"));
    m_aside = new QPushButton(this);
    m_aside->setObjectName(QStringLiteral("inlineMessageAside"));
    m_close = new QToolButton(this);
    m_close->setObjectName(QStringLiteral("inlineMessageClose"));
    m_close->setToolTip(tr("Hide this message"));
    m_close->setAccessibleName(tr("Hide this message"));

    m_text->installEventFilter(this);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_aside);
    layout->addWidget(m_close);

    connect(m_action, &QPushButton::clicked, this, &InlineMessage::actionTriggered);
    connect(m_aside, &QPushButton::clicked, this, &InlineMessage::asideTriggered);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, &InlineMessage::dismissed);
    connect(&theme, &Theme::changed, this, &InlineMessage::showIcon);
}

void InlineMessage::showMessage(Kind kind, const QString &whatHappened, const QString &whatToDo,
                                const QString &action, const QString &aside)
{
    m_kind = kind;
    setStyleProperty(*this, "kind", kind == Kind::Problem ? QStringLiteral("problem") : QStringLiteral("note"));
    m_text->setText(whatToDo.isEmpty() ? whatHappened : whatHappened + u' ' + whatToDo);
    setAccessibleName(m_text->text());
    if (m_text->minimumHeight() > 0) {
        makeRoomForText();
    }
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_aside->setText(aside);
    m_aside->setVisible(!aside.isEmpty());
    showIcon();
    show();
}

bool InlineMessage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::Resize) {
        makeRoomForText();
    }
    return QFrame::eventFilter(watched, event);
}

void InlineMessage::makeRoomForText()
{
    // Without a width it has no height either.
    m_text->setMinimumHeight(std::max(m_text->heightForWidth(m_text->width()), 0));
}

void InlineMessage::showIcon()
{
    constexpr int size = 16;
    const Tokens &tokens = m_theme.tokens();
    m_icon->setPixmap(m_kind == Kind::Problem ? m_theme.pixmap(QStringLiteral("circle-alert"), tokens.danger,
                                                               m_theme.scaled(size), devicePixelRatioF())
                                              : m_theme.pixmap(QStringLiteral("info"), tokens.accent,
                                                               m_theme.scaled(size), devicePixelRatioF()));
    m_close->setIcon(m_theme.icon(QStringLiteral("x")));
}

} // namespace flowconsole

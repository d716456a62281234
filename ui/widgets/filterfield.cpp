#include "ui/widgets/filterfield.h"

#include "ui/theme/theme.h"
#include "ui/widgets/clearicon.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>

namespace flowconsole {

FilterField::FilterField(Theme &theme, const QString &shortcutHint, QWidget *parent)
    : QLineEdit(parent), m_theme(theme), m_hint(new QLabel(shortcutHint, this))
{
    m_icon = addAction(QIcon(), QLineEdit::LeadingPosition);
    m_hint->setFont(theme.monospacedFont());
    m_hint->setProperty("role", QStringLiteral("muted"));
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    setClearButtonEnabled(true);
    setMinimumWidth(theme.scaled(140));
    connect(this, &QLineEdit::textChanged, this, &FilterField::showHint);
    connect(&theme, &Theme::changed, this, &FilterField::showIcon);
    showIcon();
    showHint();
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    showHint();
}

void FilterField::showIcon()
{
    m_icon->setIcon(m_theme.icon(QStringLiteral("search")));
    showClearIcon(*this, m_theme);
}

void FilterField::showHint()
{
    constexpr int margin = 10;
    m_hint->adjustSize();
    const int x = layoutDirection() == Qt::RightToLeft ? m_theme.scaled(margin)
                                                       : width() - m_hint->width() - m_theme.scaled(margin);
    m_hint->move(x, (height() - m_hint->height()) / 2);
    const int roomForWords = fontMetrics().horizontalAdvance(placeholderText()) + m_theme.scaled(60);
    m_hint->setVisible(text().isEmpty() && width() > m_hint->width() + roomForWords);
}

} // namespace flowconsole

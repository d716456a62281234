#include "ui/executions/chiplabel.h"

#include "domain/words.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

namespace flowconsole {

ChipLabel::ChipLabel(Theme &theme, QWidget *parent) : QWidget(parent), m_painter(theme)
{
    setObjectName(QStringLiteral("stateChip"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &ChipLabel::refresh);
    refresh();
}

void ChipLabel::setState(ExecutionState state)
{
    if (m_state != state) {
        m_state = state;
        refresh();
    }
}

void ChipLabel::refresh()
{
    m_painter.clear();
    setAccessibleName(stateName(m_state));
    updateGeometry();
    update();
}

QSize ChipLabel::sizeHint() const
{
    return m_painter.size(m_state);
}

void ChipLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_painter.paint(painter, rect(), m_state, layoutDirection());
}

void ChipLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LayoutDirectionChange) {
        refresh();
    }
}

} // namespace flowconsole

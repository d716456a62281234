#include "ui/inspector/valuelabel.h"

#include <QEvent>

namespace flowconsole {

ValueLabel::ValueLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ValueLabel::setValue(const QString &text, const QString &note)
{
    m_value = text;
    m_note = note;
    setAccessibleName(text);
    elide();
}

QSize ValueLabel::sizeHint() const
{
    return QSize(fontMetrics().horizontalAdvance(m_value), fontMetrics().height());
}

void ValueLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ValueLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        elide();
    }
}

void ValueLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_value, Qt::ElideRight, width());
    // Setting the same text again would drop what the operator has selected in it.
    if (shown != text()) {
        setText(shown);
    }
    QStringList lines;
    if (shown != m_value) {
        lines << m_value;
    }
    if (!m_note.isEmpty()) {
        lines << m_note;
    }
    setToolTip(lines.join(u'\n'));
}

} // namespace flowconsole

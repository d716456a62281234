#include "ui/widgets/elidedlabel.h"

#include <QEvent>

namespace flowconsole {

ElidedLabel::ElidedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setWholeText(const QString &text)
{
    m_wholeText = text;
    setAccessibleName(text);
    updateGeometry();
    elide();
    showToolTip(); // another text may be cut to the same
}

void ElidedLabel::setExplanation(const QString &explanation)
{
    m_explanation = explanation;
    setAccessibleDescription(explanation);
    showToolTip();
}

QSize ElidedLabel::sizeHint() const
{
    constexpr int roundingSlack = 2;
    return {fontMetrics().horizontalAdvance(m_wholeText) + roundingSlack, QLabel::sizeHint().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("…")), QLabel::minimumSizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        elide();
    }
}

void ElidedLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_wholeText, Qt::ElideRight, width());
    if (shown != text()) {
        setText(shown);
        showToolTip();
    }
}

void ElidedLabel::showToolTip()
{
    const QString whole = text() == m_wholeText ? QString() : m_wholeText;
    setToolTip(m_explanation.isEmpty() ? whole : m_explanation);
}

} // namespace flowconsole

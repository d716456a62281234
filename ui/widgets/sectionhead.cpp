#include "ui/widgets/sectionhead.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/styleproperty.h"

#include <QHBoxLayout>
#include <QLabel>

namespace flowconsole {

SectionHead::SectionHead(int height, QWidget *parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("sectionHead"));
    setFixedHeight(height);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    m_title = new ElidedLabel(this);
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("sectionNote"));
    m_note->setProperty("role", QStringLiteral("small"));

    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(12, 0, 12, 0);
    m_layout->setSpacing(4);
    m_layout->addWidget(m_title, 1);
    m_layout->addWidget(m_note);
}

void SectionHead::setTitle(const QString &title)
{
    m_title->setWholeText(title);
}

void SectionHead::setNote(const QString &note)
{
    m_note->setText(note);
}

QString SectionHead::note() const
{
    return m_note->text();
}

void SectionHead::setTitleShown(bool shown)
{
    m_title->setVisible(shown);
    setStyleProperty(*this, "corner", !shown);
}

void SectionHead::addTrailing(QWidget *widget)
{
    constexpr int besideAButton = 8;
    m_layout->setContentsMargins(12, 0, besideAButton, 0);
    m_layout->addWidget(widget);
}

void SectionHead::addYielding(QWidget *widget)
{
    // In a box of its own: whether the widget is shown is its owner's affair.
    m_yielding = new QWidget(this);
    auto *inside = new QHBoxLayout(m_yielding);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(widget);
    addTrailing(m_yielding);
}

void SectionHead::setRoom(int width)
{
    if (m_yielding == nullptr) {
        return;
    }
    const int without = m_yielding->isHidden() ? m_yielding->sizeHint().width() + m_layout->spacing() : 0;
    m_yielding->setVisible(sizeHint().width() + without <= width);
}

QSize SectionHead::sizeHint() const
{
    return {QFrame::sizeHint().width(), maximumHeight()};
}

QSize SectionHead::minimumSizeHint() const
{
    return {QFrame::minimumSizeHint().width(), maximumHeight()};
}

} // namespace flowconsole

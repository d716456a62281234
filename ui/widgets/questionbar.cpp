#include "ui/widgets/questionbar.h"

#include "ui/widgets/styleproperty.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace flowconsole {

QuestionBar::QuestionBar(QWidget *parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("questionBar"));
    setAttribute(Qt::WA_StyledBackground);
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("questionWords"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_line = new QLineEdit(this);
    m_line->setObjectName(QStringLiteral("questionLine"));
    m_confirm = new QPushButton(this);
    m_confirm->setObjectName(QStringLiteral("questionConfirm"));
    m_dismiss = new QPushButton(this);
    m_dismiss->setObjectName(QStringLiteral("questionDismiss"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_words, 3);
    layout->addWidget(m_line, 2);
    layout->addWidget(m_confirm);
    layout->addWidget(m_dismiss);
    connect(m_confirm, &QPushButton::clicked, this, &QuestionBar::confirm);
    connect(m_dismiss, &QPushButton::clicked, this, &QuestionBar::dismiss);
    connect(m_line, &QLineEdit::returnPressed, this, &QuestionBar::confirm);
    hide();
}

void QuestionBar::ask(const Question &question)
{
    m_words->setText(question.words);
    setAccessibleName(question.words);
    m_confirm->setText(question.confirm);
    m_confirm->setAccessibleDescription(question.words);
    m_dismiss->setText(question.dismiss);
    m_line->clear();
    m_line->setPlaceholderText(question.askedFor);
    m_line->setAccessibleName(question.askedFor);
    m_line->setVisible(!question.askedFor.isEmpty());
    setStyleProperty(*this, "kind", question.isDanger ? QStringLiteral("danger") : QStringLiteral("note"));
    setStyleProperty(*m_confirm, "role",
                     question.isDanger ? QStringLiteral("danger") : QStringLiteral("primary"));
    show();
    // Enter must not do what cannot be undone before the words were read: where nothing is to be typed, the
    // harmless button has the focus.
    (question.askedFor.isEmpty() ? static_cast<QWidget *>(m_dismiss) : m_line)->setFocus(Qt::OtherFocusReason);
}

void QuestionBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        dismiss();
        return;
    }
    QFrame::keyPressEvent(event);
}

void QuestionBar::confirm()
{
    const QString typed = m_line->text().trimmed();
    hide();
    emit confirmed(typed);
}

void QuestionBar::dismiss()
{
    hide();
    emit dismissed();
}

} // namespace flowconsole

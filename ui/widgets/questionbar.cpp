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
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // what it stands in keeps the rest
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("questionWords"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_line = new QLineEdit(this);
    m_line->setObjectName(QStringLiteral("questionLine"));
    m_lineName = createName("questionLineName", *m_line);
    m_guard = new QLineEdit(this);
    m_guard->setObjectName(QStringLiteral("questionGuard"));
    m_guardName = createName("questionGuardName", *m_guard);
    m_confirm = new QPushButton(this);
    m_confirm->setObjectName(QStringLiteral("questionConfirm"));
    m_dismiss = new QPushButton(this);
    m_dismiss->setObjectName(QStringLiteral("questionDismiss"));

    auto *answers = new QHBoxLayout;
    answers->setSpacing(8);
    answers->addWidget(m_lineName);
    answers->addWidget(m_line, 3);
    answers->addWidget(m_guardName);
    answers->addWidget(m_guard, 1);
    answers->addWidget(m_confirm);
    answers->addWidget(m_dismiss);
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_layout->setContentsMargins(12, 8, 12, 8);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_words, 1);
    m_layout->addLayout(answers);
    connect(m_confirm, &QPushButton::clicked, this, &QuestionBar::confirm);
    connect(m_dismiss, &QPushButton::clicked, this, &QuestionBar::dismiss);
    connect(m_line, &QLineEdit::returnPressed, this, &QuestionBar::confirm);
    connect(m_guard, &QLineEdit::returnPressed, this, &QuestionBar::confirm);
    connect(m_guard, &QLineEdit::textChanged, this, &QuestionBar::showGuard);
    hide();
}

QLabel *QuestionBar::createName(const char *objectName, QLineEdit &line)
{
    auto *name = new QLabel(this);
    name->setObjectName(QLatin1String(objectName));
    name->setProperty("role", QStringLiteral("muted"));
    name->setTextFormat(Qt::PlainText);
    name->setBuddy(&line);
    return name;
}

void QuestionBar::ask(const Question &question)
{
    setWords(question.words);
    m_confirm->setText(question.confirm);
    m_dismiss->setText(question.dismiss);
    m_line->setText(question.suggested);
    m_line->selectAll();
    m_line->setAccessibleName(question.askedFor);
    m_line->setVisible(!question.askedFor.isEmpty());
    m_lineName->setText(question.askedFor);
    m_lineName->setVisible(!question.askedFor.isEmpty());
    m_toRepeat = question.toRepeat;
    m_guard->clear();
    m_guardName->setText(tr("Type %1 to confirm", "%1: a count").arg(m_toRepeat));
    m_guardName->setVisible(!m_toRepeat.isEmpty());
    m_guard->setAccessibleName(m_guardName->text());
    m_guard->setVisible(!m_toRepeat.isEmpty());
    showGuard();
    const bool isLong = !question.askedFor.isEmpty() || !m_toRepeat.isEmpty();
    m_layout->setDirection(isLong ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    setStyleProperty(*this, "kind", question.isDanger ? QStringLiteral("danger") : QStringLiteral("note"));
    setStyleProperty(*m_confirm, "role",
                     question.isDanger ? QStringLiteral("danger") : QStringLiteral("primary"));
    show();
    // Enter must not do what cannot be undone before the words were read: where nothing is to be typed, the
    // harmless button has the focus.
    QWidget *first = !question.askedFor.isEmpty() ? m_line
                     : !m_toRepeat.isEmpty()      ? m_guard
                                                  : static_cast<QWidget *>(m_dismiss);
    first->setFocus(Qt::OtherFocusReason);
}

void QuestionBar::setWords(const QString &words)
{
    m_words->setText(words);
    setAccessibleName(words);
    m_confirm->setAccessibleDescription(words);
}

void QuestionBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        dismiss();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // The lines have taken it already; a dialog around would press its own button.
        event->accept();
        return;
    }
    QFrame::keyPressEvent(event);
}

bool QuestionBar::isGuardOpen() const
{
    return m_toRepeat.isEmpty() || m_guard->text().trimmed() == m_toRepeat;
}

void QuestionBar::showGuard()
{
    m_confirm->setEnabled(isGuardOpen());
}

void QuestionBar::confirm()
{
    if (!isGuardOpen()) {
        m_guard->setFocus(Qt::OtherFocusReason);
        return;
    }
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

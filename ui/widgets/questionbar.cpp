#include "ui/widgets/questionbar.h"

#include "ui/widgets/styleproperty.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace flowconsole {

QuestionBar::QuestionBar(QWidget *parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("questionBar"));
    setAttribute(Qt::WA_StyledBackground);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // what it stands in keeps the rest
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

    m_answers = new QHBoxLayout;
    m_answers->setSpacing(8);
    m_answers->addStretch();
    m_answers->addWidget(m_lineName);
    m_answers->addWidget(m_line, 3);
    m_answers->addWidget(m_guardName);
    m_answers->addWidget(m_guard, 1);
    m_answers->addWidget(m_confirm);
    m_answers->addWidget(m_dismiss);
    // Outside a dialog a button does not take Enter.
    m_confirm->installEventFilter(this);
    m_dismiss->installEventFilter(this);
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_layout->setContentsMargins(12, 8, 12, 8);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_words, 1);
    m_layout->addLayout(m_answers);
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
    setStyleProperty(*this, "kind", question.isDanger ? QStringLiteral("danger") : QStringLiteral("note"));
    setStyleProperty(*m_confirm, "role",
                     question.isDanger ? QStringLiteral("danger") : QStringLiteral("primary"));
    show();
    if (parentWidget() != nullptr && parentWidget()->layout() != nullptr) {
        parentWidget()->layout()->activate(); // it has no width before
    }
    arrange();
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
    if (isVisible()) {
        arrange();
    }
}

/// What wraps its words is given that height by a layout, not by a tool bar; and no layout would put the
/// buttons elsewhere.
void QuestionBar::arrange()
{
    const QMargins margins = m_layout->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    m_answers->setDirection(QBoxLayout::LeftToRight);
    const int whole = m_words->fontMetrics().horizontalAdvance(m_words->text()) + m_layout->spacing() +
                      m_answers->sizeHint().width();
    const bool hasLines = !m_line->isHidden() || !m_guard->isHidden();
    const bool isNarrow = hasLines || whole > room;
    m_layout->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    if (m_answers->minimumSize().width() > room) {
        m_answers->setDirection(QBoxLayout::TopToBottom);
    }
    if (const int height = m_layout->totalHeightForWidth(width()); height > 0) {
        setFixedHeight(height);
    }
}

QSize QuestionBar::minimumSizeHint() const
{
    const QMargins margins = m_layout->contentsMargins();
    int widest = 0;
    for (const QWidget *each :
         {static_cast<const QWidget *>(m_line), static_cast<const QWidget *>(m_guard),
          static_cast<const QWidget *>(m_confirm), static_cast<const QWidget *>(m_dismiss)}) {
        widest = each->isHidden() ? widest : std::max(widest, each->minimumSizeHint().width());
    }
    return {widest + margins.left() + margins.right(), QFrame::minimumSizeHint().height()};
}

void QuestionBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        arrange();
    }
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

bool QuestionBar::eventFilter(QObject *watched, QEvent *event)
{
    auto *button = qobject_cast<QPushButton *>(watched);
    if (button == nullptr || event->type() != QEvent::KeyPress) {
        return QFrame::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter) {
        return QFrame::eventFilter(watched, event);
    }
    // The key that is still held from the question before answers none.
    if (!key->isAutoRepeat()) {
        button->click();
    }
    return true;
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

#include "ui/inspector/jsonview.h"

#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>

namespace flowconsole {

JsonView::JsonView(Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent), m_edit(new QPlainTextEdit(this)), m_copy(new QPushButton(tr("Copy"), this))
{
    m_edit->setReadOnly(true);
    m_edit->setTabChangesFocus(true);
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setAccessibleName(name);
    m_edit->setStyleSheet(QStringLiteral("QPlainTextEdit { border: none; border-radius: 0; }"));
    m_edit->setFont(theme.monospacedFont());
    m_edit->setMinimumHeight(theme.scaled(48));
    m_edit->setObjectName(QStringLiteral("jsonText"));
    m_copy->setAccessibleName(tr("Copy %1", "the name of a text").arg(name));
    m_copy->setObjectName(QStringLiteral("copyText"));
    connect(m_copy, &QPushButton::clicked, this, &JsonView::copy);
    connect(&theme, &Theme::changed, this, [this, &theme] { m_edit->setFont(theme.monospacedFont()); });

    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(theme.scaled(8));
    m_buttons->setContentsMargins(theme.scaled(8), theme.scaled(4), theme.scaled(8), theme.scaled(4));
    m_buttons->addStretch(1);
    m_buttons->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_edit);
    layout->addLayout(m_buttons);
    setFocusProxy(m_edit);
    setText({});
}

void JsonView::setText(const QString &text)
{
    m_copy->setVisible(!text.isEmpty());
    if (text == m_text) {
        return;
    }
    const int position = m_edit->verticalScrollBar()->value();
    const bool continues = !m_text.isEmpty() && text.startsWith(m_text);
    m_text = text;
    m_edit->setPlainText(text);
    if (continues) {
        m_edit->verticalScrollBar()->setValue(position);
    }
}

void JsonView::wrapLines()
{
    m_edit->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_edit->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
}

void JsonView::addButton(QPushButton *button)
{
    m_buttons->insertWidget(m_buttons->indexOf(m_copy), button);
}

void JsonView::setEmptyText(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

QString JsonView::shownText() const
{
    return m_edit->toPlainText();
}

void JsonView::showRange(qsizetype position, qsizetype length)
{
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(static_cast<int>(position));
    cursor.setPosition(static_cast<int>(position + length), QTextCursor::KeepAnchor);
    m_edit->setTextCursor(cursor);
    m_edit->ensureCursorVisible();
}

void JsonView::copy() const
{
    QGuiApplication::clipboard()->setText(m_copied ? m_copied() : m_text);
}

} // namespace flowconsole

#include "ui/variables/jsonfield.h"

#include "ui/theme/theme.h"

#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QTextBlock>

#include <algorithm>

namespace flowconsole {

JsonField::JsonField(const FlowVariable &variable, int fewestLines, Theme &theme, QWidget *parent)
    : VariableField(variable, theme, parent), m_text(new QPlainTextEdit(this)), m_fewestLines(fewestLines)
{
    m_text->setFont(theme.monospacedFont());
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setEditor(m_text);
    fitHeight();
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        fitHeight();
        if (!m_loading) {
            announceEdit();
        }
    });
}

Result<JsonValue, VariableProblem> JsonField::value() const
{
    const QString text = m_text->toPlainText();
    if (text == m_loadedText) {
        return m_loaded;
    }
    return text.trimmed().isEmpty() ? JsonValue() : valueFromText(variable(), text);
}

void JsonField::setValue(const JsonValue &value)
{
    m_loaded = value;
    m_loadedText = textFromValue(variable(), value);
    if (m_fewestLines > 1 && !value.isNull()) {
        m_loadedText = QString::fromUtf8(value.toJson(JsonValue::Format::Indented));
    }
    setDraft(m_loadedText);
}

QString JsonField::draft() const
{
    return m_text->toPlainText();
}

void JsonField::setDraft(const QString &draft)
{
    const QScopedValueRollback loading(m_loading, true);
    m_text->setPlainText(draft);
}

void JsonField::resizeEvent(QResizeEvent *event)
{
    VariableField::resizeEvent(event);
    fitHeight();
}

void JsonField::fitHeight()
{
    constexpr int mostLines = 12;
    int lines = 0;
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        lines += std::max(1, block.lineCount());
    }
    constexpr int heightOfOneLine = 32;
    const int lineHeight = QFontMetrics(m_text->font()).lineSpacing();
    const int shown = std::clamp(lines, m_fewestLines, mostLines);
    m_text->setFixedHeight(theme().scaled(heightOfOneLine) + (shown - 1) * lineHeight);
    m_text->setVerticalScrollBarPolicy(lines > mostLines ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
}

} // namespace flowconsole

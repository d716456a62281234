#include "ui/variables/jsonfield.h"

#include "ui/theme/theme.h"

#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QTextBlock>

#include <algorithm>

namespace flowconsole {

namespace {

/// As JSON that an editor shows as it is: characters that it takes for the end of a line are escaped, which
/// changes no value (RFC 8259 § 7).
QString shownJson(const JsonValue &value, JsonValue::Format format)
{
    QString text = QString::fromUtf8(value.toJson(format));
    for (const char16_t character : {u'\u2028', u'\u2029', u'\ufdd0', u'\ufdd1'}) {
        text.replace(QChar(character),
                     QStringLiteral("\\u%1").arg(static_cast<uint>(character), 4, 16, QLatin1Char('0')));
    }
    return text;
}

/// What was typed, but for line ends; QPlainTextEdit::toPlainText() makes plain spaces of no-break ones.
QString typedText(const QPlainTextEdit &editor)
{
    QStringList lines;
    for (QTextBlock block = editor.document()->begin(); block.isValid(); block = block.next()) {
        lines.append(block.text());
    }
    return lines.join(u'\n');
}

} // namespace

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
    const QString text = typedText(*m_text);
    if (text == m_loadedText) {
        return m_loaded;
    }
    return text.trimmed().isEmpty() ? JsonValue() : valueFromText(variable(), text);
}

void JsonField::setValue(const JsonValue &value)
{
    m_loaded = value;
    const auto format = m_fewestLines > 1 ? JsonValue::Format::Indented : JsonValue::Format::Compact;
    setDraft(value.isNull() ? QString() : shownJson(value, format));
    m_loadedText = typedText(*m_text);
}

QString JsonField::draft() const
{
    return typedText(*m_text);
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
    // The whole input has the form to itself.
    constexpr int linesOfValue = 12;
    constexpr int linesOfWhole = 30;
    const int mostLines = m_fewestLines > 1 ? linesOfWhole : linesOfValue;
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

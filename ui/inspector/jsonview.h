#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QPlainTextEdit;
class QPushButton;

namespace flowconsole {

class Theme;

/// Text in a monospaced font, to read, scroll and copy whole. New text keeps the scroll position where the old
/// one was its beginning. GUI thread; the theme outlives it.
class JsonView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonView)

public:
    /// `name` is what assistive technology calls the text.
    JsonView(Theme &theme, const QString &name, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    /// Long lines go on below instead of beyond the edge.
    void wrapLines();
    /// Puts a button, which becomes a child, before the one that copies.
    void addButton(QPushButton *button);
    /// Stands there while there is no text.
    void setEmptyText(const QString &text);
    /// The button copies what this tells, where the text is not all of it; empty: the text.
    void setCopied(std::function<QString()> copied) { m_copied = std::move(copied); }
    /// What showRange() counts in.
    [[nodiscard]] QString shownText() const;
    /// Selects so many characters from there on and scrolls to them.
    void showRange(qsizetype position, qsizetype length);

private:
    void copy() const;

    QPlainTextEdit *m_edit;
    QString m_text; ///< as it came; the editor makes plain spaces of no-break ones
    std::function<QString()> m_copied;
    QPushButton *m_copy;
    QHBoxLayout *m_buttons = nullptr;
};

} // namespace flowconsole

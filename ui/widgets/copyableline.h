#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace flowconsole {

class Theme;

/// An id or a hash: monospaced, cut in the middle where there is no room, copied whole; a dash without
/// one. Its height never changes. GUI thread; the theme outlives it.
class CopyableLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CopyableLine)

public:
    /// `name` is what is copied, as people call it: "execution id".
    CopyableLine(Theme &theme, const QString &name, QWidget *parent = nullptr);

    /// `prefix` stands before the text and is not copied.
    void setText(const QString &text, const QString &prefix = {});
    [[nodiscard]] const QString &text() const { return m_text; }
    /// Written muted, as the second line of a heading is.
    void setMuted();

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refreshLook();
    void elide();
    void copy() const;

    Theme &m_theme;
    QString m_text;
    QString m_prefix;
    QLabel *m_label;
    QToolButton *m_copy;
};

} // namespace flowconsole

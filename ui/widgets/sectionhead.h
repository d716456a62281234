#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace flowconsole {

class ElidedLabel;

/// The head of a pane: 34 px, a title at the left, a small text and perhaps buttons at the right, a hairline
/// below.
class SectionHead final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SectionHead)

public:
    explicit SectionHead(int height, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setNote(const QString &note);
    [[nodiscard]] QString note() const;
    /// Where a tab says the title already, the head is only what stands at its right end.
    void setTitleShown(bool shown);
    /// Puts a widget, which becomes a child, at the right end.
    void addTrailing(QWidget *widget);
    /// The same for one that is left out where setRoom() gives too little; what it says stands elsewhere too.
    void addYielding(QWidget *widget);
    /// How wide the head may be.
    void setRoom(int width);

    /// A dock asks for the hint alone, not for the fixed height.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    QHBoxLayout *m_layout = nullptr;
    ElidedLabel *m_title = nullptr;
    QLabel *m_note = nullptr;
    QWidget *m_yielding = nullptr;
};

} // namespace flowconsole

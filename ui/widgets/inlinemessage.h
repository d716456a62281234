#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace flowconsole {

class Theme;

/// A bar inside the window that says what happened and what to do, perhaps with a button that does it; in place
/// of a modal box.
class InlineMessage final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InlineMessage)

public:
    enum class Kind { Note, Problem };

    explicit InlineMessage(Theme &theme, QWidget *parent = nullptr);

    /// Without `action` there is no button for it.
    /// `aside` is a second button beside it.
    void showMessage(Kind kind, const QString &whatHappened, const QString &whatToDo, const QString &action,
                     const QString &aside = {});

signals:
    void actionTriggered();
    void asideTriggered();
    /// The operator has hidden it.
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showIcon();
    /// A tool bar does not ask how high wrapped words are at its width.
    void makeRoomForText();

    Theme &m_theme;
    Kind m_kind = Kind::Note;
    QLabel *m_icon = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_action = nullptr;
    QPushButton *m_aside = nullptr;
    QToolButton *m_close = nullptr;
};

} // namespace flowconsole

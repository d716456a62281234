#pragma once

#include <QFrame>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace flowconsole {

/// A question inside the window, in place of a modal box: words, perhaps a line to say why, perhaps one in
/// which something has to be repeated, and two buttons. Enter confirms, Escape dismisses. Hidden until
/// something is asked. GUI thread.
class QuestionBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuestionBar)

public:
    struct Question
    {
        QString words;
        QString confirm;        ///< what the button says that does it
        QString dismiss;        ///< what the other one says
        QString askedFor;       ///< what may be typed, such as a reason; without it there is no line
        QString suggested = {}; ///< stands in that line, selected, so that typing replaces it
        QString toRepeat = {};  ///< has to be typed to confirm, such as a count; empty: nothing has
        bool isDanger = true;
    };

    explicit QuestionBar(QWidget *parent = nullptr);

    /// Shows the question and takes the focus.
    void ask(const Question &question);

signals:
    void confirmed(const QString &typed);
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void confirm();
    void dismiss();
    [[nodiscard]] bool isGuardOpen() const;
    void showGuard();

    QLabel *m_words = nullptr;
    QLineEdit *m_line = nullptr;
    QLineEdit *m_guard = nullptr;
    QString m_toRepeat;
    QBoxLayout *m_layout = nullptr; ///< words beside the rest, or above it where there is much of it
    QPushButton *m_confirm = nullptr;
    QPushButton *m_dismiss = nullptr;
};

} // namespace flowconsole

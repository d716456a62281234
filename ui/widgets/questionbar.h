#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace flowconsole {

/// A question inside the window, in place of a modal box: words, perhaps a line to say why, and two buttons.
/// Enter confirms, Escape dismisses. Hidden until something is asked. GUI thread.
class QuestionBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuestionBar)

public:
    struct Question
    {
        QString words;
        QString confirm;  ///< what the button says that does it
        QString dismiss;  ///< what the other one says
        QString askedFor; ///< what may be typed, such as a reason; without it there is no line
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

    QLabel *m_words = nullptr;
    QLineEdit *m_line = nullptr;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_dismiss = nullptr;
};

} // namespace flowconsole

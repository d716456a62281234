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
        QString askedFor;       ///< what may be typed, such as "Reason": stands before the line; empty: no line
        QString suggested = {}; ///< stands in that line, selected, so that typing replaces it
        QString toRepeat = {};  ///< has to be typed to confirm, such as a count; empty: nothing has
        bool isDanger = true;
    };

    explicit QuestionBar(QWidget *parent = nullptr);

    /// Shows the question and takes the focus.
    void ask(const Question &question);
    /// While it is asked: what it is about has changed.
    void setWords(const QString &words);

signals:
    void confirmed(const QString &typed);
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QLabel *createName(const char *objectName, QLineEdit &line);
    void confirm();
    void dismiss();
    [[nodiscard]] bool isGuardOpen() const;
    void showGuard();

    QLabel *m_words = nullptr;
    QLabel *m_lineName = nullptr;
    QLineEdit *m_line = nullptr;
    QLabel *m_guardName = nullptr;
    QLineEdit *m_guard = nullptr;
    QString m_toRepeat;
    QBoxLayout *m_layout = nullptr; ///< words beside the rest, or above it where there is much of it
    QPushButton *m_confirm = nullptr;
    QPushButton *m_dismiss = nullptr;
};

} // namespace flowconsole

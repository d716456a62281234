#pragma once

#include <QFrame>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace flowconsole {

/// A question inside the window, in place of a modal box: words, perhaps a line to say why, perhaps one in
/// which something has to be repeated, and two buttons. Enter confirms, Escape dismisses. Hidden until
/// something is asked. As high as its words are at its width; where it is narrow the buttons stand below them,
/// and below each other. GUI thread.
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
    /// Asks for no more room beside the words than they need at the least.
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void confirmed(const QString &typed);
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QLabel *createName(const char *objectName, QLineEdit &line);
    void confirm();
    void dismiss();
    [[nodiscard]] bool isGuardOpen() const;
    void showGuard();
    /// At the width that it has.
    void arrange();

    QLabel *m_words = nullptr;
    QLabel *m_lineName = nullptr;
    QLineEdit *m_line = nullptr;
    QLabel *m_guardName = nullptr;
    QLineEdit *m_guard = nullptr;
    QString m_toRepeat;
    QBoxLayout *m_layout = nullptr; ///< words beside the rest, or above it where there is much of it
    QBoxLayout *m_answers = nullptr;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_dismiss = nullptr;
};

} // namespace flowconsole

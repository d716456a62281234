#pragma once

#include "filter/filtercompletion.h"
#include "filter/filterparser.h"

#include <QLineEdit>
#include <QPointer>

#include <functional>
#include <optional>

class QCompleter;
class QLabel;
class QStandardItemModel;
class QTimer;

namespace flowconsole {

class Theme;

/// The line in which a filter is typed (filter/filterparser.h). It colours the text, marks what is wrong where
/// it stands and says below what to do, proposes how to go on (Down or Ctrl+Space; Return or Tab takes one),
/// and explains the language (F1). Names its shortcut at the end while it is empty; Escape closes the
/// proposals, then clears. Whoever filters by it keeps the last filter that was understood. GUI thread; the
/// theme outlives it.
class FilterField final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterField)

public:
    FilterField(Theme &theme, const QString &shortcutHint, QWidget *parent = nullptr);
    ~FilterField() override;

    /// Asked, while something is typed, for what is proposed beside the language itself. Filters that were used
    /// in this field come before its recent ones.
    void setVocabularySource(const std::function<FilterVocabulary()> &source) { m_vocabulary = source; }
    /// What is wrong with the text; nothing where it is a filter.
    [[nodiscard]] const std::optional<FilterProblem> &problem() const { return m_problem; }
    void showHelp();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Asked { ByTyping, ByKey };

    void createProposals();
    void read();
    void remember();
    void showColours();
    void showProblem();
    void hideProblem();
    void propose(Asked asked);
    void take(const QModelIndex &index);
    void showIcon();
    void showHint();

    Theme &m_theme;
    std::function<FilterVocabulary()> m_vocabulary;
    QStringList m_recent;          ///< used in this field, the latest first
    FilterCompletion m_completion; ///< what is proposed
    QCompleter *m_completer = nullptr;
    QStandardItemModel *m_proposals = nullptr;
    std::optional<FilterProblem> m_problem;
    QTimer *m_problemPause = nullptr; ///< nobody is told of a mistake while typing on
    bool m_isProblemShown = false;
    QString m_ownToolTip;            ///< while the problem's stands in its place
    QPointer<QLabel> m_problemLabel; ///< below the field, in its window
    QAction *m_icon = nullptr;
    QAction *m_help = nullptr;
    QLabel *m_hint = nullptr;
    bool m_isComposing = false; ///< an input method has text that is not entered yet
};

} // namespace flowconsole

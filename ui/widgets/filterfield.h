#pragma once

#include "domain/savedview.h"
#include "filter/filtercompletion.h"
#include "filter/filterparser.h"
#include "ui/widgets/filtermemory.h"

#include <QLineEdit>
#include <QPointer>

#include <functional>
#include <optional>

class QLabel;
class QTimer;

namespace flowconsole {

class FilterProposals;
class Theme;
struct FilterRow;

/// The line in which a filter is typed (filter/filterparser.h). It colours the text, marks what is wrong where
/// it stands and says below what to do, proposes how to go on (Down or Ctrl+Space; Return or Tab takes one),
/// and explains the language (F1). It remembers the filters that were used and offers them with the saved ones:
/// while it is empty, and by the star or Alt+Down. Names its shortcut at the end while it is empty; Escape
/// closes the proposals, then clears. Whoever filters by it keeps the last filter that was understood. GUI
/// thread; the theme outlives it.
class FilterField final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterField)

public:
    FilterField(Theme &theme, const QString &shortcutHint, QWidget *parent = nullptr);
    ~FilterField() override;

    /// Asked, while something is typed, for what is proposed beside the language itself.
    void setVocabularySource(const std::function<FilterVocabulary()> &source) { m_vocabulary = source; }
    /// What is wrong with the text; nothing where it is a filter.
    [[nodiscard]] const std::optional<FilterProblem> &problem() const { return m_problem; }
    void showHelp();
    /// The filters that were used in an earlier run, the latest first.
    void setRecent(const QStringList &filters) { m_memory.setRecent(filters); }
    [[nodiscard]] const QStringList &recent() const { return m_memory.recent(); }
    /// Those with a name, which stand above the recent ones.
    void setSaved(const QList<SavedFilter> &filters);

signals:
    void recentChanged(const QStringList &filters);
    /// What stands in the field is to be kept under a name.
    void saveRequested(const QString &filter);
    void renameRequested(const flowconsole::SavedFilter &filter);
    void removeRequested(const flowconsole::SavedFilter &filter);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What the list is opened for.
    enum class Asked { ByTyping, ByKey, ForMemory };

    void createActions();
    void read();
    void remember(FilterMemory::How how);
    void showColours();
    void showProblem();
    void hideProblem();
    void propose(Asked asked, int chosen = 0);
    [[nodiscard]] QList<FilterRow> languageRows(Asked asked);
    [[nodiscard]] QList<FilterRow> memoryRows() const;
    [[nodiscard]] QList<FilterRow> savedRowsFor(const QString &typed, Asked asked) const;
    [[nodiscard]] bool isSaved(const QString &filter) const;
    void take(const FilterRow &row);
    void removeRow(const FilterRow &row, int line);
    void useWhole(const QString &filter);
    void showIcon();
    void showStar();
    void showHint();

    Theme &m_theme;
    std::function<FilterVocabulary()> m_vocabulary;
    FilterMemory m_memory;
    QList<SavedFilter> m_saved;    ///< by name
    FilterCompletion m_completion; ///< of the language
    FilterProposals *m_proposals = nullptr;
    Asked m_asked = Asked::ByTyping; ///< what the list was opened for last
    QTimer *m_usePause = nullptr;    ///< what stands for so long is used
    std::optional<FilterProblem> m_problem;
    QTimer *m_problemPause = nullptr; ///< nobody is told of a mistake while typing on
    bool m_isProblemShown = false;
    QString m_ownToolTip;            ///< while the problem's stands in its place
    QPointer<QLabel> m_problemLabel; ///< below the field, in its window
    QAction *m_icon = nullptr;
    QAction *m_star = nullptr;
    QAction *m_help = nullptr;
    QLabel *m_hint = nullptr;
    bool m_isComposing = false; ///< an input method has text that is not entered yet
};

} // namespace flowconsole

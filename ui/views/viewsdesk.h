#pragma once

#include "domain/savedview.h"
#include "ui/executions/tablelayout.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QAction;
class QMenu;
class QToolButton;
class QWidget;

namespace flowconsole {

class InlineMessage;
class QuestionBar;
class Theme;

/// Saved filters and views in the main window: the menu and the button of the views, the question for a name,
/// and what is said about them. It asks in place, and what is deleted can be brought back. It keeps nothing
/// itself: changed() says what is to be stored, showViews() what is. GUI thread; theme and window outlive it.
class ViewsDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ViewsDesk)

public:
    /// How the executions are looked at.
    struct Look
    {
        QString filter;
        TableLayout table;
    };

    ViewsDesk(Theme &theme, QWidget &window);
    ~ViewsDesk() override;

    /// Asked for what stands in the window whenever a view is saved or compared.
    void setLookSource(const std::function<Look()> &source) { m_look = source; }

    /// For the menu bar; the button opens it too.
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    /// For beside the filter.
    [[nodiscard]] QWidget *button() const;
    /// For below the tool bar; hidden until something is asked or said.
    [[nodiscard]] QWidget *question() const;
    [[nodiscard]] QWidget *notice() const;

public slots:
    /// All that are stored.
    void showViews(const flowconsole::ViewCollection &views);
    /// What went wrong with their file, in sentences.
    void showTrouble(const QString &words);
    void askToSaveFilter(const QString &filter);
    void askToRenameFilter(const flowconsole::SavedFilter &filter);
    void removeFilter(const flowconsole::SavedFilter &filter);
    void askToSaveView();

signals:
    /// To be stored.
    void changed(const flowconsole::ViewCollection &views);
    void filtersChanged(const QList<flowconsole::SavedFilter> &filters);
    /// A view that is applied, or a saved filter.
    void filterWanted(const QString &filter);
    void tableWanted(const flowconsole::TableLayout &table);
    void exportRequested(const QString &path, const flowconsole::ViewCollection &views);
    void importRequested(const QString &path);
    /// One sentence for people, of something that went as it should.
    void noticed(const QString &sentence);

private:
    enum class Kind { Filter, View };
    enum class Step { Naming, Replacing };

    /// What is being saved while its name is asked for.
    struct Pending
    {
        Kind kind = Kind::Filter;
        Step step = Step::Naming;
        QString renamed; ///< the name that it had; empty: it is new
        SavedView what;  ///< of a filter the name and the filter
    };

    void ask(const Pending &pending);
    void askName(const QString &suggested);
    void askToReplace();
    void takeName(const QString &typed);
    void goBack();
    void finish();
    void store(const ViewCollection &views);
    [[nodiscard]] bool isTaken(const QString &name) const;

    void fill();
    void addViews();
    void addEach(QMenu &menu, const char *prefix, const std::function<void(const SavedView &)> &react);
    void addFilters(QMenu &menu);
    [[nodiscard]] QAction *addItem(QMenu &menu, const QString &words, const QString &objectName,
                                   const std::function<void()> &react);
    void apply(const SavedView &view);
    void update(const SavedView &view);
    void renameView(const SavedView &view);
    void removeView(const SavedView &view);
    void offerUndo(const QString &words, const ViewCollection &removed);
    void undo();
    void chooseExport(const ViewCollection &views);
    void chooseImport();
    [[nodiscard]] bool isShown(const SavedView &view) const;
    [[nodiscard]] QList<SavedView> sortedViews() const;
    void showButton();

    Theme &m_theme;
    QWidget &m_window;
    std::function<Look()> m_look;
    ViewCollection m_views;
    ViewCollection m_removed; ///< that undo() brings back
    QString m_applied;        ///< the view that was applied or saved last
    Pending m_pending;
    QPointer<QWidget> m_before; ///< had the focus before something was asked
    QMenu *m_menu = nullptr;
    QToolButton *m_button = nullptr;
    QuestionBar *m_question = nullptr;
    InlineMessage *m_notice = nullptr;
};

} // namespace flowconsole

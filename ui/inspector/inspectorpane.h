#pragma once

#include "domain/errorcatalogue.h"
#include "domain/telemetryrecord.h"

#include <QWidget>

class QAction;
class QFrame;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace flowconsole {

class ChipLabel;
class Clock;
class ErrorView;
class ExecutionJson;
class RequestsView;
class SectionHead;
class StepsView;
class SummaryView;
class Theme;
class VariablesView;

/// All that is known of one execution: summary, variables, steps, requests, errors and JSON; below it what can
/// be done with it again. Narrow, the tabs stand below the summary; wide, beside it. An update of the same
/// execution keeps tab, selection and scroll position. Owns the actions on the execution that is shown. Lives
/// in the GUI thread; theme and clock outlive it.
class InspectorPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InspectorPane)

public:
    InspectorPane(Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    ~InspectorPane() override;

    void setDetails(const ExecutionDetails &details);
    /// Where it is the one that is shown: how it stands now, of which its details need not have been told anew.
    void setExecution(const FlowExecution &execution);
    void clear();

    /// Launch again, the same with changes, compare; disabled while nothing is shown. For menus.
    [[nodiscard]] QList<QAction *> runActions() const;
    /// Those of its parts that have keys of their own, for help.
    [[nodiscard]] QList<QAction *> keyActions() const;

signals:
    /// The same input is to be launched once more.
    void againRequested(const flowconsole::ExecutionId &id);
    /// Its input belongs into the form.
    void againWithChangesRequested(const flowconsole::ExecutionId &id);
    /// It is to be compared; the place is where a menu of others may open, on the screen.
    void compareRequested(const flowconsole::ExecutionId &id, const QPoint &place);
    /// The operator wants to change the setting that an error points at.
    void settingRequested(flowconsole::SettingLink link);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *createContent(const Clock &clock);
    [[nodiscard]] QWidget *createEmptyPage();
    void createTabs();
    void createActions();
    [[nodiscard]] QWidget *createFoot();
    [[nodiscard]] QAction *createAction(const QString &text, const char *objectName,
                                        const QString &explanation);
    void setRunShown(bool shown);
    void createAgainMenu();
    void showFoot();
    /// A menu beside the tabs, while there is no room for the foot; its icon alone where they leave little.
    void showAgainMenu();
    [[nodiscard]] QPoint placeForComparing() const;
    void arrange();
    /// The room between summary and tabs.
    void share();
    void showTabTitles();

    Theme &m_theme;
    ExecutionDetails m_details;
    SectionHead *m_head;
    ChipLabel *m_chip;
    QStackedWidget *m_pages;
    QSplitter *m_splitter = nullptr;
    bool m_isArrangedByHand = false; ///< the operator has moved the splitter
    SummaryView *m_summary = nullptr;
    QTabWidget *m_tabs = nullptr;
    VariablesView *m_variables = nullptr;
    StepsView *m_steps = nullptr;
    RequestsView *m_requests = nullptr;
    ErrorView *m_error = nullptr;
    ExecutionJson *m_json = nullptr;
    bool m_hasRun = false;
    QFrame *m_foot = nullptr;
    QPushButton *m_compare = nullptr;
    QToolButton *m_againMenu = nullptr;
    QAction *m_againAction = nullptr;
    QAction *m_changesAction = nullptr;
    QAction *m_compareAction = nullptr;
};

} // namespace flowconsole

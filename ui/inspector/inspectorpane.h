#pragma once

#include "domain/errorcatalogue.h"
#include "domain/telemetryrecord.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace flowconsole {

class ChipLabel;
class Clock;
class ErrorView;
class JsonView;
class RequestsView;
class SectionHead;
class StepsView;
class SummaryView;
class Theme;
class VariablesView;

/// All that is known of one execution: summary, variables, steps, requests, errors and telemetry. Narrow, the
/// tabs stand below the summary; wide, beside it. An update of the same execution keeps tab, selection and
/// scroll position. Lives in the GUI thread; theme and clock outlive it.
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

signals:
    /// The operator wants to change the setting that an error points at.
    void settingRequested(flowconsole::SettingLink link);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *createContent(const Clock &clock);
    [[nodiscard]] QWidget *createEmptyPage();
    void createTabs();
    void arrange();
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
    JsonView *m_telemetry = nullptr;
};

} // namespace flowconsole

#include "ui/inspector/inspectorpane.h"

#include "base/clock.h"
#include "ui/executions/chiplabel.h"
#include "ui/inspector/errorview.h"
#include "ui/inspector/jsonview.h"
#include "ui/inspector/judgement.h"
#include "ui/inspector/requestsview.h"
#include "ui/inspector/stepsview.h"
#include "ui/inspector/summaryview.h"
#include "ui/inspector/variablesview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sectionhead.h"

#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

/// From this width on, summary and tabs stand side by side.
constexpr int wideFrom = 640;
constexpr int summaryWidth = 320;

/// Why there is no telemetry record.
QString noTelemetryText(const FlowExecution &execution)
{
    if (wasNeverLaunched(execution)) {
        return InspectorPane::tr("Nothing ran, so there is no telemetry record.");
    }
    return isFinal(execution.state)
               ? InspectorPane::tr("There is no telemetry record of this execution.")
               : InspectorPane::tr("The telemetry record is made when the execution has ended.");
}

} // namespace

InspectorPane::InspectorPane(Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_head(new SectionHead(theme.scaled(34), this)),
      m_chip(new ChipLabel(theme, this)),
      m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("inspectorPane"));
    m_head->setTitle(tr("Inspector"));
    m_head->addYielding(m_chip);
    m_pages->addWidget(createEmptyPage());
    m_pages->addWidget(createContent(clock));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_pages);
    clear();
}

InspectorPane::~InspectorPane() = default;

QWidget *InspectorPane::createEmptyPage()
{
    auto *text = new QLabel(tr("Select an execution to see what it did."), this);
    text->setObjectName(QStringLiteral("inspectorEmpty"));
    text->setProperty("role", QStringLiteral("muted"));
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    const int margin = m_theme.scaled(16);
    text->setContentsMargins(margin, margin, margin, margin);
    return text;
}

QWidget *InspectorPane::createContent(const Clock &clock)
{
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_summary = new SummaryView(m_theme, clock, m_splitter);
    createTabs();
    m_splitter->addWidget(m_summary);
    m_splitter->addWidget(m_tabs);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_isArrangedByHand = true; });
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    return m_splitter;
}

void InspectorPane::createTabs()
{
    m_tabs = new QTabWidget(m_splitter);
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    // Five titles have to fit in the narrowest dock.
    m_tabs->setStyleSheet(QStringLiteral("QTabBar::tab { padding: 0 %1px; }"
                                         "QTabBar::tab:focus { background: palette(highlight); }")
                              .arg(m_theme.scaled(9)));
    m_tabs->tabBar()->setElideMode(Qt::ElideNone);
    m_variables = new VariablesView(m_theme, m_tabs);
    m_steps = new StepsView(m_theme, m_tabs);
    m_requests = new RequestsView(m_theme, m_tabs);
    m_error = new ErrorView(m_theme, m_tabs);
    m_telemetry = new JsonView(m_theme, tr("telemetry record"), m_tabs);
    m_telemetry->setObjectName(QStringLiteral("telemetryView"));
    m_tabs->addTab(m_variables, tr("Variables"));
    m_tabs->addTab(m_steps, tr("Steps"));
    m_tabs->addTab(m_requests, tr("Requests"));
    m_tabs->addTab(m_error, tr("Errors"));
    m_tabs->addTab(m_telemetry, tr("Telemetry"));
    connect(m_error, &ErrorView::settingRequested, this, &InspectorPane::settingRequested);
}

void InspectorPane::setDetails(const ExecutionDetails &details)
{
    const bool isAnother = details.execution.id != m_details.execution.id;
    m_details = details;
    if (isAnother) {
        m_requests->startAnew();
        m_steps->startAnew();
        m_variables->clearSelection();
        m_variables->scrollToTop();
    }
    m_summary->setExecution(details.execution);
    m_variables->setExecution(details.execution);
    m_steps->setDetails(details);
    m_requests->setRequests(details.requests);
    m_error->setDetails(details);
    m_telemetry->setEmptyText(noTelemetryText(details.execution));
    m_telemetry->setText(details.telemetry
                             ? QString::fromUtf8(toJson(*details.telemetry).toJson(JsonValue::Format::Indented))
                             : QString());
    m_chip->setState(details.execution.state);
    m_chip->show();
    m_pages->setCurrentIndex(1);
    showTabTitles();
    arrange();
}

void InspectorPane::setExecution(const FlowExecution &execution)
{
    if (execution.id == m_details.execution.id) {
        m_details.execution = execution;
        m_summary->setExecution(execution);
        m_chip->setState(execution.state);
    }
}

void InspectorPane::clear()
{
    m_details = ExecutionDetails();
    m_chip->hide();
    m_pages->setCurrentIndex(0);
}

void InspectorPane::showTabTitles()
{
    const auto steps = m_details.steps.size();
    m_tabs->setTabText(m_tabs->indexOf(m_steps), steps > 0 ? tr("Steps (%1)").arg(steps) : tr("Steps"));
    const auto requests = m_details.requests.size();
    m_tabs->setTabText(m_tabs->indexOf(m_requests),
                       requests > 0 ? tr("Requests (%1)").arg(requests) : tr("Requests"));
    m_tabs->setTabText(m_tabs->indexOf(m_error),
                       ErrorView::hasError(m_details.execution) ? tr("Errors (1)") : tr("Errors"));
}

void InspectorPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= m_theme.scaled(wideFrom);
    if (isWide != (m_splitter->orientation() == Qt::Horizontal)) {
        m_splitter->setOrientation(isWide ? Qt::Horizontal : Qt::Vertical);
        m_isArrangedByHand = false;
    }
    arrange();
}

void InspectorPane::arrange()
{
    if (m_isArrangedByHand) {
        return;
    }
    if (m_splitter->orientation() == Qt::Horizontal) {
        // A flat pane shows the summary whole in two columns where that leaves as much for the tabs.
        const int narrow = m_theme.scaled(summaryWidth);
        const bool isFlat = m_summary->heightAt(narrow) > height() - m_head->height();
        const int wide = m_summary->twoColumnWidth();
        const int left = isFlat && width() - wide >= narrow ? wide : narrow;
        m_splitter->setSizes({left, std::max(width() - left, left)});
        return;
    }
    // The summary whole where the tabs have room beside it.
    constexpr double largestShare = 0.6;
    const int room = height() - m_head->height();
    const int top = std::min(m_summary->sizeHint().height(), static_cast<int>(room * largestShare));
    m_splitter->setSizes({top, std::max(room - top, 0)});
}

} // namespace flowconsole

#include "ui/variables/variablespane.h"

#include "domain/inputpaste.h"
#include "domain/words.h"
#include "ui/theme/theme.h"
#include "ui/variables/linefield.h"
#include "ui/variables/presetmenu.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/questionbar.h"
#include "ui/widgets/sectionhead.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace flowconsole {

VariablesPane::VariablesPane(Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("variablesPane"));
    m_head = new SectionHead(theme.scaled(34), this);
    m_presets = new PresetMenu(theme, m_head);
    m_head->addTrailing(m_presets);
    m_head->installEventFilter(this);
    m_presetName = new QuestionBar(this);
    m_form = new VariableForm(theme, clock);
    m_priority = createPriorityField(clock);
    m_timeout = createTimeoutField(clock);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_presetName);
    createScrollArea();
    layout->addWidget(m_scroll, 1);
    layout->addWidget(createLaunchBar());

    connect(m_form, &VariableForm::edited, this, &VariablesPane::updateState);
    connect(m_form, &VariableForm::pasteRequested, this, &VariablesPane::pasteInput);
    connect(m_form, &VariableForm::undoRequested, this, &VariablesPane::undoFilling);
    m_pasteAction = new QAction(tr("Paste", "fills a form from the clipboard"), this);
    m_pasteAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V));
    connect(m_pasteAction, &QAction::triggered, this, &VariablesPane::pasteInput);
    addAction(m_pasteAction);
    connectPresets();
    for (LineField *field : {m_priority, m_timeout}) {
        connect(field, &VariableField::edited, this, [this, field] {
            field->showProblem(field->problem());
            updateState();
        });
    }
    connect(m_timeout, &VariableField::edited, this, &VariablesPane::announceTimeout);
    connect(m_timeoutAction, &QComboBox::activated, this, [this] {
        showTimeoutMeaning();
        announceTimeout();
        updateState();
    });
    connect(&theme, &Theme::changed, this, &VariablesPane::showIcon);
    showIcon();
    showDialect();
    clearFlow();
}

VariablesPane::~VariablesPane() = default;

void VariablesPane::createScrollArea()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(12);
    m_invitation = new QLabel(tr("Select a flow to fill in its variables."), content);
    m_invitation->setObjectName(QStringLiteral("variablesInvitation"));
    m_invitation->setProperty("role", QStringLiteral("muted"));
    m_invitation->setWordWrap(true);
    column->addWidget(m_invitation);
    m_leftOut = new QLabel(content);
    m_leftOut->setObjectName(QStringLiteral("secureLeftOut"));
    m_leftOut->setProperty("role", QStringLiteral("caution"));
    m_leftOut->setTextFormat(Qt::PlainText);
    m_leftOut->setWordWrap(true);
    column->addWidget(m_leftOut);
    column->addWidget(m_form);
    column->addWidget(m_priority);
    column->addWidget(m_timeout);
    column->addStretch(1);

    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("variablesScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
}

QWidget *VariablesPane::createLaunchBar()
{
    auto *bar = new QFrame(this);
    m_launchBar = bar;
    bar->installEventFilter(this);
    bar->setObjectName(QStringLiteral("launchBar"));
    bar->setFixedHeight(m_theme.scaled(52));
    m_reason = new ElidedLabel(bar);
    m_reason->setObjectName(QStringLiteral("launchBlocker"));
    m_reason->setProperty("role", QStringLiteral("small"));
    m_problems = new QPushButton(bar);
    m_problems->setObjectName(QStringLiteral("problemsButton"));
    m_problems->setProperty("role", QStringLiteral("problem"));
    m_problems->setToolTip(tr("Go to the first problem"));
    m_problems->setMinimumWidth(1); // it comes and goes, and must not widen the pane
    m_launch = new QPushButton(tr("Launch"), bar);
    m_launch->setObjectName(QStringLiteral("launchButton"));
    m_launch->setProperty("role", QStringLiteral("primary"));

    m_more = new QToolButton(bar);
    m_more->setObjectName(QStringLiteral("launchMore"));
    m_more->setProperty("role", QStringLiteral("boxed"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setAccessibleName(tr("More ways to launch"));
    m_more->setToolTip(m_more->accessibleName());
    m_more->hide();

    m_batch = new QPushButton(tr("Batch…", "launches the rows of a file"), bar);
    m_batch->setObjectName(QStringLiteral("batchButton"));
    m_batch->setToolTip(tr("Launch the rows of a file (Ctrl+B)"));
    connect(m_batch, &QPushButton::clicked, this, &VariablesPane::batchRequested);

    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(14, 0, 12, 0);
    layout->setSpacing(8);
    layout->addWidget(m_batch);
    layout->addWidget(m_reason, 1);
    layout->addWidget(m_problems);
    layout->addWidget(m_launch);
    layout->addWidget(m_more);
    connect(m_problems, &QPushButton::clicked, this, &VariablesPane::showProblems);
    connect(m_launch, &QPushButton::clicked, this, &VariablesPane::launch);
    return bar;
}

void VariablesPane::setFlow(const Flow &flow)
{
    if (m_flow == flow) {
        return;
    }
    if (!m_flow || m_flow->id != flow.id) {
        endPresetQuestion();
    }
    keepDraft();
    m_beforeFilling.reset();
    m_flow = flow;
    const bool isFirstTime = flow.pinnedVersion.isEmpty() && !m_drafts.contains(flow.id);
    Draft draft =
        flow.pinnedVersion.isEmpty() ? m_drafts.value(flow.id, firstDraft(flow.id)) : draftOfVersion(flow);
    refillSecureSamples(flow, draft);
    if (isFirstTime && flow.inputSchema) {
        draft.form.values = flow.inputSchema->sampleInput();
    }
    m_invitation->setVisible(false);
    m_form->setVisible(true);
    m_timeout->setVisible(true);
    m_priority->setVisible(m_dialect == Dialect::ConversationFlow);
    m_form->setInputs(flow.inputSchema, draft.form, flow.inputSchemaProblem);
    m_secureLeftOut = draft.secureLeftOut;
    m_scroll->verticalScrollBar()->setValue(0);
    m_timeout->setDraft(draft.timeout);
    m_timeoutAction->setAction(draft.timeoutAction);
    showTimeoutMeaning();
    m_priority->setDraft(draft.priority);
    for (LineField *field : {m_priority, m_timeout}) {
        field->showProblem(field->problem());
    }

    const bool isPinned = !flow.pinnedVersion.isEmpty();
    const QString version = isPinned ? QString() : shortVersion(versionToRun(flow));
    // Not in the title, which gives way to what stands beside it.
    m_head->setNote(
        isPinned ? tr("%1 (not the latest)", "%1: a version of a flow").arg(shortVersion(flow.pinnedVersion))
                 : QString());
    m_presets->setFlow(flow.id);
    m_head->setTitle(tr("Variables · %1 %2", "flow name, flow version").arg(flow.name, version).trimmed());
    updateState();
}

void VariablesPane::clearFlow()
{
    endPresetQuestion();
    keepDraft();
    m_beforeFilling.reset();
    m_flow.reset();
    m_secureLeftOut.clear();
    m_invitation->setVisible(true);
    m_form->setVisible(false);
    m_timeout->setVisible(false);
    m_priority->setVisible(false);
    m_presets->setFlow({});
    m_head->setTitle(tr("Variables"));
    m_head->setNote({});
    updateState();
}

void VariablesPane::keepDraft()
{
    if (m_flow && m_flow->pinnedVersion.isEmpty()) {
        m_drafts.insert(m_flow->id, currentDraft());
    } else if (m_flow) {
        m_versionDrafts.insert({m_flow->id, m_flow->pinnedVersion}, currentDraft());
    }
}

void VariablesPane::setDialect(Dialect dialect)
{
    m_dialect = dialect;
    showDialect();
    updateState();
}

void VariablesPane::setOutsideBlocker(const QString &reason)
{
    m_outsideBlocker = reason;
    updateState();
}

int VariablesPane::problemCount() const
{
    if (!m_flow) {
        return 0;
    }
    const QList<LineField *> fields = extraFields();
    return m_form->problemCount() +
           static_cast<int>(std::count_if(fields.cbegin(), fields.cend(),
                                          [](const LineField *field) { return field->problem().has_value(); }));
}

QString VariablesPane::flowBlocker() const
{
    if (!m_flow) {
        return tr("Select a flow first");
    }
    if (m_flow->deleted) {
        return tr("This flow has been deleted");
    }
    if (!canLaunch(m_dialect, m_flow->type)) {
        return tr("%1 cannot launch a flow of this kind (%2)", "name of an API, type of a flow")
            .arg(dialectName(m_dialect), flowTypeName(m_flow->type));
    }
    return m_outsideBlocker;
}

QString VariablesPane::launchBlocker() const
{
    const QString reason = flowBlocker();
    const int problems = problemCount();
    return reason.isEmpty() && problems > 0 ? tr("%n problem(s) to correct first", nullptr, problems) : reason;
}

void VariablesPane::launch()
{
    if (const auto request = prepareRequest()) {
        emit launchRequested(*request);
        m_secureLeftOut.clear(); // whoever launches without them does not miss them
        updateState();           // the next launch is another one
    }
}

std::optional<LaunchRequest> VariablesPane::prepareRequest()
{
    if (problemCount() > 0) {
        showProblems();
        return std::nullopt;
    }
    if (!launchBlocker().isEmpty()) {
        return std::nullopt;
    }
    const auto request = currentRequest();
    m_nextId = newExecutionId();
    return request;
}

std::optional<LaunchRequest> VariablesPane::currentRequest() const
{
    if (!m_flow) {
        return std::nullopt;
    }
    LaunchRequest request;
    request.id = m_nextId;
    request.flowId = m_flow->id;
    request.flowName = m_flow->name;
    request.flowVersion = versionToRun(*m_flow);
    request.pinnedVersion = m_flow->pinnedVersion;
    request.inputs = m_form->values();
    request.secureNames = secureNames(*m_flow, request.inputs);
    if (const auto limit = m_timeout->value(); limit && limit.value().toInteger()) {
        request.timeout = std::chrono::seconds(*limit.value().toInteger());
    }
    request.timeoutAction = m_timeoutAction->action();
    if (const auto priority = m_priority->value();
        m_dialect == Dialect::ConversationFlow && priority && priority.value().toInteger()) {
        request.priority = static_cast<int>(*priority.value().toInteger());
    }
    return request;
}

void VariablesPane::setMoreActions(const QList<QAction *> &actions)
{
    auto *menu = new QMenu(m_more);
    for (QAction *action : actions) {
        if (action == nullptr) {
            menu->addSeparator();
        } else {
            menu->addAction(action);
        }
    }
    m_more->setMenu(menu);
    m_more->setVisible(!actions.isEmpty());
}

void VariablesPane::showProblems()
{
    m_form->showAllProblems();
    if (m_form->problemCount() > 0) {
        m_form->focusFirstProblem();
        return;
    }
    const QList<LineField *> fields = extraFields();
    for (LineField *field : fields) {
        if (field->problem()) {
            field->editor()->setFocus(Qt::OtherFocusReason);
            bringIntoView(*field);
            return;
        }
    }
}

void VariablesPane::pasteInput()
{
    if (!m_flow) {
        return;
    }
    const InputSchema *schema = m_flow->inputSchema ? &*m_flow->inputSchema : nullptr;
    const auto pasted = readPastedInput(QGuiApplication::clipboard()->text(), schema);
    if (!pasted) {
        m_form->showNotice(pasted.error().message, true);
        return;
    }
    const PastedInput &input = pasted.value();
    QStringList words{tr("%n value(s) filled in.", nullptr, static_cast<int>(input.values.members().size()))};
    if (!input.masked.isEmpty()) {
        words << tr("Secure values are not in what was copied. Type: %1.", "%1: names of variables")
                     .arg(input.masked.join(QStringLiteral(", ")));
    }
    if (!input.flowId.isEmpty() && input.flowId != m_flow->id) {
        words << tr("It was for another flow (%1).", "a copied request; %1: id of the flow")
                     .arg(input.flowId.text());
    }
    fillIn(input.values, input.emptied, words.join(u' '));
}

void VariablesPane::updateState()
{
    const int problems = problemCount();
    const QString reason = flowBlocker();
    showLeftOut();
    const QString blocker = launchBlocker();
    m_reason->setWholeText(m_flow ? reason : QString());
    m_problems->setText(tr("%n problem(s)", nullptr, problems));
    m_problems->setVisible(problems > 0);
    makeLaunchBarRoom();
    m_launch->setEnabled(blocker.isEmpty());
    m_launch->setToolTip(blocker.isEmpty() ? tr("Launch the flow with these values (Ctrl+Enter)") : blocker);
    m_launch->setAccessibleDescription(blocker);
    emit launchBlockerChanged();
}

/// The name of the flow stands in the head alone: what says itself in its tool tip gives way to it.
void VariablesPane::makeHeadRoom()
{
    const int whole = m_head->sizeHint().width() + (m_presets->isCompact() ? m_presets->textRoom() : 0);
    m_presets->setCompact(whole > m_head->width());
}

void VariablesPane::makeLaunchBarRoom()
{
    const QLayout &line = *m_launchBar->layout();
    int whole = line.contentsMargins().left() + line.contentsMargins().right();
    for (const QWidget *each : {static_cast<QWidget *>(m_batch), static_cast<QWidget *>(m_problems),
                                static_cast<QWidget *>(m_launch), static_cast<QWidget *>(m_more)}) {
        whole += each->isHidden() && each != m_batch ? 0 : each->sizeHint().width() + line.spacing();
    }
    whole += m_reason->minimumSizeHint().width();
    m_batch->setVisible(m_problems->isHidden() || whole <= m_launchBar->width());
}

bool VariablesPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_launchBar && event->type() == QEvent::Resize) {
        makeLaunchBarRoom();
    }
    if (watched == m_head && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)) {
        makeHeadRoom();
    }
    return QWidget::eventFilter(watched, event);
}

void VariablesPane::showIcon()
{
    m_launch->setIcon(m_theme.primaryIcon(QStringLiteral("play")));
    m_more->setIcon(m_theme.icon(QStringLiteral("chevron-down")));
}

} // namespace flowconsole

#pragma once

#include "base/result.h"
#include "domain/dialect.h"
#include "domain/flow.h"
#include "domain/flowexecution.h"
#include "domain/inputpreset.h"
#include "domain/launchrequest.h"
#include "ui/session/sessionstate.h"
#include "ui/variables/timeoutchoice.h"
#include "ui/variables/variableform.h"

#include <QHash>
#include <QWidget>

#include <optional>
#include <utility>

class QAction;
class QFrame;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace flowconsole {

class ElidedLabel;
class LineField;
class PresetMenu;
class QuestionBar;
class SectionHead;

/// Why an execution cannot simply be launched again, for people.
struct AgainObstacle
{
    QString words;
    bool needsForm = false; ///< once its input is in the form, the operator can mend it there

    friend bool operator==(const AgainObstacle &, const AgainObstacle &) = default;
};

/// The input of the selected flow as a form, the routing priority where the dialect has one, the time limit,
/// and the button that launches. What was typed is kept for each flow while the program runs. GUI thread; theme
/// and clock outlive it.
class VariablesPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VariablesPane)

public:
    VariablesPane(Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    ~VariablesPane() override;

    /// Shows the flow's form; its sample input the first time, what was typed after that.
    void setFlow(const Flow &flow);
    void clearFlow();
    void setDialect(Dialect dialect);
    /// What was typed for each flow and differs from what the form began with, the selected flow's first.
    /// Secure values are left out.
    [[nodiscard]] QList<FlowInputDraft> drafts() const;
    /// Puts back what drafts() told of; to be called before the first flow is set.
    void restoreDrafts(const QList<FlowInputDraft> &drafts);
    /// What is remembered of each flow, for forms that were not filled in yet.
    void setTimeoutPolicies(const QHash<FlowId, TimeoutPolicy> &policies);
    /// All that there are, of whatever flow.
    void setPresets(const QList<InputPreset> &presets);
    /// Puts the input of an earlier run of the selected flow, and its routing priority where it had one, in the
    /// place of what is there; secure values, which are not kept, stay as they are.
    void fillFrom(const FlowExecution &run);
    /// The launch of an earlier run of the selected flow once more, in the same version, with an id of its own;
    /// what stands in the form stays out of it. What is in the way of a launch is in the way of this one, too.
    [[nodiscard]] Result<LaunchRequest, AgainObstacle> requestLike(const FlowExecution &run) const;
    /// Those with keys of their own, for help.
    [[nodiscard]] QList<QAction *> keyActions() const { return {m_pasteAction}; }
    /// A line above the fields, until the next edit.
    void showNotice(const QString &words);
    /// Further ways to launch, in a menu beside the button; nullptr parts them.
    void setMoreActions(const QList<QAction *> &actions);
    /// The launch as the form stands, with an id of its own; nothing where it cannot be launched, or has
    /// problems, which are shown then.
    [[nodiscard]] std::optional<LaunchRequest> prepareRequest();
    /// The same, also where it has problems, which stay as they are shown; until it is prepared its id stays,
    /// too.
    [[nodiscard]] std::optional<LaunchRequest> currentRequest() const;
    /// Why nothing can be launched at the moment whatever is typed; empty where nothing is in the way.
    void setOutsideBlocker(const QString &reason);

    [[nodiscard]] int problemCount() const;
    /// Why launch() would not launch, for people; empty where it would.
    [[nodiscard]] QString launchBlocker() const;
    /// The same, apart from problems in the form, which launch() shows.
    [[nodiscard]] QString flowBlocker() const;

public slots:
    /// Asks for one execution with the values as they stand; shows the problems instead where there are any.
    void launch();
    /// Shows every problem and goes to the first.
    void showProblems();
    /// Fills in what the clipboard holds: JSON, lines name=value, or a cURL command; says what came of it.
    void pasteInput();

signals:
    void launchRequested(const flowconsole::LaunchRequest &request);
    void launchBlockerChanged();
    /// The operator has chosen how long executions of the flow may take.
    void timeoutPolicyChanged(const flowconsole::FlowId &flow, const flowconsole::TimeoutPolicy &policy);
    /// All that there are from now on.
    void presetsChanged(const QList<flowconsole::InputPreset> &presets);
    void presetsExportRequested(const QString &path);
    void presetsImportRequested(const QString &path);
    /// The operator wants to launch the rows of a file.
    void batchRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Draft
    {
        FormDraft form;
        QString timeout;
        TimeoutAction timeoutAction = TimeoutAction::Terminate;
        QString priority = QStringLiteral("1");
        QStringList secureNames;   ///< whose values are not kept in a session
        bool isAllSecure = false;  ///< nobody knows which of them are
        bool isRestored = false;   ///< comes from an earlier session, and has never been shown in this one
        QStringList secureLeftOut; ///< what was typed then and is to be typed again
    };

    void connectPresets();
    void askForPresetName(const QString &suggested);
    void askToReplacePreset(const QString &name);
    void endPresetQuestion();
    [[nodiscard]] std::pair<JsonValue, QStringList> withoutSecure(const JsonValue &values) const;
    void takePresetName(const QString &typed);
    [[nodiscard]] InputPreset presetNamed(const QString &name) const;
    void savePreset(const InputPreset &preset);
    void fillPreset(const InputPreset &preset);
    [[nodiscard]] QStringList openNames() const;
    /// Takes `removed` out first; `notice` stands above the fields then. False where nothing could be filled
    /// in.
    bool fillIn(const JsonValue &values, const QStringList &removed, const QString &notice);
    /// Brings back what stood in the form before it was filled in.
    void undoFilling();
    /// Where there is no room for both, problems take that of the way to launch a file, which menus have too.
    void makeLaunchBarRoom();
    void createScrollArea();
    [[nodiscard]] QWidget *createLaunchBar();
    [[nodiscard]] LineField *createTimeoutField(const Clock &clock);
    [[nodiscard]] LineField *createPriorityField(const Clock &clock);
    /// What stands below the form, as far as the dialect has it.
    [[nodiscard]] QList<LineField *> extraFields() const;
    void showDialect();
    void showTimeoutMeaning();
    void announceTimeout();
    /// What the form of a flow begins with.
    [[nodiscard]] Draft firstDraft(const FlowId &id) const;
    void keepDraft();
    [[nodiscard]] Draft currentDraft() const;
    /// Of a version that is not the latest: what was typed for it, else its sample with what it shares with the
    /// latest.
    [[nodiscard]] Draft draftOfVersion(const Flow &flow) const;
    [[nodiscard]] static FlowInputDraft withoutSecureValues(const FlowId &id, const Draft &draft);
    void refillSecureSamples(const Flow &flow, Draft &draft) const;
    void showLeftOut();
    void updateState();
    void showIcon();
    void makeHeadRoom();

    Theme &m_theme;
    Dialect m_dialect = Dialect::Published;
    QScrollArea *m_scroll = nullptr;
    std::optional<Flow> m_flow;
    ExecutionId m_nextId = newExecutionId(); ///< of the next launch
    QString m_outsideBlocker;
    QHash<FlowId, Draft> m_drafts;
    QHash<std::pair<FlowId, QString>, Draft> m_versionDrafts; ///< of versions that are not the latest
    SectionHead *m_head = nullptr;
    PresetMenu *m_presets = nullptr;
    QuestionBar *m_presetName = nullptr; ///< while one is to be saved
    bool m_asksForPersona = false;
    QString m_replacedPreset;             ///< while it is asked whether this one is to be replaced
    bool m_isFilling = false;             ///< the form changes by what is filled in, not by an edit
    std::optional<Draft> m_beforeFilling; ///< until the next edit
    InputPreset m_chosenBeforeFilling;    ///< the preset that stood in the form then
    QAction *m_pasteAction = nullptr;
    QLabel *m_invitation = nullptr; ///< while no flow is selected
    QLabel *m_leftOut = nullptr;    ///< that secure values are not kept
    QStringList m_secureLeftOut;    ///< of the flow that is shown
    VariableForm *m_form = nullptr;
    LineField *m_priority = nullptr;
    LineField *m_timeout = nullptr;
    TimeoutChoice *m_timeoutAction = nullptr;
    QHash<FlowId, TimeoutPolicy> m_timeoutPolicies; ///< remembered
    QPushButton *m_batch = nullptr;
    QPushButton *m_problems = nullptr;
    QFrame *m_launchBar = nullptr;
    ElidedLabel *m_reason = nullptr;
    QPushButton *m_launch = nullptr;
    QToolButton *m_more = nullptr;
};

} // namespace flowconsole

#pragma once

#include "domain/dialect.h"
#include "domain/flow.h"
#include "domain/launchrequest.h"
#include "ui/variables/variableform.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QScrollArea;

namespace flowconsole {

class ElidedLabel;
class LineField;
class SectionHead;

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

signals:
    void launchRequested(const flowconsole::LaunchRequest &request);
    void launchBlockerChanged();

private:
    struct Draft
    {
        FormDraft form;
        QString timeout;
        QString priority = QStringLiteral("1");
    };

    void createScrollArea();
    [[nodiscard]] QWidget *createLaunchBar();
    [[nodiscard]] LineField *createTimeoutField(const Clock &clock);
    [[nodiscard]] LineField *createPriorityField(const Clock &clock);
    /// What stands below the form, as far as the dialect has it.
    [[nodiscard]] QList<LineField *> extraFields() const;
    void showDialect();
    void keepDraft();
    void updateState();
    void showIcon();

    Theme &m_theme;
    Dialect m_dialect = Dialect::Published;
    QScrollArea *m_scroll = nullptr;
    std::optional<Flow> m_flow;
    QString m_outsideBlocker;
    QHash<FlowId, Draft> m_drafts;
    SectionHead *m_head = nullptr;
    QLabel *m_invitation = nullptr; ///< while no flow is selected
    VariableForm *m_form = nullptr;
    LineField *m_priority = nullptr;
    LineField *m_timeout = nullptr;
    QPushButton *m_problems = nullptr;
    ElidedLabel *m_reason = nullptr;
    QPushButton *m_launch = nullptr;
};

} // namespace flowconsole

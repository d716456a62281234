#pragma once

#include "domain/batch.h"
#include "domain/connectionprofile.h"
#include "domain/flow.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace flowconsole {

class BatchCheckPart;
class BatchColumnsPart;
class BatchFilePart;
class BatchOptionsPart;
class InlineMessage;
class Theme;
class WheelGuard;

/// Setting up a batch, on one page that grows: file, columns, check, options, impact, start. Each part appears
/// once what it needs is known. The file stays with the flow for which it was chosen. GUI thread; the theme
/// outlives it.
class BatchSetup final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchSetup)

public:
    BatchSetup(Theme &theme, QWidget *parent = nullptr);
    ~BatchSetup() override;

    /// That of the catalogue.
    void setFlow(const std::optional<Flow> &flow);
    void setConnection(const ConnectionStatus &status);
    void setBudget(const RateBudgetState &budget);
    void showInspection(const BatchCheck &found);
    void showCheckProgress(qint64 bytesRead, qint64 bytes);
    void showCheck(const BatchCheck &found);
    /// Why it was not started.
    void showRefusal(const QString &reason);
    /// After it was started: the page is for the next one.
    void startOver();

    void chooseFile(const QString &path);
    [[nodiscard]] QString filePath() const { return m_spec.filePath; }
    [[nodiscard]] BatchId draftId() const { return m_spec.id; }

signals:
    void inspectRequested(const flowconsole::BatchSpec &draft);
    void checkRequested(const flowconsole::BatchSpec &spec);
    void checkCancelled();
    void startRequested(const flowconsole::BatchCheck &checked);
    void fileChanged();

private:
    enum class Stage { NoFile, Inspecting, Unreadable, Inspected, Checking, Checked, Starting };

    void createParts();
    [[nodiscard]] QWidget *createFlowLine();
    [[nodiscard]] QWidget *createImpact();
    [[nodiscard]] QWidget *createFoot();
    void connectParts();
    void takeFlow();
    void fillFromFlow();
    void inspectAnew();
    void reread();
    void inspect(const QList<BatchColumn> &columns);
    /// An answer about what was asked before something changed.
    [[nodiscard]] bool isLate(const BatchSpec &answered) const;
    void takeColumns();
    void check();
    void cancelCheck();
    /// What the check says is below the fold otherwise.
    void revealCheck();
    void giveUpCheck();
    void start();
    void setStage(Stage stage);
    void showStage();
    void showFlowLine();
    void showFlowProblem();
    void showImpact();
    void showStart();
    [[nodiscard]] qint64 goodRows() const;
    [[nodiscard]] QString flowBlocker() const;
    [[nodiscard]] QString startBlocker() const;
    [[nodiscard]] bool isCountTyped() const;

    Theme &m_theme;
    std::optional<Flow> m_catalogueFlow;
    std::optional<Flow> m_flow; ///< that the batch is for
    ConnectionStatus m_status;
    RateBudgetState m_budget;
    Stage m_stage = Stage::NoFile;
    BatchSpec m_spec;
    bool m_isFormatChosen = false; ///< by the operator; else it is what was found
    std::optional<BatchCheck> m_checked;
    QScrollArea *m_scroll = nullptr;
    WheelGuard *m_wheel = nullptr;
    QLabel *m_flowName = nullptr;
    QLabel *m_flowProblem = nullptr; ///< why no batch can be made of it
    QPushButton *m_useOther = nullptr;
    BatchFilePart *m_file = nullptr;
    QWidget *m_more = nullptr; ///< all that needs a file that can be read
    BatchColumnsPart *m_columns = nullptr;
    BatchCheckPart *m_check = nullptr;
    BatchOptionsPart *m_options = nullptr;
    QWidget *m_impact = nullptr;
    QLabel *m_impactWords = nullptr;
    InlineMessage *m_production = nullptr;
    QWidget *m_countPart = nullptr;
    QLineEdit *m_count = nullptr; ///< the number of rows, typed where the organisation is in production
    InlineMessage *m_refusal = nullptr;
    QLabel *m_blocker = nullptr;
    QPushButton *m_start = nullptr;
};

} // namespace flowconsole

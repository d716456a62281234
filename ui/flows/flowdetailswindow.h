#pragma once

#include "domain/apierror.h"
#include "domain/flow.h"

#include <QDialog>
#include <QHash>

#include <optional>

class QBoxLayout;
class QFormLayout;
class QLabel;
class QPushButton;
class QTableView;
class QTabWidget;

namespace flowconsole {

class CopyableLine;
class FlowSchemaModel;
class FlowVersionsModel;
class Theme;

/// All that is known of one flow: what and where it is, whether it can be launched, its versions, and what each
/// of them takes and gives. Versions are asked for once somebody looks, and again on demand. The version that
/// is to be launched is chosen here. Not modal; follows the flow that is selected. GUI thread; the theme
/// outlives it.
class FlowDetailsWindow final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowDetailsWindow)

public:
    explicit FlowDetailsWindow(Theme &theme, QWidget *parent = nullptr);
    ~FlowDetailsWindow() override;

    /// `obstacle`: why it cannot be launched; empty where it can. `pinHindrance`: why launches always run the
    /// latest version; empty where another can be chosen.
    void showFlow(const Flow &flow, const QString &obstacle, const QString &pinHindrance);
    /// The version that launches run in place of the latest; empty: the latest.
    void showPinned(const QString &versionId);
    /// No flow is selected.
    void clear();

    // Answers about another flow than the one that is shown are of no use, and ignored.

    void showVersions(const FlowId &flow, const QList<FlowVersion> &versions);
    void showVersionsFailure(const FlowId &flow, const ApiError &error);
    void showVersion(const FlowId &flow, const VersionSchemas &version);
    void showVersionFailure(const FlowId &flow, const QString &versionId, const ApiError &error);

signals:
    void versionsWanted(const flowconsole::FlowId &flow);
    void versionWanted(const flowconsole::FlowId &flow, const QString &versionId);
    /// Launches are to run this one from now on.
    void versionChosen(const flowconsole::VersionSchemas &version);
    void latestChosen();

protected:
    void showEvent(QShowEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] QFormLayout *createFacts();
    [[nodiscard]] QBoxLayout *createVersions();
    void createSchemas();
    [[nodiscard]] QTableView *createTable(const QString &name, const char *objectName);
    [[nodiscard]] QLabel *createValue(const char *objectName);
    void askForVersions();
    /// For what could not be loaded.
    void askAgain();
    void lookAt(int row);
    void showFacts();
    void showAvailability();
    void showSchemas();
    void hideEmptyColumns();
    /// Wide enough for cells and head; the last column takes what is left.
    void fitColumns(QTableView &table) const;
    void showButtons();
    void say(const QString &words, bool isProblem);
    [[nodiscard]] QString publishedWords() const;
    /// Of the version that is looked at; nothing while it is not known.
    [[nodiscard]] std::optional<VersionSchemas> schemas() const;

    Theme &m_theme;
    std::optional<Flow> m_flow;
    QString m_obstacle;
    QString m_pinHindrance;
    QString m_pinned;
    QString m_lookedAt; ///< a version's id
    QHash<QString, VersionSchemas> m_known;
    bool m_isAsked = false; ///< for the versions of this flow

    FlowVersionsModel *m_versions;
    FlowSchemaModel *m_inputs;
    FlowSchemaModel *m_outputs;
    QLabel *m_name = nullptr;
    CopyableLine *m_id = nullptr;
    QLabel *m_type = nullptr;
    QLabel *m_division = nullptr;
    QLabel *m_description = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_published = nullptr;
    QTableView *m_versionsTable = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_use = nullptr;
    QPushButton *m_useLatest = nullptr;
    QLabel *m_schemaNote = nullptr;
    QTableView *m_inputsTable = nullptr;
    QTableView *m_outputsTable = nullptr;
    QTabWidget *m_schemas = nullptr;
};

} // namespace flowconsole

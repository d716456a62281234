#pragma once

#include "domain/apierror.h"
#include "domain/flow.h"
#include "domain/flowhealth.h"
#include "models/flowlistmodel.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

#include <optional>
#include <utility>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace flowconsole {

class ElidedLabel;
class FlowDetailsWindow;
class FlowFilterButton;
class FlowListView;
class InlineMessage;
class SectionHead;
class Theme;

/// The flows of the organisation: search, filter, list, and words in their place while they load, failed to
/// load, or none is found; below them the version that is launched. Owns the selection, which follows a flow by
/// its id, the marks of the operator, the versions that were chosen in place of the latest, and the window that
/// shows all of a flow. GUI thread; the theme outlives it.
class FlowsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowsPane)

public:
    explicit FlowsPane(Theme &theme, QWidget *parent = nullptr);
    ~FlowsPane() override;

    void showLoading();
    /// The flows of one organisation are not those of another: the list empties until the next ones come.
    void forget();
    /// Without a sign-in the empty list says what it waits for.
    void setSignedIn(bool signedIn);
    /// Takes the whole list. Without a selection it selects the first flow that can be launched as it is: of a
    /// type that the dialect launches, with a complete sample input.
    void showFlows(const QList<Flow> &flows);
    /// Stands in the list's place while there is none; flows that are known stay.
    void showFailure(const ApiError &error);
    void setDialect(Dialect dialect);
    /// Whose flows come next, which other organisations may have too; to be told after forget().
    void setProfile(const ProfileId &profile) { m_profile = profile; }
    /// What the operator marked in this organisation; to be told after forget().
    void setMarks(const FlowMarks &marks);

    void select(const FlowId &id);
    /// Selects the flow, or, where it is not known yet, does so when the first list comes that has it.
    void prefer(const FlowId &id);
    [[nodiscard]] FlowId selectedFlow() const { return m_selected; }
    /// The one that prefer() named and that has not come yet.
    [[nodiscard]] FlowId preferredFlow() const { return m_preferred; }
    [[nodiscard]] bool hasFlows() const { return m_model.totalCount() > 0; }
    /// The list never came to its end, and the pane says so.
    [[nodiscard]] bool isPartial() const { return hasFlows() && !m_isComplete; }
    /// What can be done with the selected flow while the list shows it, each with its key.
    [[nodiscard]] QList<QAction *> flowActions() const;
    /// The window that shows all of a flow; nullptr before it was opened.
    [[nodiscard]] QWidget *detailsWindow() const;
    /// Opens it again, in its place, once the flow that prefer() named is selected; not at all where another
    /// one comes in its stead.
    void reopenDetails(const QByteArray &geometry);
    /// Its place, while it waits for that flow.
    [[nodiscard]] std::optional<QByteArray> awaitedDetails() const;

public slots:
    /// Some of the list while the rest is loading.
    void showPage(const flowconsole::FlowPage &page);
    void showHealth(const QList<flowconsole::FlowHealth> &health);
    void showVersions(const flowconsole::FlowId &flow, const QList<flowconsole::FlowVersion> &versions);
    void showVersionsFailure(const flowconsole::FlowId &flow, const flowconsole::ApiError &error);
    void showVersion(const flowconsole::FlowId &flow, const flowconsole::VersionSchemas &version);
    void showVersionFailure(const flowconsole::FlowId &flow, const QString &versionId,
                            const flowconsole::ApiError &error);
    /// The flow was launched: it is among the recent ones from now on.
    void noteLaunch(const flowconsole::FlowId &flow);
    /// Opens the window that shows all of the selected flow.
    void openDetails();

signals:
    /// The operator looks at another flow, or the flow is another now; in the version that was chosen.
    void flowSelected(const flowconsole::Flow &flow);
    /// The selected flow is gone and there is no other.
    void selectionLost();
    /// The list is to be loaded, anew.
    void retryRequested();
    void marksChanged(const flowconsole::FlowMarks &marks);
    void versionsWanted(const flowconsole::FlowId &flow);
    void versionWanted(const flowconsole::FlowId &flow, const QString &versionId);
    /// The version that launches of the selected flow ran is gone: they run the latest again; in words.
    void pinLost(const QString &sentence);
    void detailsOpened();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createHead();
    [[nodiscard]] QWidget *createSearch();
    [[nodiscard]] QWidget *createFilterLine();
    void createList();
    void createActions();
    [[nodiscard]] QWidget *createMessagePage();
    [[nodiscard]] QWidget *createFoot();
    void showIcons();

    void search(const QString &text);
    void filter(const FlowFilter &filter);
    void clearFilters();
    void showSelection();
    void takeCurrent(const QModelIndex &current);
    void choose(const FlowId &id);
    void selectIfNone();
    void selectGoodFlow();
    void announceSelected();
    void announce(const Flow &flow);
    void toggleFavourite(const FlowId &id);
    void changeMarks(const FlowMarks &marks);
    /// Of the selected flow.
    [[nodiscard]] std::pair<ProfileId, FlowId> pinKey() const { return {m_profile, m_selected}; }
    /// The version that launches of the selected flow run; nullptr: the latest.
    [[nodiscard]] const VersionSchemas *pinned() const;
    void pin(const VersionSchemas &version);
    void unpin();
    void confirmPin();
    void losePin();
    void createDetails();
    void bringDetailsBack();
    /// What the window about the flow and the line below the list say.
    void showDetails();
    void showActions();
    void updatePage();
    void updateCount();
    void updateFailure();
    void showNoMatch();
    void showMessage(const QString &whatHappened, const QString &whatToDo, QPushButton *button);

    Theme &m_theme;
    FlowListModel m_model;
    Dialect m_dialect = Dialect::Published;
    FlowId m_selected;
    FlowId m_preferred; ///< to be selected before any other; empty once it was
    ProfileId m_profile;
    /// What was chosen in place of the latest version, as long as the program runs; per organisation.
    QHash<std::pair<ProfileId, FlowId>, VersionSchemas> m_pins;
    std::optional<Flow> m_announced;
    std::optional<FlowMarks> m_heldMarks; ///< until the pointer has left the rows
    bool m_loading = true;
    bool m_isComplete = false; ///< the whole list has come once
    bool m_signedIn = true;
    bool m_settling = false; ///< the list moves its current row by itself; that is no choice of the operator
    qint64 m_arrived = 0;    ///< of the load that is under way or failed
    qint64 m_expected = 0;
    std::optional<ApiError> m_failure;
    QPointer<FlowDetailsWindow> m_details;
    /// The window of the last session, and whose it was.
    struct AwaitedDetails
    {
        FlowId flow;
        QByteArray geometry;
    };
    std::optional<AwaitedDetails> m_awaitedDetails;

    SectionHead *m_head = nullptr;
    QToolButton *m_reload = nullptr;
    QLineEdit *m_search = nullptr;
    QAction *m_searchIcon = nullptr;
    FlowFilterButton *m_filter = nullptr;
    QWidget *m_filterLine = nullptr;
    ElidedLabel *m_filterText = nullptr;
    QToolButton *m_clearFilter = nullptr;
    QStackedWidget *m_pages = nullptr;
    FlowListView *m_list = nullptr;
    QAction *m_favourite = nullptr;
    QAction *m_openDetails = nullptr;
    QAction *m_copyId = nullptr;
    QWidget *m_messagePage = nullptr;
    QLabel *m_whatHappened = nullptr;
    QLabel *m_whatToDo = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_clear = nullptr;
    InlineMessage *m_partial = nullptr;
    QWidget *m_foot = nullptr;
    ElidedLabel *m_version = nullptr;
    QToolButton *m_useLatest = nullptr;
    QToolButton *m_detailsButton = nullptr;
};

} // namespace flowconsole

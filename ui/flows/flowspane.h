#pragma once

#include "domain/apierror.h"
#include "domain/flow.h"
#include "models/flowlistmodel.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;

namespace flowconsole {

class SectionHead;
class Theme;

/// The flows of the organisation: search, list, and words in their place while they load, failed to load, or
/// none is found. Owns the selection, which follows a flow by its id. GUI thread; the theme outlives it.
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

    void select(const FlowId &id);
    /// Selects the flow, or, where it is not known yet, does so when the first list comes that has it.
    void prefer(const FlowId &id);
    [[nodiscard]] FlowId selectedFlow() const { return m_selected; }
    /// The one that prefer() named and that has not come yet.
    [[nodiscard]] FlowId preferredFlow() const { return m_preferred; }
    [[nodiscard]] bool hasFlows() const { return m_model.totalCount() > 0; }

signals:
    /// The operator looks at another flow, or the flow is another now.
    void flowSelected(const flowconsole::Flow &flow);
    /// The selected flow is gone and there is no other.
    void selectionLost();
    void retryRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createSearch();
    void createList();
    [[nodiscard]] QWidget *createMessagePage();
    void search(const QString &text);
    void showSelection();
    void takeCurrent(const QModelIndex &current);
    void selectGoodFlow();
    void announce(const Flow &flow);
    void updatePage();
    void showMessage(const QString &whatHappened, const QString &whatToDo, bool canRetry);
    void showIcons();

    Theme &m_theme;
    FlowListModel m_model;
    FlowId m_selected;
    FlowId m_preferred; ///< to be selected before any other; empty once it was
    std::optional<Flow> m_announced;
    bool m_loading = true;
    bool m_signedIn = true;
    bool m_settling = false; ///< the list moves its current row by itself; that is no choice of the operator
    std::optional<ApiError> m_failure;

    SectionHead *m_head = nullptr;
    QLineEdit *m_search = nullptr;
    QAction *m_searchIcon = nullptr;
    QStackedWidget *m_pages = nullptr;
    QListView *m_list = nullptr;
    QWidget *m_messagePage = nullptr;
    QLabel *m_whatHappened = nullptr;
    QLabel *m_whatToDo = nullptr;
    QPushButton *m_retry = nullptr;
};

} // namespace flowconsole

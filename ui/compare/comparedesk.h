#pragma once

#include "domain/telemetryrecord.h"
#include "ui/compare/recentruns.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QMenu;
class QPoint;
class QWidget;

namespace flowconsole {

class Clock;
class CompareWindow;
struct HistoryState;
class Theme;

/// What the main window has of comparing: which two runs, the window that shows them, and what becomes of them
/// meanwhile. Asks for their details, and again whenever one of them changes, but never twice at a time. GUI
/// thread; theme, clock and window outlive it.
class CompareDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareDesk)

public:
    CompareDesk(Theme &theme, const Clock &clock, QWidget &window);
    ~CompareDesk() override;

    /// Opens the window with these two, the earlier one at the left.
    void compare(const ExecutionId &one, const ExecutionId &other);
    /// Asks with which other run of its flow it is to be compared; the one before it is the first offer. A
    /// menu, above the place where there is room.
    void offer(const FlowExecution &run, const QPoint &place);

    /// Opens the window again, in its place, with these two, the first at the left; once both were read, and
    /// not at all where one of them is gone.
    void reopen(const QList<ExecutionId> &runs, const QByteArray &geometry);
    /// Its place, while they are still to be read.
    [[nodiscard]] const std::optional<QByteArray> &awaited() const { return m_awaited; }
    /// The two in the window, or that it is to open with: the left one first; none without it.
    [[nodiscard]] QList<ExecutionId> shownRuns() const;

    /// nullptr before it was opened.
    [[nodiscard]] QWidget *window() const;

    /// What could not be read for reopen() is asked for again once the history is ready.
    void showHistory(const HistoryState &state);

public slots:
    void applyChanges(const flowconsole::ChangeSet &changes);
    /// Of one of the two that is shown.
    void showDetails(const flowconsole::ExecutionDetails &details);
    void showRuns(const QList<flowconsole::ExecutionId> &asked,
                  const QList<flowconsole::ExecutionDetails> &runs);
    void showFailure(const QList<flowconsole::ExecutionId> &asked, const QString &problem);

signals:
    void runsWanted(const QList<flowconsole::ExecutionId> &ids);
    void windowOpened();
    /// The runs have changed sides.
    void swapped();

private:
    void createWindow();
    void bringBack();
    [[nodiscard]] bool isOfShown(const QList<ExecutionId> &asked) const;
    void ask();
    void swap();
    void show();
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] QList<ExecutionId> ids() const { return {m_left, m_right}; }
    [[nodiscard]] QString runText(const RecentRun &run, bool isFirst) const;

    Theme &m_theme;
    const Clock &m_clock;
    QWidget &m_window;
    RecentRuns m_recent;
    ExecutionId m_left;
    ExecutionId m_right;
    std::optional<ExecutionDetails> m_leftRun;
    std::optional<ExecutionDetails> m_rightRun;
    bool m_isOrdered = false;   ///< sides are as the operator wants them
    bool m_isAsking = false;    ///< an answer is to come
    bool m_isOutOfDate = false; ///< something changed since it was asked for
    bool m_isHistoryReady = false;
    bool m_wasHistoryReady = false; ///< when they were asked for
    std::optional<QByteArray> m_awaited;
    QPointer<CompareWindow> m_compareWindow;
    QPointer<QMenu> m_menu;
};

} // namespace flowconsole

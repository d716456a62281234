#pragma once

#include "domain/batch.h"
#include "domain/connectionprofile.h"
#include "domain/flow.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <optional>

class QAction;

namespace flowconsole {

class BatchWindow;
class Clock;
class InlineMessage;
class Theme;

/// What the main window has of batches: the action that opens their window, the window itself, and the notice
/// that one was interrupted. Keeps what is known, so that the window can be made when it is first wanted. GUI
/// thread; theme, clock and window outlive it.
class BatchDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchDesk)

public:
    BatchDesk(Theme &theme, const Clock &clock, QWidget &window);
    ~BatchDesk() override;

    [[nodiscard]] QAction *action() const { return m_action; }
    /// Makes a batch of the values at the bounds of the flow's schema.
    [[nodiscard]] QAction *boundaryAction() const { return m_boundaryAction; }
    /// Answers boundaryBaseWanted(): what the variables have that are not at a bound.
    void makeBoundaryCases(const JsonValue &base);
    /// Opens the window with this file chosen.
    void openFile(const QString &path);
    /// Where interruptions are told of.
    void setNotice(InlineMessage &notice);

    void showConnection(const ConnectionStatus &status);
    void showBudget(const RateBudgetState &budget);
    void showInspection(const BatchCheck &found);
    void showCheckProgress(qint64 bytesRead, qint64 bytes);
    void showCheck(const BatchCheck &found);
    void showProgress(const BatchProgress &progress);
    void showRefusal(const BatchId &id, const QString &reason);
    void showBatches(const QList<BatchProgress> &batches);

    /// Rows of batches that go on by themselves which have not been launched.
    [[nodiscard]] qint64 rowsLeft() const;
    [[nodiscard]] QList<QWidget *> windows() const;
    /// Opens the window of that object name; nullptr where it has none of it.
    QWidget *openWindow(const QString &objectName);
    /// The file that was chosen for a batch which has not been started; empty where there is none.
    [[nodiscard]] QString draftFile() const;
    void restoreDraftFile(const QString &path);

public slots:
    void open();
    /// That of the catalogue, for which the next batch is.
    void showFlow(const flowconsole::Flow &flow);
    void forgetFlow();

signals:
    void boundaryBaseWanted();
    /// To be written; then it is the file of a batch.
    void boundaryFileChosen(const QString &path, const QByteArray &lines);
    void inspectRequested(const flowconsole::BatchSpec &draft);
    void checkRequested(const flowconsole::BatchSpec &spec);
    void checkCancelled();
    void startRequested(const flowconsole::BatchCheck &checked);
    void pauseRequested(const flowconsole::BatchId &id);
    void resumeRequested(const flowconsole::BatchId &id);
    void stopRequested(const flowconsole::BatchId &id);
    void listWanted();
    void announced(const QString &words);
    void windowOpened();
    /// draftFile() is another now.
    void sessionChanged();

private:
    [[nodiscard]] BatchWindow &window();
    void tellInterrupted();
    void resumeInterrupted();
    void lookAtInterrupted();

    Theme &m_theme;
    const Clock &m_clock;
    QWidget &m_parent;
    QAction *m_action = nullptr;
    QAction *m_boundaryAction = nullptr;
    InlineMessage *m_notice = nullptr;
    ConnectionStatus m_status;
    RateBudgetState m_budget;
    std::optional<Flow> m_flow;
    QList<BatchProgress> m_batches; ///< newest first
    BatchId m_interrupted;          ///< that the notice is about
    QList<BatchId> m_toldOf;        ///< interruptions that the notice has named
    QString m_draftFile;            ///< until the window is made
    bool m_hasAsked = false;
    QPointer<BatchWindow> m_window;
};

} // namespace flowconsole

#pragma once

#include "domain/batch.h"
#include "domain/connectionprofile.h"
#include "domain/flow.h"

#include <QDialog>

#include <optional>

class QListView;
class QStackedWidget;

namespace flowconsole {

class BatchListModel;
class BatchProgressView;
class BatchSetup;
class Clock;
class Theme;

/// Batches: at the left the one that is being set up and all that were started, at the right what belongs to
/// the chosen one. Not modal; what was set up is kept while it is closed. GUI thread; theme and clock outlive
/// it.
class BatchWindow final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchWindow)

public:
    BatchWindow(Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    ~BatchWindow() override;

    /// That of the catalogue; a batch keeps the flow for which its file was chosen.
    void setFlow(const std::optional<Flow> &flow);
    void setConnection(const ConnectionStatus &status);
    void setBudget(const RateBudgetState &budget);
    void showInspection(const BatchCheck &found);
    void showCheckProgress(qint64 bytesRead, qint64 bytes);
    void showCheck(const BatchCheck &found);
    void showProgress(const BatchProgress &progress);
    void showRefusal(const BatchId &id, const QString &reason);
    /// All that are stored, newest first.
    void showBatches(const QList<BatchProgress> &batches);

    /// Goes to one of them; does nothing where it is not known.
    void showBatch(const BatchId &id);
    void chooseFile(const QString &path);
    [[nodiscard]] QString draftFile() const;

signals:
    void inspectRequested(const flowconsole::BatchSpec &draft);
    void checkRequested(const flowconsole::BatchSpec &spec);
    void checkCancelled();
    void startRequested(const flowconsole::BatchCheck &checked);
    void pauseRequested(const flowconsole::BatchId &id);
    void resumeRequested(const flowconsole::BatchId &id);
    void stopRequested(const flowconsole::BatchId &id);
    void draftFileChanged();

protected:
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] QWidget *createListPart();
    void connectParts();
    void showRow();
    void follow(const BatchCheck &started);

    Theme &m_theme;
    BatchListModel *m_model = nullptr;
    QListView *m_list = nullptr;
    QStackedWidget *m_pages = nullptr;
    BatchSetup *m_setup = nullptr;
    BatchProgressView *m_progress = nullptr;
    BatchId m_awaited; ///< was started from here; to be shown when its first progress comes
};

} // namespace flowconsole

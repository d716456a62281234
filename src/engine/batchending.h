#pragma once

#include "base/result.h"
#include "domain/batch.h"
#include "engine/batchtools.h"

#include <QObject>

#include <functional>
#include <memory>

namespace flowconsole {

class BatchResult;
struct HistoryState;

/// Brings a batch to its end: writes the result file, then stores how it ended. Where the history takes
/// nothing, as its disk is full, it waits for the history, and stores the end then. Lives in the engine's
/// thread, as long as its run.
class BatchEnding final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchEnding)

public:
    /// `soFar` says how far the batch is; of its answer state and detail do not count.
    BatchEnding(const BatchTools &tools, BatchState state, const QString &detail,
                std::function<BatchProgress()> soFar, QObject *parent = nullptr);
    ~BatchEnding() override;

    void start();

    /// How far the batch is, as one that has ended.
    [[nodiscard]] BatchProgress progress() const;
    /// All is done but storing the end, which waits for the history.
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }

signals:
    /// isWaiting() from now on; may come again.
    void waits();
    /// Nothing comes after it.
    void finished();

private:
    void conclude(const QString &problem);
    void store();
    void receive(const Result<Done> &stored);
    void follow(const HistoryState &state);

    const BatchTools m_tools;
    const BatchState m_state;
    QString m_detail;
    const std::function<BatchProgress()> m_soFar;
    std::unique_ptr<BatchResult> m_result;
    bool m_isWaiting = false;
};

} // namespace flowconsole

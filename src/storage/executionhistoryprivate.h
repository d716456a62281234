#pragma once

#include "base/clock.h"
#include "storage/executionhistory.h"
#include "storage/historyreader.h"
#include "storage/historywords.h"
#include "storage/historywriter.h"
#include "storage/pendingwrites.h"
#include "storage/unsentlaunches.h"
#include "storage/workerthread.h"

#include <QHash>
#include <QPointer>

#include <atomic>
#include <optional>

namespace flowconsole {

/// What waits, what is under way and how the file stands. Lives in the thread of its ExecutionHistory; the
/// writer, the reader and the check of the file have a thread each.
///
///     Off
///     Opening → Open ⇄ Blocked
///                 ↓↑      (a damaged file)
///              Replacing
class ExecutionHistory::Private final
{
    Q_DISABLE_COPY_MOVE(Private)

public:
    /// Success, or why not, for people.
    using Answer = std::function<void(const Result<Done> &)>;

    Private(ExecutionHistory &owner, const Clock &clock, const HistorySettings &settings);
    ~Private();

    void open();
    [[nodiscard]] const HistoryState &state() const { return m_state; }

    template <class Item>
    void add(const Item &item)
    {
        if (isOn()) {
            m_pending.add(item);
            plan();
        }
    }
    void addIntents(const QList<FlowExecution> &executions, const Answer &answer);
    void addBatch(const BatchProgress &batch, const Answer &answer);
    [[nodiscard]] bool noteLeaving(const ExecutionId &id) { return !m_unsent || m_unsent->remove(id); }
    /// `receive` for as long as `context` lives.
    [[nodiscard]] static Answer guarded(QObject *context, const Receive<Done> &receive);
    void flush(const Answer &answer);

    /// What `question` answers, asked of the reader in its thread once all that waits now is written.
    template <class T, class Question>
    void read(QObject *context, const Receive<T> &receive, Question question);
    /// The same, without waiting for what is still to be written.
    template <class T, class Question>
    void readWritten(QObject *context, const Receive<T> &receive, Question question);
    /// The same, asked of the writer.
    template <class T, class Question>
    void askWriter(QObject *context, const Receive<T> &receive, Question question);

private:
    enum class Phase { Off, Opening, Open, Blocked, Replacing };

    /// `put` puts the question to its thread, and is given what the answer goes to.
    template <class T, class Put>
    void ask(QObject *context, const Receive<T> &receive, Put put);

    [[nodiscard]] bool isOn() const { return m_phase != Phase::Off; }
    void later(const std::function<void()> &call);
    void openFile();
    void opened(const OpenedFile &file);
    void startCheck();
    void replaceDamaged();
    void block(const SqlFailure &failure);
    void retry();
    void goOn();
    /// Of a read or another question: what is damaged is replaced.
    void noteFailure(const SqlFailure &failure);

    /// Once all that waits now is written, or cannot be; perhaps at once.
    void whenWritten(const Answer &answer);
    void plan();
    void send();
    void sendBurst(const Burst &burst);
    void written(const Burst &burst, const WrittenBurst &result);
    void forgetUnsent(const Burst &burst);
    void answerBurst(const Burst &burst, const WrittenBurst &result);
    void failWaiting();
    void answerFlushes(quint64 upToBurst, const Result<Done> &result);
    /// Asks once the file is open; at once with the reason where it is not going to be.
    void whenOpen(const Answer &ask);

    void deleteOld();
    void setStatus(HistoryState::Status status, const QString &problem);
    void tell();
    [[nodiscard]] Error problem() const { return {m_state.problem}; }

    struct Flush
    {
        quint64 burst = 0; ///< that it waits for
        Answer answer;
    };

    ExecutionHistory &m_owner;
    const Clock &m_clock;
    const HistorySettings m_settings;
    HistoryState m_state;
    Phase m_phase = Phase::Off;
    bool m_wasOpened = false; ///< the file is there to be read
    std::optional<SqlFailure::Kind> m_blockedBy;
    int m_replaced = 0; ///< damaged files in this run

    std::unique_ptr<UnsentLaunches> m_unsent;
    PendingWrites m_pending;
    QHash<quint64, Answer> m_waiting; ///< for an intent or a batch, by its number
    quint64 m_nextNumber = 1;
    quint64 m_burst = 0; ///< number of the latest burst
    bool m_isWriting = false;
    bool m_hasWritingFailed = false; ///< the latest burst; used in the writer's thread only
    bool m_isSendDue = false;
    QList<Flush> m_flushes;
    QList<Answer> m_whenOpen;

    std::unique_ptr<Alarm> m_sendAlarm;
    std::unique_ptr<Alarm> m_retryAlarm;
    std::unique_ptr<Alarm> m_deleteAlarm;
    std::unique_ptr<Alarm> m_tellAlarm;

    std::unique_ptr<HistoryWriter> m_writer; ///< used in its thread only
    std::unique_ptr<HistoryReader> m_reader; ///< used in its thread only
    std::atomic<bool> m_isCheckGivenUp = false;
    std::unique_ptr<WorkerThread> m_writing;
    std::unique_ptr<WorkerThread> m_reading;
    std::unique_ptr<WorkerThread> m_checking;
};

template <class T, class Question>
void ExecutionHistory::Private::read(QObject *context, const Receive<T> &receive, Question question)
{
    ask<T>(context, receive, [this, question](const auto &answer) {
        // Whether or not it could be written: what is stored can be read.
        whenWritten([this, question, answer](const Result<Done> &) {
            m_reading->ask(
                &m_owner, [reader = m_reader.get(), question] { return question(*reader); }, answer);
        });
    });
}

template <class T, class Question>
void ExecutionHistory::Private::readWritten(QObject *context, const Receive<T> &receive, Question question)
{
    ask<T>(context, receive, [this, question](const auto &answer) {
        m_reading->ask(
            &m_owner, [reader = m_reader.get(), question] { return question(*reader); }, answer);
    });
}

template <class T, class Question>
void ExecutionHistory::Private::askWriter(QObject *context, const Receive<T> &receive, Question question)
{
    ask<T>(context, receive, [this, question](const auto &answer) {
        m_writing->ask(
            &m_owner, [writer = m_writer.get(), question] { return question(*writer); }, answer);
    });
}

template <class T, class Put>
void ExecutionHistory::Private::ask(QObject *context, const Receive<T> &receive, Put put)
{
    const auto give = [guard = QPointer<QObject>(context), receive](const Result<T> &result) {
        if (guard) {
            receive(result);
        }
    };
    if (!isOn()) {
        later([give] { give(T()); });
        return;
    }
    whenOpen([this, give, put](const Result<Done> &isOpen) {
        if (!isOpen) {
            later([give, error = isOpen.error()] { give(error); });
            return;
        }
        put([this, give](const SqlResult<T> &answer) {
            if (answer) {
                give(answer.value());
                return;
            }
            give(Error{historywords::describe(answer.error(), m_settings.path)});
            noteFailure(answer.error());
        });
    });
}

} // namespace flowconsole

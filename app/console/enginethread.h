#pragma once

#include "engine/engine.h"

#include <QThread>

namespace flowconsole {

/// Runs an Engine in a thread of its own, from construction to destruction. Owned by the GUI thread; engine()
/// may be connected to from there, and is reached only by queued connections.
class EngineThread final
{
    Q_DISABLE_COPY_MOVE(EngineThread)

public:
    EngineThread(const Clock &clock, const EngineSettings &settings);
    ~EngineThread();

    [[nodiscard]] Engine &engine() { return *m_engine; }

private:
    QThread m_thread;
    QObject m_inThread; ///< lives in the thread, to post to
    std::unique_ptr<Engine> m_engine;
};

} // namespace flowconsole

#pragma once

#include "base/clock.h"
#include "domain/connectionprofile.h"
#include "domain/nodetransition.h"

#include <QObject>

namespace flowconsole {

/// The way on which a connection's platform tells of executions by itself. Lives in the engine's thread, as
/// long as its connection.
class PushLink : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PushLink)

public:
    explicit PushLink(QObject *parent = nullptr) : QObject(parent) {}

    /// Once signed in.
    virtual void start() = 0;

    /// The connection is being left: takes back what would be of no use any more, then left() is told.
    virtual void leave() = 0;

    [[nodiscard]] virtual PushState state() const = 0;

signals:
    void stateChanged(const flowconsole::PushState &state);
    void left();
};

} // namespace flowconsole

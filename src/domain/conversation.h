#pragma once

#include "domain/ids.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace flowconsole {

/// One party of a conversation (API: Participant), with the state of its latest call.
struct Participant
{
    QString id;
    QString name;
    QString purpose; ///< the platform's word: customer, ivr, acd, agent, workflow, …
    QString state;   ///< the platform's word: connected, terminated, …; empty where it has no call

    friend bool operator==(const Participant &, const Participant &) = default;
};

/// A conversation that an execution is linked to (API: Conversation).
struct Conversation
{
    ConversationId id;
    QDateTime startedAt; ///< UTC, the platform's clock
    QDateTime endedAt;   ///< invalid while it lasts
    QList<Participant> participants;

    [[nodiscard]] bool isOver() const { return endedAt.isValid(); }

    friend bool operator==(const Conversation &, const Conversation &) = default;
};

} // namespace flowconsole

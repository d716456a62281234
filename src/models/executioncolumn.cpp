#include "models/executioncolumn.h"

#include <QCoreApplication>

#include <array>

namespace flowconsole {

namespace {

struct ColumnFacts
{
    const char *key;
    const char *title;
    const char *hint; ///< nullptr where there is none
    ColumnKind kind;
};

/// In the order of the enumeration.
constexpr std::array<ColumnFacts, executionColumnTotal> columnFacts{{
    {"state", QT_TRANSLATE_NOOP("ExecutionColumn", "State"), nullptr, ColumnKind::Words},
    {"flow", QT_TRANSLATE_NOOP("ExecutionColumn", "Flow"), nullptr, ColumnKind::Words},
    {"version", QT_TRANSLATE_NOOP("ExecutionColumn", "Version"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "The flow's version that ran"), ColumnKind::Words},
    {"node", QT_TRANSLATE_NOOP("ExecutionColumn", "Node"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "The node that it is in, or was last"), ColumnKind::Words},
    {"duration", QT_TRANSLATE_NOOP("ExecutionColumn", "Duration"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "From the launch to the end, or until now"), ColumnKind::Duration},
    {"detail", QT_TRANSLATE_NOOP("ExecutionColumn", "Detail"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "Why it is in its state, and the time that it has left"),
     ColumnKind::Words},
    {"lastSeen", QT_TRANSLATE_NOOP("ExecutionColumn", "Last seen"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "When its state was last told, and by what"), ColumnKind::Time},
    {"nextLook", QT_TRANSLATE_NOOP("ExecutionColumn", "Next look"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "When the platform is asked again"), ColumnKind::Time},
    {"createdAt", QT_TRANSLATE_NOOP("ExecutionColumn", "Asked for"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "When the operator asked for it"), ColumnKind::Time},
    {"launchedAt", QT_TRANSLATE_NOOP("ExecutionColumn", "Launched"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "When the launch request left, by this computer's clock"),
     ColumnKind::Time},
    {"startedAt", QT_TRANSLATE_NOOP("ExecutionColumn", "Started"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "When it began, by the platform's clock"), ColumnKind::Time},
    {"endedAt", QT_TRANSLATE_NOOP("ExecutionColumn", "Ended"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "When it was over"), ColumnKind::Time},
    {"launchLatency", QT_TRANSLATE_NOOP("ExecutionColumn", "Launch latency"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "From the launch request to its answer"), ColumnKind::Duration},
    {"attempts", QT_TRANSLATE_NOOP("ExecutionColumn", "Attempts"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "How often the launch request was sent"), ColumnKind::Number},
    {"timeLimit", QT_TRANSLATE_NOOP("ExecutionColumn", "Time limit"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "How long it may run, from the launch on"), ColumnKind::Duration},
    {"transitions", QT_TRANSLATE_NOOP("ExecutionColumn", "Transitions"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "Nodes entered and left, as far as they were told of"),
     ColumnKind::Number},
    {"batch", QT_TRANSLATE_NOOP("ExecutionColumn", "Batch"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "The batch that it belongs to"), ColumnKind::Id},
    {"batchRow", QT_TRANSLATE_NOOP("ExecutionColumn", "Batch row"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "Its row of the batch's file"), ColumnKind::Number},
    {"environment", QT_TRANSLATE_NOOP("ExecutionColumn", "Environment"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "The environment of the connection that launched it"),
     ColumnKind::Words},
    {"platformState", QT_TRANSLATE_NOOP("ExecutionColumn", "Platform's state"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "The platform's own word for the state"), ColumnKind::Words},
    {"id", QT_TRANSLATE_NOOP("ExecutionColumn", "Execution id"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "The id that this console gave it"), ColumnKind::Id},
    {"platformId", QT_TRANSLATE_NOOP("ExecutionColumn", "Platform id"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "The id that the platform gave it"), ColumnKind::Id},
    {"conversationId", QT_TRANSLATE_NOOP("ExecutionColumn", "Conversation id"), nullptr, ColumnKind::Id},
    {"correlationId", QT_TRANSLATE_NOOP("ExecutionColumn", "Correlation id"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "Of its last error; to quote to the platform's support"),
     ColumnKind::Id},
    {"payloadHash", QT_TRANSLATE_NOOP("ExecutionColumn", "Payload hash"),
     QT_TRANSLATE_NOOP("ExecutionColumn", "SHA-256 of the exact bytes that were sent"), ColumnKind::Id},
}};

const ColumnFacts &factsOf(ExecutionColumn column)
{
    return columnFacts[static_cast<size_t>(column)];
}

} // namespace

static_assert(static_cast<int>(ExecutionColumn::PayloadHash) + 1 == executionColumnTotal);

ColumnKind columnKind(ExecutionColumn column)
{
    return factsOf(column).kind;
}

QString executionColumnTitle(ExecutionColumn column)
{
    return QCoreApplication::translate("ExecutionColumn", factsOf(column).title);
}

QString executionColumnHint(ExecutionColumn column)
{
    const char *hint = factsOf(column).hint;
    return hint == nullptr ? QString() : QCoreApplication::translate("ExecutionColumn", hint);
}

QString executionColumnKey(ExecutionColumn column)
{
    return QString::fromLatin1(factsOf(column).key);
}

std::optional<ExecutionColumn> executionColumnFromKey(QStringView key)
{
    for (int column = 0; column < executionColumnTotal; ++column) {
        if (key == QLatin1String(columnFacts[static_cast<size_t>(column)].key)) {
            return static_cast<ExecutionColumn>(column);
        }
    }
    return std::nullopt;
}

bool isRightAligned(ExecutionColumn column)
{
    switch (columnKind(column)) {
    case ColumnKind::Number:
    case ColumnKind::Duration:
        return true;
    case ColumnKind::Words:
    case ColumnKind::Time:
    case ColumnKind::Id:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole

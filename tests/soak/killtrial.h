#pragma once

#include "domain/dialect.h"

#include <QStringList>

namespace flowconsole {

struct KillOptions
{
    QString program; ///< flow-console-cli
    Dialect dialect = Dialect::Published;
    int kills = 20;
    int rows = 150; ///< of one batch; as many batches are made as the kills need
    int concurrency = 24;
    quint32 seed = 1;
};

struct KillReport
{
    int kills = 0;
    int batches = 0;
    int rows = 0;
    int launches = 0; ///< as the organisation counted them
    int unknown = 0;  ///< rows that say that they may have started
    int unseen = 0;   ///< of these, rows that the organisation never heard of
    QStringList problems;
};

/// Runs batches against a simulated organisation, each in a process of its own that is killed by SIGKILL at
/// moments drawn at random and started again to go on, until all rows are accounted for. At the end each row
/// must have been launched exactly once, as the organisation counted, save those that say themselves that
/// nobody knows.
[[nodiscard]] KillReport runKillTrial(const KillOptions &options);

} // namespace flowconsole

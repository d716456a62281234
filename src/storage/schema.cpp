#include "storage/schema.h"

#include "storage/historywords.h"
#include "storage/sqlitefile.h"

namespace flowconsole {

namespace {

/// A step that is in a release is never changed: what comes later is a new one at the end. The SQL is what
/// SQLite and PostgreSQL have in common.
QList<QStringList> migrations()
{
    return {
        // 1: executions with their variables, steps and requests; the programs that wrote them.
        {
            QStringLiteral("CREATE TABLE sessions ("
                           " id TEXT NOT NULL PRIMARY KEY, program TEXT, started_at BIGINT NOT NULL,"
                           " seen_at BIGINT NOT NULL)"),
            QStringLiteral(
                "CREATE TABLE executions ("
                " id TEXT NOT NULL PRIMARY KEY, profile_id TEXT, flow_id TEXT, flow_name TEXT,"
                " flow_version TEXT, environment TEXT, dialect TEXT NOT NULL, state TEXT NOT NULL,"
                " platform_state TEXT, platform_id TEXT, conversation_id TEXT, inputs TEXT, outputs TEXT,"
                " payload_hash TEXT, created_at BIGINT, launched_at BIGINT, started_at BIGINT, ended_at BIGINT,"
                " launch_latency_ms BIGINT, latency_ms BIGINT, timeout_s BIGINT, timeout_action TEXT NOT NULL,"
                " is_overdue SMALLINT NOT NULL, launch_retries INTEGER NOT NULL,"
                " may_have_started_twice SMALLINT NOT NULL, current_node TEXT, transitions INTEGER NOT NULL,"
                " failed_looks INTEGER NOT NULL, detail TEXT, error TEXT, last_seen_by TEXT NOT NULL,"
                " last_seen_at BIGINT, next_look_at BIGINT, is_reconciling SMALLINT NOT NULL,"
                " owner_session TEXT, is_open SMALLINT NOT NULL, over_at BIGINT)"),
            QStringLiteral("CREATE INDEX executions_created ON executions (created_at)"),
            QStringLiteral("CREATE INDEX executions_open ON executions (owner_session) WHERE is_open = 1"),
            QStringLiteral("CREATE INDEX executions_over ON executions (over_at) WHERE over_at IS NOT NULL"),
            QStringLiteral("CREATE TABLE variables ("
                           " execution_id TEXT NOT NULL, direction TEXT NOT NULL, position INTEGER NOT NULL,"
                           " name TEXT NOT NULL, type TEXT NOT NULL, value TEXT NOT NULL,"
                           " PRIMARY KEY (execution_id, direction, position))"),
            QStringLiteral("CREATE TABLE transitions ("
                           " execution_id TEXT NOT NULL, at BIGINT NOT NULL, event TEXT NOT NULL,"
                           " node_id TEXT NOT NULL, arrival BIGINT NOT NULL, node_name TEXT, node_type TEXT,"
                           " message TEXT, provenance TEXT NOT NULL, received_at BIGINT,"
                           " PRIMARY KEY (execution_id, at, event, node_id))"),
            QStringLiteral(
                "CREATE TABLE requests ("
                " execution_id TEXT NOT NULL, arrival BIGINT NOT NULL, request_id TEXT, method TEXT,"
                " url TEXT, attempt INTEGER NOT NULL, started_at BIGINT, duration_ms BIGINT NOT NULL,"
                " status INTEGER NOT NULL, failure TEXT, correlation_id TEXT, request_headers TEXT,"
                " request_body TEXT, response_headers TEXT, response_body TEXT,"
                " PRIMARY KEY (execution_id, arrival))"),
        },
        // 2: batches. Of one row of a batch there is one execution.
        {
            QStringLiteral("CREATE TABLE batches ("
                           " id TEXT NOT NULL PRIMARY KEY, profile_id TEXT, flow_id TEXT, flow_name TEXT,"
                           " file_path TEXT, spec TEXT NOT NULL, sha256 TEXT, state TEXT NOT NULL,"
                           " started_at BIGINT, good_rows BIGINT NOT NULL, bad_rows BIGINT NOT NULL,"
                           " launched BIGINT NOT NULL, running BIGINT NOT NULL, completed BIGINT NOT NULL,"
                           " failed BIGINT NOT NULL, terminated BIGINT NOT NULL, timed_out BIGINT NOT NULL,"
                           " unknown_count BIGINT NOT NULL, launches_per_minute DOUBLE PRECISION NOT NULL,"
                           " expected_end BIGINT, detail TEXT, owner_session TEXT)"),
            QStringLiteral("ALTER TABLE executions ADD COLUMN batch_id TEXT"),
            QStringLiteral("ALTER TABLE executions ADD COLUMN batch_row BIGINT NOT NULL DEFAULT 0"),
            QStringLiteral("CREATE UNIQUE INDEX executions_batch ON executions (batch_id, batch_row)"
                           " WHERE batch_id IS NOT NULL"),
        },
        // 3: what a filter goes by, each in the order of time. The last one is nearly always empty: clocks that
        // were set back.
        {
            QStringLiteral("CREATE INDEX executions_state ON executions (state, created_at)"),
            QStringLiteral("CREATE INDEX executions_flow_name ON executions (flow_name, created_at)"),
            QStringLiteral("CREATE INDEX executions_flow ON executions (flow_id, created_at)"),
            QStringLiteral("CREATE INDEX executions_profile ON executions (profile_id, created_at)"),
            QStringLiteral("CREATE INDEX executions_launched ON executions (launched_at)"),
            QStringLiteral("CREATE INDEX executions_launched_early ON executions (created_at)"
                           " WHERE launched_at < created_at"),
        },
        // 4: the priority of the conversation's routing; from when it was launched to when it was created.
        {
            QStringLiteral("ALTER TABLE executions ADD COLUMN routing_priority INTEGER"),
            QStringLiteral("DROP INDEX executions_launched"),
            QStringLiteral("CREATE INDEX executions_launched ON executions (launched_at, created_at)"),
        },
    };
}

constexpr QLatin1String versionTable("schema_version");

SqlResult<Done> applyMigration(SqlConnection &connection, int version, const QStringList &statements,
                               const QDateTime &now)
{
    SqlTransaction transaction(connection);
    if (auto begun = transaction.begin(sqlite::beginWriting()); !begun) {
        return begun;
    }
    for (const QString &statement : statements) {
        if (auto done = connection.run(statement); !done) {
            return done;
        }
    }
    const auto noted =
        connection.run(QStringLiteral("INSERT INTO schema_version (version, applied_at) VALUES (?, ?)"),
                       {version, now.toMSecsSinceEpoch()});
    if (!noted) {
        return noted.error();
    }
    return transaction.commit();
}

} // namespace

int newestSchemaVersion()
{
    return static_cast<int>(migrations().size());
}

SqlResult<int> schemaVersion(SqlConnection &connection)
{
    const QStringList tables = connection.tables();
    if (!tables.contains(versionTable)) {
        return tables.isEmpty() ? SqlResult<int>(0)
                                : SqlResult<int>(SqlFailure{SqlFailure::Kind::Refused,
                                                            historywords::notAHistory(connection.path())});
    }
    const auto version = connection.readNumber(QStringLiteral("SELECT MAX(version) FROM schema_version"));
    return version ? SqlResult<int>(static_cast<int>(version.value())) : SqlResult<int>(version.error());
}

SqlResult<Done> migrate(SqlConnection &connection, int from, const QDateTime &now)
{
    const QList<QStringList> steps = migrations();
    for (int version = from + 1; version <= steps.size(); ++version) {
        QStringList statements = steps.at(version - 1);
        if (version == 1) {
            statements.prepend(
                QStringLiteral("CREATE TABLE schema_version ("
                               " version INTEGER NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)"));
        }
        if (auto done = applyMigration(connection, version, statements, now); !done) {
            return done;
        }
    }
    return Done();
}

} // namespace flowconsole

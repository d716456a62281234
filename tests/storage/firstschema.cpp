#include "tests/storage/firstschema.h"

namespace flowconsole {

QStringList firstSchema()
{
    return {
        QStringLiteral(
            "CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)"),
        QStringLiteral("INSERT INTO schema_version VALUES (1, 1700000000000)"),
        QStringLiteral(
            "CREATE TABLE sessions (id TEXT NOT NULL PRIMARY KEY, program TEXT, started_at BIGINT NOT NULL,"
            " seen_at BIGINT NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE executions ("
            " id TEXT NOT NULL PRIMARY KEY, profile_id TEXT, flow_id TEXT, flow_name TEXT,"
            " flow_version TEXT, environment TEXT, dialect TEXT NOT NULL, state TEXT NOT NULL,"
            " platform_state TEXT, platform_id TEXT, conversation_id TEXT, inputs TEXT, outputs TEXT,"
            " payload_hash TEXT, created_at BIGINT, launched_at BIGINT, started_at BIGINT,"
            " ended_at BIGINT, launch_latency_ms BIGINT, latency_ms BIGINT, timeout_s BIGINT,"
            " timeout_action TEXT NOT NULL, is_overdue SMALLINT NOT NULL,"
            " launch_retries INTEGER NOT NULL, may_have_started_twice SMALLINT NOT NULL,"
            " current_node TEXT, transitions INTEGER NOT NULL, failed_looks INTEGER NOT NULL,"
            " detail TEXT, error TEXT, last_seen_by TEXT NOT NULL, last_seen_at BIGINT,"
            " next_look_at BIGINT, is_reconciling SMALLINT NOT NULL, owner_session TEXT,"
            " is_open SMALLINT NOT NULL, over_at BIGINT)"),
        QStringLiteral("CREATE INDEX executions_created ON executions (created_at)"),
        QStringLiteral("CREATE INDEX executions_open ON executions (owner_session) WHERE is_open = 1"),
        QStringLiteral("CREATE INDEX executions_over ON executions (over_at) WHERE over_at IS NOT NULL"),
        QStringLiteral(
            "CREATE TABLE variables (execution_id TEXT NOT NULL, direction TEXT NOT NULL,"
            " position INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, value TEXT NOT NULL,"
            " PRIMARY KEY (execution_id, direction, position))"),
        QStringLiteral(
            "CREATE TABLE transitions (execution_id TEXT NOT NULL, at BIGINT NOT NULL, event TEXT NOT NULL,"
            " node_id TEXT NOT NULL, arrival BIGINT NOT NULL, node_name TEXT, node_type TEXT,"
            " message TEXT, provenance TEXT NOT NULL, received_at BIGINT,"
            " PRIMARY KEY (execution_id, at, event, node_id))"),
        QStringLiteral(
            "CREATE TABLE requests (execution_id TEXT NOT NULL, arrival BIGINT NOT NULL, request_id TEXT,"
            " method TEXT, url TEXT, attempt INTEGER NOT NULL, started_at BIGINT,"
            " duration_ms BIGINT NOT NULL, status INTEGER NOT NULL, failure TEXT, correlation_id TEXT,"
            " request_headers TEXT, request_body TEXT, response_headers TEXT, response_body TEXT,"
            " PRIMARY KEY (execution_id, arrival))"),
        QStringLiteral(
            "INSERT INTO executions (id, flow_name, dialect, state, inputs, created_at, timeout_action,"
            " is_overdue, launch_retries, may_have_started_twice, transitions, failed_looks, last_seen_by,"
            " is_reconciling, owner_session, is_open) VALUES ('old-1', 'Late-fee waiver', 'published',"
            " 'running', '{\"amount\":1.50}', 1700000000000, 'mark', 0, 2, 0, 3, 0, 'polled', 0,"
            " 'gone', 1)"),
        QStringLiteral("INSERT INTO transitions VALUES ('old-1', 1700000001000, 'flow:node:enter', 'n-1', 1,"
                       " 'Greet', 'task', NULL, 'pushed', 1700000002000)"),
    };
}

} // namespace flowconsole

#pragma once

#include "storage/columns.h"

#include <concepts>
#include <type_traits>

namespace flowconsole {

// The columns of each table that are a value's fields, as columns.h has it.

template <class Value, class Of>
concept FieldsOf = std::same_as<std::remove_const_t<Value>, Of>;

/// All but the inputs and outputs, which are written where they changed only.
template <FieldsOf<FlowExecution> Value, class Visit>
void eachField(Value &value, Visit visit)
{
    visit("id", value.id);
    visit("profile_id", value.profileId);
    visit("flow_id", value.flowId);
    visit("flow_name", value.flowName);
    visit("flow_version", value.flowVersion);
    visit("environment", value.environment);
    visit("dialect", value.dialect);
    visit("state", value.state);
    visit("platform_state", value.platformState);
    visit("platform_id", value.platformId);
    visit("conversation_id", value.conversationId);
    visit("payload_hash", value.payloadHash);
    visit("created_at", value.createdAt);
    visit("launched_at", value.launchedAt);
    visit("started_at", value.startedAt);
    visit("ended_at", value.endedAt);
    visit("launch_latency_ms", value.launchLatency);
    visit("latency_ms", value.latency);
    visit("timeout_s", value.timeout);
    visit("timeout_action", value.timeoutAction);
    visit("routing_priority", value.routingPriority);
    visit("is_overdue", value.isOverdue);
    visit("launch_retries", value.launchRetries);
    visit("may_have_started_twice", value.mayHaveStartedTwice);
    visit("current_node", value.currentNode);
    visit("transitions", value.transitions);
    visit("failed_looks", value.failedLooks);
    visit("batch_id", value.batchId);
    visit("batch_row", value.batchRow);
    visit("detail", value.detail);
    visit("error", value.error);
    visit("last_seen_by", value.lastSeenBy);
    visit("last_seen_at", value.lastSeenAt);
    visit("next_look_at", value.nextLookAt);
    visit("is_reconciling", value.isReconciling);
}

/// All but the two that are part of the primary key, `node_id` and `at`, which hold no NULL.
template <FieldsOf<NodeTransition> Value, class Visit>
void eachField(Value &value, Visit visit)
{
    visit("event", value.event);
    visit("node_name", value.nodeName);
    visit("node_type", value.nodeType);
    visit("message", value.message);
    visit("provenance", value.provenance);
    visit("received_at", value.receivedAt);
}

template <FieldsOf<RequestRecord> Value, class Visit>
void eachField(Value &value, Visit visit)
{
    visit("execution_id", value.executionId);
    visit("request_id", value.requestId);
    visit("method", value.method);
    visit("url", value.url);
    visit("attempt", value.attempt);
    visit("started_at", value.startedAt);
    visit("duration_ms", value.duration);
    visit("status", value.status);
    visit("failure", value.failure);
    visit("correlation_id", value.correlationId);
    visit("request_headers", value.requestHeaders);
    visit("request_body", value.requestBody);
    visit("response_headers", value.responseHeaders);
    visit("response_body", value.responseBody);
}

template <FieldsOf<BatchProgress> Value, class Visit>
void eachField(Value &value, Visit visit)
{
    visit("spec", value.spec);
    visit("sha256", value.sha256Hex);
    visit("state", value.state);
    visit("started_at", value.startedAt);
    visit("good_rows", value.rows);
    visit("bad_rows", value.badRows);
    visit("launched", value.launched);
    visit("running", value.running);
    visit("completed", value.completed);
    visit("failed", value.failed);
    visit("terminated", value.terminated);
    visit("timed_out", value.timedOut);
    visit("unknown_count", value.unknown);
    visit("launches_per_minute", value.launchesPerMinute);
    visit("expected_end", value.expectedEnd);
    visit("detail", value.detail);
}

} // namespace flowconsole

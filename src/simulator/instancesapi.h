#pragma once

#include "simulator/apipart.h"
#include "simulator/executiondata.h"
#include "simulator/notificationchannels.h"

namespace flowconsole::simulator {

/// /flows/instances: the stored execution data of runs that are over, found by query, prepared by jobs and
/// downloaded from addresses that need no token (API.md, Dialect Published, node transitions).
/// Thread: the organisation's.
class InstancesApi final : public ApiPart
{
public:
    static constexpr std::chrono::minutes downloadLifetime{10};

    /// `speed` shortens how long a job takes.
    InstancesApi(ExecutionRegister &executions, double speed);

    std::optional<ApiAnswer> answer(const ApiCall &call) override;

    /// Answers a download; nothing when the path is not one.
    [[nodiscard]] std::optional<ApiAnswer> download(const http::Request &request, Instant now);

    /// A fresh address for the data of an execution, good for downloadLifetime.
    [[nodiscard]] std::string downloadUri(const std::string &executionId, const PublicHost &host, Instant now);

    /// Whether data is stored at all.
    [[nodiscard]] bool isEnabled() const { return m_enabled; }

private:
    struct Job
    {
        std::vector<std::string> executionIds;
        Instant begun;
        PublicHost host;
        Json entities = {}; ///< made once, when the job has succeeded
    };
    struct Download
    {
        std::string executionId;
        Instant expires;
    };

    [[nodiscard]] ApiAnswer query(const ApiCall &call);
    [[nodiscard]] ApiAnswer jobs(const ApiCall &call);
    [[nodiscard]] ApiAnswer job(const ApiCall &call, const std::string &id);
    [[nodiscard]] ApiAnswer instance(const ApiCall &call, const std::string &id);
    [[nodiscard]] ApiAnswer settings(const ApiCall &call);
    [[nodiscard]] Json entityOf(const std::string &executionId, const PublicHost &host, Instant now);
    [[nodiscard]] const Execution *finished(const std::string &id, Instant now);
    void forgetOld(Instant now);

    ExecutionRegister &m_executions;
    const double m_speed;
    bool m_enabled = true;
    std::optional<Instant> m_changed;
    std::map<std::string, Job> m_jobs;
    std::map<std::string, Download> m_downloads; ///< by the secret part of their address
};

} // namespace flowconsole::simulator

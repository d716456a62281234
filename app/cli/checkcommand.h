#pragma once

#include "app/cli/connectionoptions.h"
#include "domain/preflight.h"

#include <QObject>

namespace flowconsole {

/// `check`: signs in, asks for each thing that the console does whether the organisation allows it, and tells.
/// Nothing is launched or changed.
class CheckCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckCommand)

public:
    CheckCommand() = default;

    void addTo(CLI::App &app);
    int run();

private:
    void report(const PreflightReport &report, const std::optional<ApiError> &error) const;
    void printReport(const PreflightReport &report) const;

    ConnectionOptions m_connection;
    bool m_json = false;
    std::optional<ReadyConnection> m_open;
};

} // namespace flowconsole

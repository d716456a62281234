#pragma once

#include "app/cli/connectionoptions.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

class QFileInfo;

namespace flowconsole {

struct BatchSpec;

/// What `batch` is told on the command line.
struct BatchOptions
{
    void addTo(CLI::App &app);

    /// Absolute; beside the file, "calls.result.csv" for "calls.csv", where none was given.
    [[nodiscard]] QString resultPath(const QFileInfo &rows) const;
    /// Absent where none was given.
    [[nodiscard]] std::optional<QChar> separatorCharacter() const;
    /// How fast rows are launched, and for how long they may run.
    void applyPace(BatchSpec &spec) const;
    /// What is wrong with --map; empty where nothing is.
    [[nodiscard]] QString applyMap(BatchSpec &spec) const;

    ConnectionOptions connection;
    std::string file;
    std::string flow;
    std::string flowVersion;
    std::vector<std::string> map;
    std::string separator;
    std::string result;
    std::string timeoutAction = "terminate";
    int concurrency = 6;
    int staggerMs = 0;
    int timeoutSeconds = 0;
    int priority = 1;
    int searchSeconds = 65;
    bool resume = false;
    bool again = false;
    bool dryRun = false;
    bool skipBadRows = false;
    bool yes = false;
    bool json = false;

private:
    void addPaceTo(CLI::App &app);
};

} // namespace flowconsole

#pragma once

#include <string>

namespace flowconsole {

/// What the program's exit code means; documented by --help.
enum class ExitCode {
    Completed = 0,
    EndedOtherwise = 1,
    BadUsage = 2,
    SignInFailed = 3,
    PlatformError = 4,
    TimedOut = 5,
    Interrupted = 130, ///< 128 + SIGINT, as shells have it
};

/// The same, for --help.
[[nodiscard]] inline std::string exitCodeHelp()
{
    return "Exit codes: 0 completed, 1 ended otherwise, 2 bad usage or rejected input, 3 sign-in failed,\n"
           "4 network or platform error (the launch may have started: see the state), 5 timed out,\n"
           "130 interrupted.";
}

} // namespace flowconsole

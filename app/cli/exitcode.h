#pragma once

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

} // namespace flowconsole

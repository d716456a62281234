#pragma once

#include "domain/requestrecord.h"

#include <QString>

#include <array>

namespace flowconsole {

/// The forms in which a request can be copied, to be sent again elsewhere.
enum class CopyForm { Curl, GenesysCli, Python, Node };

inline constexpr std::array allCopyForms{CopyForm::Curl, CopyForm::GenesysCli, CopyForm::Python,
                                         CopyForm::Node};

/// A program that sends the request again: a line for a POSIX shell with cURL or with `gc`, the Genesys Cloud
/// CLI, a Python program (requests) or a Node program (fetch). Whatever values the request holds, they are data
/// to it and never commands. Tokens and secrets are not in it: it reads the token from the environment variable
/// GENESYS_ACCESS_TOKEN, and secure values stand as placeholders; comments at its head say so. For requests
/// that `gc` has no command for, the comments say that, and there is no command.
[[nodiscard]] QString requestCopy(const RequestRecord &request, CopyForm form);

/// "gc flows executions get <id>" as words, for the requests that the Genesys Cloud CLI has a command for;
/// empty for others (MyPureCloud/platform-client-sdk-cli).
[[nodiscard]] QStringList genesysCliCommand(const RequestRecord &request);

} // namespace flowconsole

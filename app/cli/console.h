#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace flowconsole {

struct ApiError;
enum class Dialect;
enum class ExitCode;

/// Ends the event loop with that exit code.
void leave(ExitCode code);

/// One line to standard output, flushed, so that a reader of a pipe sees it at once.
void printLine(const QString &line);

/// One line to standard error.
void printProblem(const QString &line);

/// What happened, what it means, what to do, and the id to quote, to standard error.
void printProblem(const ApiError &error, std::optional<Dialect> dialect = {});

/// The page on which a person signs in, to standard error: standard output may be read by a program.
void printSignInPage(const QUrl &page);

} // namespace flowconsole

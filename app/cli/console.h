#pragma once

#include <QString>

namespace flowconsole {

struct ApiError;

/// One line to standard output, flushed, so that a reader of a pipe sees it at once.
void printLine(const QString &line);

/// One line to standard error.
void printProblem(const QString &line);

/// What happened, what to do, and the id to quote, to standard error.
void printProblem(const ApiError &error);

} // namespace flowconsole

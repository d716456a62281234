#include "app/cli/console.h"

#include "domain/words.h"

#include <cstdio>

namespace flowconsole {

namespace {

void print(FILE *stream, const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void printLine(const QString &line)
{
    print(stdout, line);
}

void printProblem(const QString &line)
{
    print(stderr, line);
}

void printProblem(const ApiError &error)
{
    const ErrorWords words = describe(error);
    printProblem(words.whatHappened);
    printProblem(words.whatToDo);
    if (!error.correlationId.isEmpty()) {
        printProblem(QStringLiteral("Correlation id: %1").arg(error.correlationId));
    }
}

} // namespace flowconsole

#include "app/cli/console.h"

#include "app/cli/exitcode.h"
#include "domain/words.h"

#include <QCoreApplication>

#include <cstdio>

namespace flowconsole {

namespace {

/// What a platform sent must not steer the terminal: control characters are shown, not obeyed.
QString harmless(QString line)
{
    for (QChar &character : line) {
        if (character.category() == QChar::Other_Control && character != u'\n' && character != u'\t') {
            character = QChar::ReplacementCharacter;
        }
    }
    return line;
}

void print(FILE *stream, const QString &line)
{
    const QByteArray bytes = harmless(line).toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void leave(ExitCode code)
{
    QCoreApplication::exit(static_cast<int>(code));
}

void printLine(const QString &line)
{
    print(stdout, line);
}

void printProblem(const QString &line)
{
    print(stderr, line);
}

void printProblem(const ApiError &error, std::optional<Dialect> dialect)
{
    const ErrorWords words = describe(error, dialect);
    for (const QString &sentence : {words.whatHappened, words.whatItMeans, words.whatToDo}) {
        if (!sentence.isEmpty()) {
            printProblem(sentence);
        }
    }
    if (!error.correlationId.isEmpty()) {
        printProblem(QStringLiteral("Correlation id: %1").arg(error.correlationId));
    }
}

void printSignInPage(const QUrl &page)
{
    printProblem(
        QStringLiteral("Sign in with a browser on this computer: %1").arg(page.toString(QUrl::FullyEncoded)));
}

} // namespace flowconsole

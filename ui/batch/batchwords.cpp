#include "ui/batch/batchwords.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace flowconsole {

namespace {

/// Of a batch whose connection has not told of a budget: what the platform allows by default (API.md, "Rate
/// limits").
constexpr int usualRequestsPerMinute = 300;

QString words(const char *text, const char *hint = nullptr, int count = -1)
{
    return QCoreApplication::translate("Batch", text, hint, count);
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

QString batchStateName(BatchState state)
{
    switch (state) {
    case BatchState::Running:
        return words(QT_TRANSLATE_NOOP("Batch", "Running"));
    case BatchState::Paused:
        return words(QT_TRANSLATE_NOOP("Batch", "Paused"));
    case BatchState::Stopping:
        return words(QT_TRANSLATE_NOOP("Batch", "Stopping"));
    case BatchState::Finished:
        return words(QT_TRANSLATE_NOOP("Batch", "Finished"));
    case BatchState::Stopped:
        return words(QT_TRANSLATE_NOOP("Batch", "Stopped"));
    case BatchState::Interrupted:
        return words(QT_TRANSLATE_NOOP("Batch", "Interrupted"));
    }
    Q_UNREACHABLE();
}

QString batchStateIcon(BatchState state)
{
    switch (state) {
    case BatchState::Running:
        return QStringLiteral("loader-circle");
    case BatchState::Paused:
        return QStringLiteral("clock");
    case BatchState::Stopping:
        return QStringLiteral("hourglass");
    case BatchState::Finished:
        return QStringLiteral("check");
    case BatchState::Stopped:
        return QStringLiteral("circle-stop");
    case BatchState::Interrupted:
        return QStringLiteral("circle-alert");
    }
    Q_UNREACHABLE();
}

ExecutionState batchStateLook(BatchState state)
{
    switch (state) {
    case BatchState::Running:
        return ExecutionState::Running;
    case BatchState::Paused:
        return ExecutionState::Queued;
    case BatchState::Stopping:
        return ExecutionState::Terminating;
    case BatchState::Finished:
        return ExecutionState::Completed;
    case BatchState::Stopped:
        return ExecutionState::Terminated;
    case BatchState::Interrupted:
        return ExecutionState::Unknown;
    }
    Q_UNREACHABLE();
}

bool canResume(BatchState state)
{
    switch (state) {
    case BatchState::Paused:
    case BatchState::Stopped:
    case BatchState::Interrupted:
        return true;
    case BatchState::Running:
    case BatchState::Stopping:
    case BatchState::Finished:
        return false;
    }
    Q_UNREACHABLE();
}

QString fileNameOf(const BatchSpec &spec)
{
    return QFileInfo(spec.filePath).fileName();
}

QString proposedResultPath(const BatchSpec &spec)
{
    if (spec.filePath.isEmpty()) {
        return {};
    }
    const QFileInfo file(spec.filePath);
    return file.path() + u'/' + file.completeBaseName() +
           (spec.format == BatchFormat::Csv ? QStringLiteral("-results.csv")
                                            : QStringLiteral("-results.jsonl"));
}

BatchImpact impactOf(qint64 rows, const RateBudgetState &budget, const ConnectionProfile &profile)
{
    BatchImpact impact;
    impact.launches = rows;
    impact.requests = 2 * rows;
    impact.requestsPerMinute = budget.allowed > 0 ? budget.allowed : usualRequestsPerMinute;
    if (profile.requestsPerMinute > 0) {
        impact.requestsPerMinute = std::min(impact.requestsPerMinute, profile.requestsPerMinute);
    }
    const qint64 minutes =
        (impact.requests + impact.requestsPerMinute - 1) / std::max(impact.requestsPerMinute, 1);
    impact.atLeast = std::chrono::minutes(minutes);
    impact.isProduction = profile.production;
    return impact;
}

QString impactWords(const BatchImpact &impact)
{
    const auto launches = static_cast<int>(impact.launches);
    const auto minutes = static_cast<int>(impact.atLeast.count());
    const QString time =
        minutes > 1 ? words(QT_TRANSLATE_N_NOOP("Batch", "at least %n minute(s) at %1 requests a minute"),
                            nullptr, minutes)
                    : words(QT_TRANSLATE_NOOP("Batch", "within the %1 requests of one minute"), "number");
    return QStringList{
        words(QT_TRANSLATE_N_NOOP("Batch", "%n launch(es)"), nullptr, launches)
            .replace(QString::number(launches), number(launches)),
        words(QT_TRANSLATE_NOOP("Batch", "at least %1 requests"), "number").arg(number(impact.requests)),
        time.arg(number(impact.requestsPerMinute)),
    }
        .join(QStringLiteral(" · "));
}

QString interruptionWords(const BatchProgress &progress)
{
    return words(QT_TRANSLATE_NOOP("Batch", "The batch %1 was interrupted at row %2 of %3."),
                 "file, number, number")
        .arg(fileNameOf(progress.spec), number(progress.launched), number(progress.rows));
}

QString awaitedWords(const BatchProgress &progress)
{
    const auto running = static_cast<int>(progress.running);
    if (running == 0) {
        return words(QT_TRANSLATE_NOOP("Batch", "Nothing that has left is still awaited."));
    }
    return words(QT_TRANSLATE_N_NOOP("Batch", "%n have left and are awaited."), nullptr, running);
}

} // namespace flowconsole

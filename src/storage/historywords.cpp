#include "storage/historywords.h"

#include <QCoreApplication>
#include <QDir>

namespace flowconsole::historywords {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ExecutionHistory", text);
}

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

QString sentence(const QString &text)
{
    return text.isEmpty() || text.endsWith(u'.') ? text : text + u'.';
}

} // namespace

QString describe(const SqlFailure &failure, const QString &path)
{
    using Kind = SqlFailure::Kind;
    switch (failure.kind) {
    case Kind::DiskFull:
        return words(QT_TRANSLATE_NOOP("ExecutionHistory",
                                       "The disk is full: the history %1 cannot grow. Free some space; storing "
                                       "goes on by itself within seconds."))
            .arg(shown(path));
    case Kind::Damaged:
        return words(QT_TRANSLATE_NOOP(
                         "ExecutionHistory",
                         "The history %1 is damaged (%2). Start the program again: it puts the file "
                         "aside and begins a new one."))
            .arg(shown(path), failure.words);
    case Kind::Busy:
        return words(QT_TRANSLATE_NOOP(
                         "ExecutionHistory",
                         "Another program keeps the history %1 locked. Close what has it open, such "
                         "as a database browser; storing goes on by itself."))
            .arg(shown(path));
    case Kind::NotWritable:
        return words(QT_TRANSLATE_NOOP("ExecutionHistory",
                                       "The history %1 cannot be written: %2 Make the file and its folder "
                                       "writable; storing goes on by itself."))
            .arg(shown(path), sentence(failure.words));
    case Kind::Replaced:
        return words(
                   QT_TRANSLATE_NOOP("ExecutionHistory",
                                     "The history %1 was removed while the program ran. Put it back, or start "
                                     "the program again to begin a new one."))
            .arg(shown(path));
    case Kind::Refused:
        return failure.words;
    case Kind::Conflict:
    case Kind::Other:
        return words(QT_TRANSLATE_NOOP("ExecutionHistory",
                                       "The history %1 cannot be written: %2 Check the disk that it is on; "
                                       "writing is tried again every few seconds."))
            .arg(shown(path), sentence(failure.words));
    }
    Q_UNREACHABLE();
}

QString setAside(const QString &path, const QString &target)
{
    return words(QT_TRANSLATE_NOOP(
                     "ExecutionHistory",
                     "The history %1 was damaged. It was put aside as %2, and a new one was begun."))
        .arg(shown(path), shown(target));
}

QString notSetAside(const QString &path)
{
    return words(
               QT_TRANSLATE_NOOP("ExecutionHistory",
                                 "The history %1 is damaged and cannot be put aside. Move it away, or make its "
                                 "folder writable; then a new one is begun."))
        .arg(shown(path));
}

QString notAHistory(const QString &path)
{
    return words(
               QT_TRANSLATE_NOOP("ExecutionHistory",
                                 "%1 is a database of another program. Choose another file for the history, or "
                                 "move this one away."))
        .arg(shown(path));
}

QString fromNewerProgram(const QString &path)
{
    return words(QT_TRANSLATE_NOOP("ExecutionHistory",
                                   "The history %1 was written by a newer version of this program. Use that "
                                   "version, or move the file away to begin a new one."))
        .arg(shown(path));
}

QString rowTaken(qint64 row)
{
    return words(QT_TRANSLATE_NOOP("ExecutionHistory",
                                   "Row %1 of this batch has an execution already; it is not launched again."))
        .arg(row);
}

QString ownedByAnother()
{
    return words(QT_TRANSLATE_NOOP("ExecutionHistory",
                                   "Another window or command line runs this batch. Stop it there first."));
}

QString unknownBatch()
{
    return words(QT_TRANSLATE_NOOP("ExecutionHistory", "This batch is not in the history any more."));
}

QString noLocks(const QString &path)
{
    return words(
               QT_TRANSLATE_NOOP("ExecutionHistory",
                                 "The folder of the history %1 allows no lock files. Make it writable, or keep "
                                 "the history on a local disk."))
        .arg(shown(path));
}

} // namespace flowconsole::historywords

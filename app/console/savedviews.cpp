#include "app/console/savedviews.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>

namespace flowconsole {

namespace {

Result<ReadViews> readViewFile(const QString &path)
{
    // A folder, or a pipe, which would be waited for.
    if (const QFileInfo found(path); found.exists() && !found.isFile()) {
        return Error{SavedViews::tr("It is no file.")};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{file.errorString() + u'.'};
    }
    // One byte more tells that it is larger.
    return readViews(file.read(largestViewFile + 1));
}

QString countedParts(qsizetype views, qsizetype filters)
{
    const QString viewCount = SavedViews::tr("%n view(s)", nullptr, static_cast<int>(views));
    const QString filterCount = SavedViews::tr("%n filter(s)", nullptr, static_cast<int>(filters));
    if (filters == 0) {
        return viewCount;
    }
    return views == 0
               ? filterCount
               : SavedViews::tr("%1 and %2", "numbers of views and of filters").arg(viewCount, filterCount);
}

QString countedParts(const ViewCollection &views)
{
    return countedParts(views.views.size(), views.filters.size());
}

} // namespace

SavedViews::SavedViews(const QString &path, QObject *parent) : QObject(parent), m_path(path) {}

SavedViews::~SavedViews() = default;

void SavedViews::load()
{
    if (m_path.isEmpty() || !QFile::exists(m_path)) {
        return;
    }
    const auto read = readViewFile(m_path);
    if (!read) {
        emit troubled(
            tr("The saved views could not be read. %1 The file stays until the next one is saved, and is "
               "set aside then.",
               "%1: why, as a sentence")
                .arg(read.error().message));
        return;
    }
    m_views = read.value().views;
    m_stored = m_views;
    emit changed(m_views);
    QStringList words;
    if (!read.value().problems.isEmpty()) {
        words << tr("Not all saved views could be read. %1", "%1: why, as sentences")
                     .arg(read.value().problems.join(u' '));
    }
    if (!read.value().further.isEmpty()) {
        words << unshownWords(read.value().further);
    }
    if (!words.isEmpty()) {
        emit troubled(words.join(u' '));
    }
}

QString SavedViews::unshownWords(const ViewCollection &views) const
{
    return tr("Kept in %1, but not shown: %2. No more than %3 views and %3 filters are; delete some to see "
              "these.",
              "%1: a path, %2: numbers of views and of filters")
        .arg(m_path, countedParts(views), QString::number(mostSavedOfAKind));
}

void SavedViews::save(const ViewCollection &views)
{
    m_views = views;
    if (!m_path.isEmpty()) {
        bringIntoFile();
    }
    emit changed(m_views);
}

void SavedViews::bringIntoFile()
{
    QDir().mkpath(QFileInfo(m_path).path());
    QLockFile lock(m_path + QStringLiteral(".lock"));
    constexpr int patience = 500; // milliseconds
    if (!lock.tryLock(patience)) {
        emit troubled(
            lock.error() == QLockFile::LockFailedError
                ? tr("The saved views are in use by another console. They are kept until this one ends, "
                     "and written with the next change.")
                : tr("The saved views could not be written to %1.", "%1: a path").arg(m_path));
        return;
    }
    ViewCollection all = m_views;
    if (QFile::exists(m_path)) {
        const auto stored = readViewFile(m_path);
        if (stored) {
            all = withFurther(mergedViews(stored.value().views, m_stored, m_views), stored.value().further);
        }
        if ((!stored || !stored.value().problems.isEmpty()) && !setAside()) {
            return; // else what it holds would be lost
        }
    }
    if (!write(m_path, all)) {
        return;
    }
    const ViewCollection shown = firstViews(all);
    if (const ViewCollection unshown = missingIn(shown, m_views); !unshown.isEmpty()) {
        emit troubled(unshownWords(unshown)); // others have filled the room meanwhile
    }
    m_views = shown;
    m_stored = shown;
}

/// A copy, so that the file itself is there at every moment.
bool SavedViews::setAside()
{
    const QString aside =
        m_path + QDateTime::currentDateTimeUtc().toString(QStringLiteral("'.'yyyyMMdd-HHmmss'.unread'"));
    const bool isKept = QFile::copy(m_path, aside);
    emit troubled(isKept
                      ? tr("What could not be read of the saved views is kept in %1.", "%1: a path").arg(aside)
                      : tr("The saved views could not be written to %1.", "%1: a path").arg(m_path));
    return isKept;
}

void SavedViews::exportTo(const QString &path, const ViewCollection &views)
{
    if (write(path, views)) {
        emit noticed(tr("%1 exported to %2.", "%1: numbers of views and of filters, %2: a path")
                         .arg(countedParts(views), path));
    }
}

void SavedViews::importFrom(const QString &path)
{
    const auto read = readViewFile(path);
    if (!read) {
        emit troubled(tr("Nothing was imported from %1. %2", "%1: a path, %2: why, as a sentence")
                          .arg(path, read.error().message));
        return;
    }
    const ViewCollection found = withFurther(read.value().views, read.value().further);
    const ViewCollection kept = withViews(m_views, found);
    const ViewCollection left = missingIn(kept, found);
    if (!found.isEmpty()) {
        save(kept);
    }
    QStringList words;
    if (left != found) {
        words << tr("%1 imported.", "%1: numbers of views and of filters")
                     .arg(countedParts(found.views.size() - left.views.size(),
                                       found.filters.size() - left.filters.size()));
    }
    if (!left.isEmpty()) {
        words << tr("Not imported: %1. No more than %2 views and %2 filters are kept; delete some, then import "
                    "again.",
                    "%1: numbers of views and of filters")
                     .arg(countedParts(left), QString::number(mostSavedOfAKind));
    }
    words += read.value().problems;
    if (found.isEmpty()) {
        words.prepend(tr("There is nothing to import in %1.", "%1: a path").arg(path));
    }
    if (left.isEmpty() && read.value().problems.isEmpty()) {
        emit noticed(words.join(u' '));
    } else {
        emit troubled(words.join(u' '));
    }
}

bool SavedViews::write(const QString &path, const ViewCollection &views)
{
    QSaveFile file(path);
    const QByteArray document = viewDocument(views);
    if (document.size() > largestViewFile) {
        emit troubled(
            tr("The saved views were not written to %1: there are too many for one file. Delete some.",
               "%1: a path")
                .arg(path));
        return false;
    }
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(document) == document.size() && file.commit();
    if (!isWritten) {
        emit troubled(tr("The saved views could not be written to %1: %2.", "%1: a path, %2: why")
                          .arg(path, file.errorString()));
    }
    return isWritten;
}

} // namespace flowconsole

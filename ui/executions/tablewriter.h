#pragma once

#include <QObject>

namespace flowconsole {

/// Writes executions of a table into a file, one export at a time; how they are had is each table's own. GUI
/// thread.
class TableWriter : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableWriter)

public:
    ~TableWriter() override = default;

    /// The file is then as it was before; too late for that, it is still at work.
    virtual void cancel() = 0;
    [[nodiscard]] virtual bool isAtWork() const = 0;

signals:
    /// Of the rows; where nobody knows yet how many there will be, `total` is below zero.
    void progressed(qint64 done, qint64 total);
    void finished(const QString &path, qint64 executions);
    /// For people: why. An older file of that name is as it was.
    void failed(const QString &path, const QString &reason);

protected:
    using QObject::QObject;
};

} // namespace flowconsole

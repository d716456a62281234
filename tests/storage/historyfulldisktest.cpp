#include "tests/storage/historytesting.h"
#include "tests/support/manualclock.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace flowconsole;

namespace {

// Each runs in a process of its own, for it changes that process: "--small-disk" has a disk of 2 MiB for
// itself,
// "--limited-file" may not write beyond a size.
constexpr int cannotTry = 77;

bool mountSmallDisk(const char *folder)
{
    // As root a mount namespace is enough, else a user's own.
    const bool isAlone = ::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
    return isAlone && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("tmpfs", folder, "tmpfs", 0, "size=2m,mode=777") == 0;
}

/// How the disk becomes full, and empty again.
class Disk
{
public:
    Disk() = default;
    virtual ~Disk() = default;
    Q_DISABLE_COPY_MOVE(Disk)

    virtual void fill() = 0;
    virtual void makeRoom() = 0;
};

class SmallDisk final : public Disk
{
public:
    explicit SmallDisk(const QString &folder) : m_ballast(folder + QStringLiteral("/ballast")) {}

    void fill() override
    {
        const QByteArray block(4096, 'b');
        const int file = ::open(QFile::encodeName(m_ballast).constData(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        while (::write(file, block.constData(), static_cast<size_t>(block.size())) > 0) {
        }
        ::close(file);
    }
    void makeRoom() override { QFile::remove(m_ballast); }

private:
    QString m_ballast;
};

class LimitedFile final : public Disk
{
public:
    void fill() override { limit(4096); }
    void makeRoom() override { limit(RLIM_INFINITY); }

private:
    static void limit(rlim_t size)
    {
        struct rlimit limits = {};
        ::getrlimit(RLIMIT_FSIZE, &limits);
        limits.rlim_cur = std::min(size, limits.rlim_max);
        ::setrlimit(RLIMIT_FSIZE, &limits);
    }
};

} // namespace

/// What the program does while the disk is full. Run in the child only.
class OnAFullDisk final : public QObject
{
    Q_OBJECT

public:
    OnAFullDisk(Disk &disk, const QString &folder) : m_disk(disk), m_folder(folder) {}

private slots:
    void whatCannotBeStoredWaitsAndIsStoredOnceThereIsRoom()
    {
        ManualClock clock;
        ExecutionHistory history(clock, HistorySettings{m_folder + QStringLiteral("/one.sqlite")});
        history.open();
        Answered<Done> first;
        const FlowExecution stored = bulky(clock);
        history.saveIntents({stored}, this, first.receive());
        QTRY_VERIFY(first.ok());

        m_disk.fill();
        Answered<Done> refused;
        history.saveIntents({bulky(clock)}, this, refused.receive());
        QTRY_VERIFY(refused.failed());
        QVERIFY2(refused.problem().contains(QStringLiteral("disk is full")), qPrintable(refused.problem()));
        QCOMPARE(history.state().status, HistoryState::Status::DiskFull);
        QCOMPARE(history.state().problem, refused.problem());

        FlowExecution waiting = bulky(clock);
        history.save(waiting);
        NodeTransition step;
        step.at = clock.nowUtc();
        history.save(waiting.id, step);
        waiting.currentNode = QStringLiteral("Pay");
        history.save(waiting);
        Answered<Done> alsoRefused;
        history.saveIntents({bulky(clock)}, this, alsoRefused.receive());
        QTRY_VERIFY(alsoRefused.failed());
        Answered<Done> flushed;
        history.flush(this, flushed.receive());
        QTRY_VERIFY(flushed.failed());
        // What is stored can still be read.
        QVERIFY(newest(history) == Executions{stored});

        clock.advance(std::chrono::seconds(5));
        Answered<Done> stillFull;
        history.flush(this, stillFull.receive());
        QTRY_VERIFY(stillFull.failed());
        QCOMPARE(history.state().status, HistoryState::Status::DiskFull);

        m_disk.makeRoom();
        clock.advance(std::chrono::seconds(5));
        QTRY_COMPARE(history.state().status, HistoryState::Status::Ready);
        QVERIFY(history.state().problem.isEmpty());
        const Executions all = newest(history);
        QCOMPARE(all.size(), 2);
        QVERIFY(all.contains(stored) && all.contains(waiting));
        Answered<StoredDetails> details;
        history.readDetails(waiting.id, this, details.receive());
        Answered<Done> accepted;
        history.saveIntents({bulky(clock)}, this, accepted.receive());
        QTRY_VERIFY(details.ok() && accepted.ok());
        QVERIFY(details.value().steps == QList<NodeTransition>{step});
    }

    void openingOnAFullDiskIsToldAndTriedAgain()
    {
        ManualClock clock;
        m_disk.fill();
        ExecutionHistory history(clock, HistorySettings{m_folder + QStringLiteral("/two.sqlite")});
        history.open();
        Answered<Done> early;
        history.saveIntents({bulky(clock)}, this, early.receive());
        QTRY_COMPARE(history.state().status, HistoryState::Status::DiskFull);
        QTRY_VERIFY(early.failed());
        const FlowExecution waiting = bulky(clock);
        history.save(waiting);
        m_disk.makeRoom();
        clock.advance(std::chrono::seconds(5));
        QTRY_COMPARE(history.state().status, HistoryState::Status::Ready);
        QVERIFY(history.state().setAside.isEmpty());
        QVERIFY(newest(history) == Executions{waiting});
    }

private:
    static FlowExecution bulky(const Clock &clock)
    {
        return runningExecution(clock.nowUtc(), QString(100'000, u'x'));
    }

    Executions newest(ExecutionHistory &history)
    {
        Answered<Executions> read;
        history.readNewest(100, {}, this, read.receive());
        [&read] { QTRY_VERIFY(read.isThere()); }();
        return read.ok() ? read.value() : Executions();
    }

    Disk &m_disk;
    const QString m_folder;
};

class HistoryFullDiskTest final : public QObject
{
    Q_OBJECT

private slots:
    void theProgramLivesThroughAFullDisk_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::newRow("the disk has no room") << QStringLiteral("--small-disk");
        QTest::newRow("the file may not grow") << QStringLiteral("--limited-file");
    }

    void theProgramLivesThroughAFullDisk()
    {
        QFETCH(const QString, argument);
        const QTemporaryDir folder;
        QProcess child;
        child.setProcessChannelMode(QProcess::MergedChannels);
        child.start(QCoreApplication::applicationFilePath(), {argument, folder.path()});
        QVERIFY(child.waitForFinished(60'000));
        const QByteArray output = child.readAll();
        if (child.exitCode() == cannotTry) {
            QSKIP("No disk of its own can be had here.");
        }
        QVERIFY2(child.exitStatus() == QProcess::NormalExit && child.exitCode() == 0, output.constData());
    }
};

int main(int argc, char **argv)
{
    const QByteArray argument = argc > 2 ? argv[1] : "";
    std::unique_ptr<Disk> disk;
    if (argument == "--small-disk") {
        // Before there is a second thread.
        if (!mountSmallDisk(argv[2])) {
            return cannotTry;
        }
        disk = std::make_unique<SmallDisk>(QFile::decodeName(argv[2]));
    } else if (argument == "--limited-file") {
        std::signal(SIGXFSZ, SIG_IGN);
        disk = std::make_unique<LimitedFile>();
    }
    const QCoreApplication application(argc, argv);
    if (disk) {
        OnAFullDisk child(*disk, QFile::decodeName(argv[2]));
        return QTest::qExec(&child, {QStringLiteral("child")});
    }
    HistoryFullDiskTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "historyfulldisktest.moc"

#include "tests/benchmark/startup.h"

#include "app/common/programpaths.h"

#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <vector>

namespace flowconsole {

namespace {

constexpr int starts = 5;

qint64 middleOf(std::vector<qint64> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

StartTimes medianOf(const QString &program, const QString &home, bool waitsForHistory)
{
    static_cast<void>(startOnce(program, home, waitsForHistory)); // warms up
    std::vector<qint64> paints;
    std::vector<qint64> histories;
    for (int i = 0; i < starts; ++i) {
        const StartTimes times = startOnce(program, home, waitsForHistory);
        paints.push_back(times.firstPaint);
        histories.push_back(times.historyShown);
    }
    return {middleOf(paints), middleOf(histories)};
}

} // namespace

StartTimes startOnce(const QString &program, const QString &home, bool waitsForHistory)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"}) {
        environment.insert(QString::fromLatin1(name), home);
    }
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("flowconsole.startup.debug=true"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setReadChannel(QProcess::StandardError);
    QElapsedTimer timer;
    timer.start();
    process.start(program, QStringList());
    QByteArray output;
    StartTimes times;
    do {
        output += process.readAllStandardError();
        if (times.firstPaint < 0 && output.contains("first paint")) {
            times.firstPaint = timer.elapsed();
        }
        if (times.historyShown < 0 && output.contains("history shown")) {
            times.historyShown = timer.elapsed();
        }
        const bool isDone = times.firstPaint >= 0 && (!waitsForHistory || times.historyShown >= 0);
        if (isDone) {
            break;
        }
    } while (process.waitForReadyRead(10'000));
    process.terminate();
    process.waitForFinished();
    return times;
}

StartTimes medianStart(const QString &home, bool waitsForHistory)
{
    return medianOf(QStringLiteral(CONSOLE), home, waitsForHistory);
}

qint64 medianBareStart(const QString &home)
{
    return medianOf(QStringLiteral(BARE_WINDOW), home, false).firstPaint;
}

QString historyPathBelow(const QString &home)
{
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", home.toLocal8Bit());
    const QString path = historyPath();
    before.isNull() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", before);
    return path;
}

} // namespace flowconsole

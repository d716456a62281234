#include "tests/soak/killtrial.h"
#include "tests/soak/soakday.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdio>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

int usage()
{
    std::fputs("soak day         5,000 executions within a simulated day\n"
               "soak hour        200 within an hour\n"
               "soak kill [N]    batches whose process is killed N times (200)\n"
               "soak all         day, then kill\n",
               stderr);
    return 2;
}

bool soakHour()
{
    SoakOptions options;
    options.executions = 200;
    options.span = 60min;
    options.mostGrowth = 25'000'000; // Caches of the program fill up in that time.
    return soakDay(options);
}

bool soakKill(int kills)
{
    bool isWell = true;
    for (const Dialect dialect : allDialects) {
        KillOptions options;
        options.program = QStringLiteral(PROGRAM);
        options.dialect = dialect;
        options.kills = kills * (static_cast<int>(dialect) + 1) / 3 - kills * static_cast<int>(dialect) / 3;
        options.rows = 300;
        options.seed = static_cast<quint32>(dialect) + 1;
        const KillReport report = runKillTrial(options);
        std::printf("%s: %d batches killed %d times; %d rows, %d launches, %d rows unknown; %d problems\n",
                    qPrintable(dialectKey(dialect)), report.batches, report.kills, report.rows, report.launches,
                    report.unknown, static_cast<int>(report.problems.size()));
        for (const QString &problem : report.problems) {
            std::printf("  WRONG: %s\n", qPrintable(problem));
        }
        std::fflush(stdout);
        isWell = isWell && report.problems.isEmpty() && report.kills == options.kills;
    }
    return isWell;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString what = arguments.value(1);
    const int kills = arguments.size() > 2 ? arguments.at(2).toInt() : 200;
    if (what == u"day") {
        return soakDay({}) ? 0 : 1;
    }
    if (what == u"hour") {
        return soakHour() ? 0 : 1;
    }
    if (what == u"kill" && kills > 0) {
        return soakKill(kills) ? 0 : 1;
    }
    if (what == u"all") {
        const bool isDayWell = soakDay({});
        return soakKill(kills) && isDayWell ? 0 : 1;
    }
    return usage();
}

#include "tests/benchmark/benchmarks.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        std::printf("No display: windows are painted offscreen.\n");
    }
    QApplication application(argc, argv);
    flowconsole::benchmarkFirstPaint();
    flowconsole::benchmarkGuiGap();
    return 0;
}

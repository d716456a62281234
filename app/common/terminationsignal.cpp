#include "app/common/terminationsignal.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <unistd.h>

namespace flowconsole {

namespace {

/// A signal handler may do little more than write(2): the number goes through this pipe to the event loop.
int writeEnd = -1;
int readEnd = -1;

constexpr std::array handledSignals{SIGINT, SIGTERM};

void handle(int number)
{
    const char byte = static_cast<char>(number);
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
}

} // namespace

TerminationSignal::TerminationSignal(QObject *parent) : QObject(parent)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        return; // The system's own handling stays.
    }
    readEnd = ends[0];
    writeEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(readEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char number = 0;
        if (::read(readEnd, &number, 1) == 1) {
            emit received(number);
        }
    });
    for (const int number : handledSignals) {
        std::signal(number, handle);
    }
}

TerminationSignal::~TerminationSignal()
{
    for (const int number : handledSignals) {
        std::signal(number, SIG_DFL);
    }
    m_notifier.reset();
    ::close(readEnd);
    ::close(writeEnd);
}

} // namespace flowconsole

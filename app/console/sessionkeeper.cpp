#include "app/console/sessionkeeper.h"

#include "base/clock.h"
#include "ui/mainwindow/mainwindow.h"

namespace flowconsole {

namespace {

constexpr Milliseconds untilWritten{500};

} // namespace

SessionKeeper::SessionKeeper(const QString &path, MainWindow &window, const Clock &clock, QObject *parent)
    : QObject(parent), m_file(path), m_window(window), m_alarm(clock.createAlarm([this] { write(); }))
{}

SessionKeeper::~SessionKeeper() = default;

void SessionKeeper::restore()
{
    const SessionFile::Found found = m_file.load();
    if (m_file.isTaken()) {
        m_window.showSessionNotice(
            tr("Another console is open. This one does not keep its windows and what you type."));
        return;
    }
    if (found.state) {
        m_window.restoreSession(*found.state);
        if (found.endedUnexpectedly) {
            m_window.showSessionNotice(tr("Restored after an unexpected end."));
        }
    } else if (!found.problem.isEmpty()) {
        m_window.showSessionNotice(found.problem);
    }
    connect(&m_window, &MainWindow::sessionChanged, this, &SessionKeeper::noteChange);
    connect(&m_window, &MainWindow::closing, this, &SessionKeeper::writeEnd);
    // From now on an end without a word is an unexpected one, also where nothing changes before it. What is
    // still to come back, such as windows, counts as being there.
    m_file.save(found.state ? *found.state : m_window.session(), false);
}

void SessionKeeper::noteChange()
{
    if (!m_isOver && !m_alarm->isActive()) {
        m_alarm->start(untilWritten);
    }
}

void SessionKeeper::write()
{
    m_file.save(m_window.session(), false);
    if (const QString failure = m_file.takeFailure(); !failure.isEmpty() && !m_toldFailure) {
        m_toldFailure = true;
        m_window.announce(tr("The session cannot be kept: %1").arg(failure));
    }
}

void SessionKeeper::writeEnd()
{
    m_alarm->stop();
    m_isOver = true;
    m_file.save(m_window.session(), true);
}

} // namespace flowconsole

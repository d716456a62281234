#pragma once

#include "app/console/sessionfile.h"

#include <QObject>

#include <memory>

namespace flowconsole {

class Alarm;
class Clock;
class MainWindow;

/// Brings the window back to where the operator was, and writes down where he is: at most half a second after a
/// change, and once more when the window closes. GUI thread; window and clock outlive it.
class SessionKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionKeeper)

public:
    SessionKeeper(const QString &path, MainWindow &window, const Clock &clock, QObject *parent = nullptr);
    ~SessionKeeper() override;

    /// To be called once, before the window is shown.
    void restore();

private:
    void noteChange();
    void write();
    void writeEnd();

    SessionFile m_file;
    MainWindow &m_window;
    std::unique_ptr<Alarm> m_alarm;
    bool m_isOver = false; ///< the window has closed: what follows is no doing of the operator
    bool m_toldFailure = false;
};

} // namespace flowconsole

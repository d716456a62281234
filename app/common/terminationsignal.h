#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace flowconsole {

/// Turns SIGINT and SIGTERM into a Qt signal, so that a program can end as it ends otherwise. One at a time;
/// lives in the main thread.
class TerminationSignal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationSignal)

public:
    explicit TerminationSignal(QObject *parent = nullptr);
    ~TerminationSignal() override;

signals:
    void received(int signalNumber);

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace flowconsole

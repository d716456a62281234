#pragma once

#include "domain/jsonvalue.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

namespace flowconsole {

struct Outcome
{
    int exitCode = -1;
    QByteArray output;
    QByteArray problems;

    [[nodiscard]] QList<JsonValue> lines() const
    {
        QList<JsonValue> values;
        for (const QByteArray &line : output.trimmed().split('\n')) {
            auto parsed = JsonValue::parse(line);
            values.append(parsed ? std::move(parsed).value() : JsonValue());
        }
        return values;
    }
};

/// Runs the command-line program to its end.
inline Outcome finish(const QStringList &arguments, const QProcessEnvironment &variables,
                      const QByteArray &input = {})
{
    QProcess program;
    program.setProcessEnvironment(variables);
    program.start(QStringLiteral(PROGRAM), arguments);
    program.write(input);
    program.closeWriteChannel();
    [&program] { QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 30'000); }();
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

/// `simulate` in a process of its own, on the flows of this folder, twenty times as fast as life.
class SimulateProcess final
{
public:
    explicit SimulateProcess(const QStringList &options = {}, const QString &speed = QStringLiteral("20"),
                             const QString &flows = QStringLiteral(FLOWS))
    {
        start(QStringList{QStringLiteral("simulate"), QStringLiteral("--speed"), speed,
                          QStringLiteral("--rate-limit"), QStringLiteral("100000"), QStringLiteral("--flows"),
                          flows} +
              options);
    }
    ~SimulateProcess()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(SimulateProcess)

    [[nodiscard]] QProcess &process() { return m_process; }
    /// What it said when it was ready; null where it did not start.
    [[nodiscard]] const JsonValue &ready() const { return m_ready; }
    [[nodiscard]] QString told(QStringView key) const { return m_ready.value(key).toString(); }

private:
    void start(const QStringList &arguments)
    {
        m_process.start(QStringLiteral(PROGRAM), arguments);
        QTRY_VERIFY(m_process.canReadLine());
        auto ready = JsonValue::parse(m_process.readLine());
        QVERIFY(ready.ok());
        m_ready = std::move(ready).value();
    }

    QProcess m_process;
    JsonValue m_ready;
};

/// A home without anything in it, and without a keychain.
class EmptyHome final
{
public:
    [[nodiscard]] QProcessEnvironment environment() const
    {
        auto variables = QProcessEnvironment::systemEnvironment();
        variables.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.path());
        variables.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.path());
        variables.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent"));
        return variables;
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace flowconsole

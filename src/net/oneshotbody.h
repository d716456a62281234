#pragma once

#include <QByteArray>
#include <QIODevice>

#include <functional>

namespace flowconsole {

/// A request body that can be read once only. QNetworkAccessManager sends a POST again by itself when the
/// connection breaks before an answer; a sequential device that cannot be rewound keeps it from doing so, and
/// it tells when the first of the body leaves.
class OneShotBody final : public QIODevice
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OneShotBody)

public:
    /// `onFirstRead` is called when the first byte is handed out, in the thread of this object.
    OneShotBody(const QByteArray &content, std::function<void()> onFirstRead, QObject *parent = nullptr);

    /// Nothing is handed out, and nobody is called, from now on.
    void giveUp();

    bool isSequential() const override { return true; }
    bool seek(qint64 position) override;
    bool reset() override { return false; }
    bool atEnd() const override;
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_content;
    std::function<void()> m_onFirstRead;
    qint64 m_position = 0;
};

} // namespace flowconsole

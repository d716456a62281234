#pragma once

#include <QDateTime>
#include <QSslConfiguration>
#include <QString>

#include <memory>

namespace flowconsole {

/// A certificate with its key, made for a test.
class TestCertificate final
{
public:
    struct Wanted
    {
        QString host = QStringLiteral("127.0.0.1"); ///< an address or a name
        bool isAuthority = false;
        QDateTime from = QDateTime::currentDateTimeUtc().addDays(-10);
        QDateTime to = QDateTime::currentDateTimeUtc().addDays(10);
    };

    /// Signed by `issuer`, or by itself.
    explicit TestCertificate(const Wanted &wanted, const TestCertificate *issuer = nullptr);
    ~TestCertificate();
    Q_DISABLE_COPY_MOVE(TestCertificate)

    [[nodiscard]] QByteArray pem() const;
    /// What a server needs to show it.
    [[nodiscard]] QSslConfiguration serverConfiguration() const;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace flowconsole

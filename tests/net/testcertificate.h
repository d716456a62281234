#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace flowconsole {

// For 127.0.0.1, signed by itself, good for a hundred years; it opens nothing but these tests.
inline const QByteArray selfSignedCertificate =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBjzCCATagAwIBAgIUKxSUlggg5sMF/QcXJb2jhvaTAHcwCgYIKoZIzj0EAwIw\n"
    "FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMTIwNTU1OVoYDzIxMjYxMDI4\n"
    "MjA1NTU5WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO\n"
    "PQMBBwNCAAQa61tatV6NOFxn+yHS4YHOxdSLMqvCWGCpBgwVdyn0A8M8R4c4sURJ\n"
    "tFaa/pu5su+GCIOAm98xo+CFo6FTq0m9o2QwYjAdBgNVHQ4EFgQU+/N60S1NDq1x\n"
    "cH+CMGcgtiZ9WVAwHwYDVR0jBBgwFoAU+/N60S1NDq1xcH+CMGcgtiZ9WVAwDwYD\n"
    "VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC\n"
    "IB7Z2mtcUBDE5n5C4Uh1DKJ6MyhZk6QdAzOsAui6xsnCAiBq7f/JKx+KwbZ0mhHC\n"
    "l8s+6t6gGOZSTyfe7ufeHyZCsw==\n"
    "-----END CERTIFICATE-----\n";

inline const QByteArray privateKey = "-----BEGIN EC PRIVATE KEY-----\n"
                                     "MHcCAQEEIG7IzhWP85XtehGOF+g6E2dn4ISntkYHeAQLGSXEZpF0oAoGCCqGSM49\n"
                                     "AwEHoUQDQgAEGutbWrVejThcZ/sh0uGBzsXUizKrwlhgqQYMFXcp9APDPEeHOLFE\n"
                                     "SbRWmv6bubLvhgiDgJvfMaPghaOhU6tJvQ==\n"
                                     "-----END EC PRIVATE KEY-----\n";

/// What a server needs to show that certificate.
[[nodiscard]] inline QSslConfiguration serverTlsConfiguration()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(selfSignedCertificate));
    configuration.setPrivateKey(QSslKey(privateKey, QSsl::Ec));
    return configuration;
}

} // namespace flowconsole

#pragma once

#include "base/result.h"

#include <QList>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>

#include <optional>

namespace flowconsole {

/// Why a certificate was not accepted.
struct TlsProblem
{
    QString code;    ///< of errorcodes.h
    QString message; ///< in the words of the TLS library; for another host, with the names it is good for
};

/// Precondition: `errors` is not empty. The code is that of the gravest.
[[nodiscard]] TlsProblem tlsProblemOf(const QList<QSslError> &errors);

/// A configuration that trusts the authorities of the PEM file `path` and nobody else; nothing for an empty
/// path. The error says why the file is of no use.
[[nodiscard]] Result<std::optional<QSslConfiguration>> tlsTrusting(const QString &path);

/// Those authorities in PEM, and nothing else of the file; empty for an empty path.
[[nodiscard]] Result<QByteArray> authoritiesOf(const QString &path);

} // namespace flowconsole

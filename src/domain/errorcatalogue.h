#pragma once

#include "domain/apierror.h"
#include "domain/dialect.h"

#include <QString>

#include <optional>
#include <span>

namespace flowconsole {

/// Where in the console the thing to change is: a link beside the words.
enum class SettingLink {
    None,
    ConnectionAddress,
    ConnectionCredentials,
    ConnectionDialect,
    ConnectionCertificate,
    ConnectionRetries,
    FlowList,
    FlowInput,
    Permissions,
    Network,
};

/// An error for people, through the translator that is installed.
struct ErrorWords
{
    ErrorWords() = default;
    /// Where what happened means nothing beyond itself.
    ErrorWords(const QString &happened, const QString &toDo) : whatHappened(happened), whatToDo(toDo) {}
    ErrorWords(const QString &happened, const QString &means, const QString &toDo,
               SettingLink where = SettingLink::None)
        : whatHappened(happened), whatItMeans(means), whatToDo(toDo), link(where)
    {}

    QString whatHappened;
    QString whatItMeans;
    QString whatToDo;
    SettingLink link = SettingLink::None;

    friend bool operator==(const ErrorWords &, const ErrorWords &) = default;
};

/// One row of the catalogue. It is for errors of this kind and, where these are given, of this status, code and
/// dialect; the row that asks for the most is taken.
struct ErrorRow
{
    ApiError::Kind kind = ApiError::Kind::Network;
    int status = 0;                 ///< 0: any
    const char *code = "";          ///< empty: any
    std::optional<Dialect> dialect; ///< nothing: any
    const char *whatHappened = "";  ///< English, as are the next two; "%1" stands for the answer's own sentence
    const char *whatItMeans = "";
    const char *whatToDo = ""; ///< "%1": seconds to wait, or the permission that is missing
    SettingLink link = SettingLink::None;
};

/// All rows: for each kind one that asks for nothing more, so that every error has its words.
[[nodiscard]] std::span<const ErrorRow> errorCatalogue();

/// The words for `error`: what happened (with the answer's own sentence where it has one), what it means and
/// what to do. `dialect` is that of the connection, where it is known; it names permissions.
[[nodiscard]] ErrorWords explain(const ApiError &error, std::optional<Dialect> dialect);

} // namespace flowconsole

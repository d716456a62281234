#pragma once

#include "base/result.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace flowconsole {

/// One of the platform's regions (API.md, "Hosts").
struct Region
{
    QString name;   ///< "eu-west-1"
    QString domain; ///< "mypurecloud.ie"

    friend bool operator==(const Region &, const Region &) = default;
};

[[nodiscard]] const QList<Region> &regions();

/// Where an organisation's hosts are.
struct RegionHosts
{
    QString region; ///< its name
    QString domain;
    QUrl apiUrl;
    QUrl loginUrl;

    friend bool operator==(const RegionHosts &, const RegionHosts &) = default;
};

/// What `GENESYS_ENVIRONMENT` means: a region's name, a region's domain, or the host prefix `api`, which the
/// tutorial completes with `.mypurecloud.com`. The error lists what would be understood.
[[nodiscard]] Result<RegionHosts> resolveEnvironment(const QString &environment);

} // namespace flowconsole

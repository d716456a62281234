#include "domain/region.h"

#include <QStringList>

#include <algorithm>

namespace flowconsole {

const QList<Region> &regions()
{
    static const auto list = [] {
        static constexpr std::pair<const char16_t *, const char16_t *> table[] = {
            {u"us-east-1", u"mypurecloud.com"},
            {u"us-east-2", u"use2.us-gov-pure.cloud"},
            {u"us-west-2", u"usw2.pure.cloud"},
            {u"ca-central-1", u"cac1.pure.cloud"},
            {u"mx-central-1", u"mxc1.pure.cloud"},
            {u"sa-east-1", u"sae1.pure.cloud"},
            {u"eu-west-1", u"mypurecloud.ie"},
            {u"eu-west-2", u"euw2.pure.cloud"},
            {u"eu-central-1", u"mypurecloud.de"},
            {u"eu-central-2", u"euc2.pure.cloud"},
            {u"eusc-de-east-1", u"edee1.eusc-pure.cloud"},
            {u"me-central-1", u"mec1.pure.cloud"},
            {u"ap-south-1", u"aps1.pure.cloud"},
            {u"ap-southeast-1", u"apse1.pure.cloud"},
            {u"ap-southeast-2", u"mypurecloud.com.au"},
            {u"ap-northeast-1", u"mypurecloud.jp"},
            {u"ap-northeast-2", u"apne2.pure.cloud"},
            {u"ap-northeast-3", u"apne3.pure.cloud"},
        };
        QList<Region> all;
        for (const auto &[name, domain] : table) {
            all.append({QString::fromUtf16(name), QString::fromUtf16(domain)});
        }
        return all;
    }();
    return list;
}

Result<RegionHosts> resolveEnvironment(const QString &environment)
{
    const QString wanted = environment.trimmed().toLower();
    const auto found = std::find_if(regions().begin(), regions().end(), [&wanted](const Region &region) {
        return region.name == wanted || region.domain == wanted;
    });
    if (found == regions().end() && wanted != u"api") {
        QStringList names;
        for (const Region &region : regions()) {
            names.append(region.name);
        }
        return Error{
            QStringLiteral("\"%1\" is no region of the platform. Give a region (%2), its domain (such as "
                           "mypurecloud.ie), or api for api.mypurecloud.com.")
                .arg(environment, names.join(QStringLiteral(", ")))};
    }
    const QString domain = wanted == u"api" ? regions().first().domain : found->domain;
    return RegionHosts{wanted == u"api" ? regions().first().name : found->name, domain,
                       QUrl(QStringLiteral("https://api.") + domain),
                       QUrl(QStringLiteral("https://login.") + domain)};
}

} // namespace flowconsole

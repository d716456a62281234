#include "models/flowfilter.h"

#include "domain/flow.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace flowconsole {

QString flowFilterText(const FlowFilter &filter)
{
    QStringList parts;
    QStringList types;
    for (const QString &type : filter.types) {
        types.append(flowTypeName(type));
    }
    std::sort(types.begin(), types.end());
    if (!types.isEmpty()) {
        parts.append(types.join(QStringLiteral(", ")));
    }
    switch (filter.published) {
    case FlowFilter::Choice::Any:
        break;
    case FlowFilter::Choice::Yes:
        parts.append(QCoreApplication::translate("FlowFilter", "published", "of flows"));
        break;
    case FlowFilter::Choice::No:
        parts.append(QCoreApplication::translate("FlowFilter", "never published", "of flows"));
        break;
    }
    switch (filter.launchable) {
    case FlowFilter::Choice::Any:
        break;
    case FlowFilter::Choice::Yes:
        parts.append(QCoreApplication::translate("FlowFilter", "launchable", "of flows"));
        break;
    case FlowFilter::Choice::No:
        parts.append(QCoreApplication::translate("FlowFilter", "not launchable", "of flows"));
        break;
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace flowconsole

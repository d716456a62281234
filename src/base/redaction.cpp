#include "base/redaction.h"

#include <array>

namespace flowconsole {

QString redactedPlaceholder()
{
    return QStringLiteral("••••••");
}

bool isSecretHeader(QStringView name)
{
    static constexpr std::array secretHeaders{u"authorization", u"proxy-authorization", u"cookie",
                                              u"set-cookie"};
    return std::any_of(secretHeaders.begin(), secretHeaders.end(), [name](const char16_t *secret) {
        return name.compare(QStringView(secret), Qt::CaseInsensitive) == 0;
    });
}

} // namespace flowconsole

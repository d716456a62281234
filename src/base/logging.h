#pragma once

#include <QLoggingCategory>

namespace flowconsole {

/// Categories for QT_LOGGING_RULES, e.g. "flowconsole.net.debug=true". Nothing secret is ever written to one.
Q_DECLARE_LOGGING_CATEGORY(lcNet)
Q_DECLARE_LOGGING_CATEGORY(lcEngine)
Q_DECLARE_LOGGING_CATEGORY(lcAudit)
Q_DECLARE_LOGGING_CATEGORY(lcStorage)
Q_DECLARE_LOGGING_CATEGORY(lcSimulator)

} // namespace flowconsole

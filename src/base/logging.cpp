#include "base/logging.h"

namespace flowconsole {

Q_LOGGING_CATEGORY(lcNet, "flowconsole.net", QtWarningMsg)
Q_LOGGING_CATEGORY(lcEngine, "flowconsole.engine", QtWarningMsg)
Q_LOGGING_CATEGORY(lcAudit, "flowconsole.audit", QtWarningMsg)
Q_LOGGING_CATEGORY(lcStorage, "flowconsole.storage", QtWarningMsg)
Q_LOGGING_CATEGORY(lcSimulator, "flowconsole.simulator", QtWarningMsg)

} // namespace flowconsole

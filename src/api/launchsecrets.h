#pragma once

#include "domain/flowexecution.h"
#include "domain/launchrequest.h"
#include "domain/nodetransition.h"

#include <QByteArray>
#include <QList>

namespace flowconsole {

// Secure values may come back in an answer: as a text, or as they stand in JSON.

/// The secure values of a launch in the forms in which they may come back, longest first: one may contain
/// another.
[[nodiscard]] QList<QByteArray> secretsOf(const LaunchRequest &request);

[[nodiscard]] QString withoutSecrets(QString text, const QList<QByteArray> &secrets);

// Each puts the placeholder in the place of the secrets.
void removeSecrets(ApiError &error, const QList<QByteArray> &secrets);
void removeSecrets(ExecutionUpdate &update, const QList<QByteArray> &secrets);
void removeSecrets(QList<NodeTransition> &steps, const QList<QByteArray> &secrets);

} // namespace flowconsole

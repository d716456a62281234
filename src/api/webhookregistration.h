#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/connectionprofile.h"

#include <QFuture>
#include <QObject>
#include <QUrl>

#include <memory>

namespace flowconsole {

class TokenSource;
class Transport;

/// Keeps one webhook of ours registered with the platform (API.md, "Webhook"). Ours is the one whose id the
/// profile stored, else the one whose name and callback base both match; no other is ever touched. The last
/// part of a target's path is a secret: it is masked in records and errors. Lives in the engine's thread;
/// destroying it ends its futures with ApiError::Kind::Local.
class WebhookRegistration final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WebhookRegistration)

public:
    WebhookRegistration(Transport &transport, TokenSource &tokens, const ConnectionProfile &profile,
                        const Clock &clock, QObject *parent = nullptr);
    ~WebhookRegistration() override;

    /// The id of a webhook that posts our four events to `targetUrl`: ours where it does so already, else ours
    /// is deleted and another made. Errors: those of PlatformClient's calls; OutcomeUnknown where nothing tells
    /// whether it was made, and the next call finds it.
    [[nodiscard]] QFuture<ApiResult<QString>> ensure(const QUrl &targetUrl);

    /// Deletes ours, if there is one. One that is gone already is a success.
    [[nodiscard]] QFuture<ApiResult<Done>> remove();

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace flowconsole

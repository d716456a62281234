#pragma once

#include <QDBusAbstractInterface>
#include <QDBusConnection>
#include <QDBusPendingCall>
#include <QDBusVariant>

namespace flowconsole {

/// The desktop portal's settings (org.freedesktop.portal.Settings), as far as the theme asks. GUI thread.
class PortalSettings final : public QDBusAbstractInterface
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PortalSettings)

public:
    explicit PortalSettings(const QDBusConnection &bus, QObject *parent = nullptr)
        : QDBusAbstractInterface(QStringLiteral("org.freedesktop.portal.Desktop"),
                                 QStringLiteral("/org/freedesktop/portal/desktop"),
                                 "org.freedesktop.portal.Settings", bus, parent)
    {}

    [[nodiscard]] static QString appearance() { return QStringLiteral("org.freedesktop.appearance"); }
    [[nodiscard]] static QString colourScheme() { return QStringLiteral("color-scheme"); }

    [[nodiscard]] QDBusPendingCall readColourScheme()
    {
        return asyncCall(QStringLiteral("Read"), appearance(), colourScheme());
    }

signals:
    // The D-Bus signal's own name.
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

} // namespace flowconsole

#include "ui/theme/systemscheme.h"

#include <QGuiApplication>
#include <QPalette>

#ifdef FLOWCONSOLE_HAS_DBUS
#include "ui/theme/portalsettings.h"

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

namespace flowconsole {

SystemScheme::SystemScheme(QObject *parent) : QObject(parent)
{
    const QPalette palette = QGuiApplication::palette();
    const bool dark =
        palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
    m_paletteScheme = dark ? ColourScheme::Dark : ColourScheme::Light;
    m_scheme = m_paletteScheme;
    watchPortal();
}

SystemScheme::~SystemScheme() = default;

#ifdef FLOWCONSOLE_HAS_DBUS

void SystemScheme::watchPortal()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    auto *portal = new PortalSettings(bus, this);
    connect(portal, &PortalSettings::SettingChanged, this,
            [this](const QString &group, const QString &key, const QDBusVariant &value) {
                if (group == PortalSettings::appearance() && key == PortalSettings::colourScheme()) {
                    takePortalValue(value.variant());
                }
            });
    auto *watcher = new QDBusPendingCallWatcher(portal->readColourScheme(), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError()) {
            takePortalValue(reply.value().variant());
        }
        watcher->deleteLater();
    });
}

void SystemScheme::takePortalValue(const QVariant &value)
{
    // Settings.Read wraps its answer in a second variant; the change signal does not.
    const QVariant plain = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    constexpr uint prefersDark = 1;
    constexpr uint prefersLight = 2;
    const uint preference = plain.toUInt();
    const ColourScheme scheme = preference == prefersDark    ? ColourScheme::Dark
                                : preference == prefersLight ? ColourScheme::Light
                                                             : m_paletteScheme;
    if (scheme != m_scheme) {
        m_scheme = scheme;
        emit changed();
    }
}

#else

void SystemScheme::watchPortal() {}

void SystemScheme::takePortalValue(const QVariant &) {}

#endif

} // namespace flowconsole

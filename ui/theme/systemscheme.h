#pragma once

#include "ui/theme/theme.h"

#include <QObject>

namespace flowconsole {

/// What the desktop asks applications to look like: the portal's org.freedesktop.appearance color-scheme and
/// its change signal where there is a session bus that offers it, else the lightness of the palette that the
/// program was started with. GUI thread.
class SystemScheme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemScheme)

public:
    explicit SystemScheme(QObject *parent = nullptr);
    ~SystemScheme() override;

    [[nodiscard]] ColourScheme scheme() const { return m_scheme; }

signals:
    void changed();

private:
    void watchPortal();
    void takePortalValue(const QVariant &value);

    ColourScheme m_paletteScheme = ColourScheme::Light;
    ColourScheme m_scheme = ColourScheme::Light;
};

} // namespace flowconsole

#include "ui/theme/tokens.h"

#include <algorithm>
#include <array>

namespace flowconsole {

namespace {

struct Entry
{
    QLatin1String name;
    QRgb light;
    QRgb dark;
};

constexpr std::array table{
    Entry{QLatin1String("window"), 0xf4f6f9, 0x12161c},
    Entry{QLatin1String("surface"), 0xffffff, 0x191f28},
    Entry{QLatin1String("raised"), 0xfafbfd, 0x1f2631},
    Entry{QLatin1String("border"), 0xdfe4ea, 0x2c3644},
    Entry{QLatin1String("text"), 0x1a2330, 0xe7ecf3},
    Entry{QLatin1String("muted"), 0x5c6878, 0x9aa6b6},
    Entry{QLatin1String("faint"), 0x667283, 0x8a97a8},
    Entry{QLatin1String("accent"), 0x2f5fe0, 0x6d9bff},
    Entry{QLatin1String("accent-soft"), 0xe8eefc, 0x202e4d},
    Entry{QLatin1String("accent-strong"), 0x2450c8, 0x86acff},
    Entry{QLatin1String("accent-faded"), 0x97aff0, 0x435d95},
    Entry{QLatin1String("on-accent"), 0xffffff, 0x0e131b},
    Entry{QLatin1String("on-accent-faded"), 0xffffff, 0x0e131b},
    Entry{QLatin1String("running"), 0x2a57d4, 0x7aa5ff},
    Entry{QLatin1String("completed"), 0x11704b, 0x4cc38a},
    Entry{QLatin1String("failed"), 0xc4292e, 0xff7b7b},
    Entry{QLatin1String("terminated"), 0x7446ca, 0xb79bff},
    Entry{QLatin1String("timedout"), 0xa44a06, 0xffab6b},
    Entry{QLatin1String("queued"), 0x5c6878, 0x9aa6b6},
    Entry{QLatin1String("unknown"), 0x8a5b00, 0xf0c454},
    Entry{QLatin1String("teal"), 0x0b6e75, 0x49c5cc},
    Entry{QLatin1String("running-soft"), 0xe6edfc, 0x1e2c4a},
    Entry{QLatin1String("completed-soft"), 0xe2f4ec, 0x173529},
    Entry{QLatin1String("failed-soft"), 0xfbe7e7, 0x3d2023},
    Entry{QLatin1String("terminated-soft"), 0xefe9fb, 0x2c2546},
    Entry{QLatin1String("timedout-soft"), 0xfcebdc, 0x3d2a1a},
    Entry{QLatin1String("queued-soft"), 0xeceff3, 0x262e39},
    Entry{QLatin1String("unknown-soft"), 0xfbf1d9, 0x383018},
};

} // namespace

QColor designColour(ColourScheme scheme, QLatin1String name)
{
    const auto entry = std::ranges::find(table, name, &Entry::name);
    Q_ASSERT(entry != table.end());
    return QColor(scheme == ColourScheme::Dark ? entry->dark : entry->light);
}

Tokens designTokens(ColourScheme scheme)
{
    const auto colour = [scheme](const char *name) { return designColour(scheme, QLatin1String(name)); };
    return Tokens{
        .window = colour("window"),
        .surface = colour("surface"),
        .raised = colour("raised"),
        .border = colour("border"),
        .text = colour("text"),
        .muted = colour("muted"),
        .faint = colour("faint"),
        .accent = colour("accent"),
        .accentSoft = colour("accent-soft"),
        .onAccent = colour("on-accent"),
        .success = colour("completed"),
        .danger = colour("failed"),
        .dangerSoft = colour("failed-soft"),
        .warning = colour("unknown"),
        .warningSoft = colour("unknown-soft"),
    };
}

QList<QLatin1String> designColourNames()
{
    QList<QLatin1String> names;
    for (const Entry &entry : table) {
        names.append(entry.name);
    }
    std::ranges::sort(names, std::ranges::greater(), [](QLatin1String name) { return name.size(); });
    return names;
}

} // namespace flowconsole

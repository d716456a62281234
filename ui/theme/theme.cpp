#include "ui/theme/theme.h"

#include "ui/theme/consolestyle.h"
#include "ui/theme/systemscheme.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPalette>
#include <QRegularExpression>
#include <QScreen>
#include <QSvgRenderer>
#include <QToolTip>

#include <array>

// The resources live in a static library, from which nothing else would pull them.
static void initialiseResources()
{
    Q_INIT_RESOURCE(theme);
    Q_INIT_RESOURCE(flowconsole_icons);
}

namespace flowconsole {

namespace {

constexpr int baseSize = 13;
constexpr int smallSize = 12;

/// 9 to 11 points are what desktops come with: they mean the base size. Beyond that the user asked for another.
double scaleOfSystemFont()
{
    constexpr double smallestUsual = 9.0;
    constexpr double largestUsual = 11.0;
    constexpr double dotsPerInchOfBase = 96.0;
    const double points = QFontDatabase::systemFont(QFontDatabase::GeneralFont).pointSizeF();
    const QScreen *screen = QGuiApplication::primaryScreen();
    const double density = screen != nullptr ? screen->logicalDotsPerInch() / dotsPerInchOfBase : 1.0;
    if (points <= 0) {
        return density;
    }
    return density * points / qBound(smallestUsual, points, largestUsual);
}

QFont fontOf(const QStringList &families, int pixels)
{
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(pixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QStringList textFamilies()
{
    return {QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("sans-serif")};
}

QStringList monospacedFamilies()
{
    return {QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")};
}

QPalette paletteOf(const Tokens &tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.surface);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.surface);
    palette.setColor(QPalette::AlternateBase, tokens.raised);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.muted);
    palette.setColor(QPalette::Button, tokens.surface);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::BrightText, tokens.danger);
    palette.setColor(QPalette::ToolTipBase, tokens.raised);
    palette.setColor(QPalette::ToolTipText, tokens.text);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::LinkVisited, tokens.accent);
    palette.setColor(QPalette::Highlight, tokens.accentSoft);
    palette.setColor(QPalette::HighlightedText, tokens.text);
    palette.setColor(QPalette::Light, tokens.raised);
    palette.setColor(QPalette::Midlight, tokens.raised);
    palette.setColor(QPalette::Mid, tokens.border);
    palette.setColor(QPalette::Dark, tokens.border);
    palette.setColor(QPalette::Shadow, tokens.border);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, tokens.faint);
    }
    return palette;
}

QByteArray tintedSvg(const QString &name, const QColor &colour)
{
    QFile file(QStringLiteral(":/flowconsole/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return file.readAll().replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
}

} // namespace

Theme::Theme(QObject *parent) : QObject(parent), m_system(new SystemScheme(this)), m_scale(scaleOfSystemFont())
{
    initialiseResources();
    QApplication::setStyle(new ConsoleStyle);
    // Also those of text fields: without icons, menus need no gutter for them.
    QApplication::setAttribute(Qt::AA_DontShowIconsInMenus);
    QApplication::setFont(fontOf(textFamilies(), scaled(baseSize)));
    connect(m_system, &SystemScheme::changed, this, &Theme::followSystem);
    m_scheme = m_system->scheme();
    apply();
}

Theme::~Theme() = default;

void Theme::setChoice(SchemeChoice choice)
{
    m_choice = choice;
    ColourScheme scheme = m_scheme;
    switch (choice) {
    case SchemeChoice::FollowSystem:
        scheme = m_system->scheme();
        break;
    case SchemeChoice::Light:
        scheme = ColourScheme::Light;
        break;
    case SchemeChoice::Dark:
        scheme = ColourScheme::Dark;
        break;
    }
    if (scheme != m_scheme) {
        m_scheme = scheme;
        apply();
        emit changed();
    }
}

void Theme::followSystem()
{
    if (m_choice == SchemeChoice::FollowSystem) {
        setChoice(SchemeChoice::FollowSystem);
    }
}

void Theme::apply()
{
    m_tokens = designTokens(m_scheme);
    m_icons.clear();
    const QPalette palette = paletteOf(m_tokens);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    qApp->setStyleSheet(styleSheet());
}

QString Theme::styleSheet() const
{
    QFile file(QStringLiteral(":/flowconsole/theme/theme.qss"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QString text = QString::fromUtf8(file.readAll());
    text.replace(QLatin1String("@image-down"), tintedFile(QStringLiteral("chevron-down"), m_tokens.muted));
    text.replace(QLatin1String("@image-up"), tintedFile(QStringLiteral("chevron-up"), m_tokens.muted));
    text.replace(QLatin1String("@image-check"), tintedFile(QStringLiteral("check"), m_tokens.onAccent));
    text.replace(QLatin1String("@image-menu-check"), tintedFile(QStringLiteral("check"), m_tokens.accent));
    text.replace(QLatin1String("@image-minus"), tintedFile(QStringLiteral("minus"), m_tokens.muted));
    const QList<QLatin1String> names = designColourNames();
    for (const QLatin1String name : names) {
        text.replace(u'@' + name, designColour(m_scheme, name).name(QColor::HexRgb));
    }

    // Hairlines and focus rings keep their width; all other lengths grow with the font.
    static const QRegularExpression length(QStringLiteral("\\b(\\d+)px"));
    constexpr int thickestLine = 2;
    QString scaledText;
    qsizetype done = 0;
    for (auto match = length.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const int pixels = found.capturedView(1).toInt();
        scaledText += QStringView(text).mid(done, found.capturedStart() - done);
        scaledText += QString::number(pixels > thickestLine ? scaled(pixels) : pixels) + QLatin1String("px");
        done = found.capturedEnd();
    }
    return scaledText.append(QStringView(text).mid(done));
}

QString Theme::tintedFile(const QString &icon, const QColor &colour) const
{
    const QString path =
        QDir(m_tinted.path())
            .filePath(icon + u'-' + colour.name(QColor::HexRgb).mid(1) + QLatin1String(".svg"));
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::WriteOnly)) {
        file.write(tintedSvg(icon, colour));
    }
    return path;
}

StateStyle Theme::stateStyle(ExecutionState state) const
{
    const auto style = [this](QLatin1String colour, QLatin1String soft, const char *icon) {
        return StateStyle{designColour(m_scheme, colour), designColour(m_scheme, soft), QLatin1String(icon)};
    };
    const QLatin1String queued("queued");
    const QLatin1String queuedSoft("queued-soft");
    const QLatin1String running("running");
    const QLatin1String runningSoft("running-soft");
    const QLatin1String terminated("terminated");
    const QLatin1String terminatedSoft("terminated-soft");
    switch (state) {
    case ExecutionState::Draft:
        return style(queued, queuedSoft, "pencil");
    case ExecutionState::Queued:
        return style(queued, queuedSoft, "ellipsis");
    case ExecutionState::Launching:
        return style(running, runningSoft, "send");
    case ExecutionState::Running:
        return style(running, runningSoft, "loader-circle");
    case ExecutionState::Terminating:
        return style(terminated, terminatedSoft, "circle-stop");
    case ExecutionState::Completed:
        return style(QLatin1String("completed"), QLatin1String("completed-soft"), "check");
    case ExecutionState::Failed:
        return style(QLatin1String("failed"), QLatin1String("failed-soft"), "x");
    case ExecutionState::Terminated:
        return style(terminated, terminatedSoft, "square");
    case ExecutionState::TimedOut:
        return style(QLatin1String("timedout"), QLatin1String("timedout-soft"), "hourglass");
    case ExecutionState::Unknown:
        return style(QLatin1String("unknown"), QLatin1String("unknown-soft"), "circle-question-mark");
    }
    Q_UNREACHABLE();
}

QColor Theme::profileColour(ProfileColour colour) const
{
    switch (colour) {
    case ProfileColour::Blue:
        return designColour(m_scheme, QLatin1String("running"));
    case ProfileColour::Green:
        return designColour(m_scheme, QLatin1String("completed"));
    case ProfileColour::Amber:
        return designColour(m_scheme, QLatin1String("unknown"));
    case ProfileColour::Red:
        return designColour(m_scheme, QLatin1String("failed"));
    case ProfileColour::Purple:
        return designColour(m_scheme, QLatin1String("terminated"));
    case ProfileColour::Teal:
        return designColour(m_scheme, QLatin1String("teal"));
    case ProfileColour::Grey:
        return designColour(m_scheme, QLatin1String("queued"));
    }
    Q_UNREACHABLE();
}

QPixmap Theme::dot(const QColor &colour, bool filled, qreal devicePixelRatio) const
{
    constexpr int diameter = 10;
    constexpr double lineWidth = 1.6;
    const int side = scaled(diameter);
    QPixmap picture(QSize(side, side) * devicePixelRatio);
    picture.setDevicePixelRatio(devicePixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, lineWidth));
    painter.setBrush(filled ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QRectF(0, 0, side, side).adjusted(1, 1, -1, -1));
    return picture;
}

QList<QColor> Theme::seriesColours() const
{
    QList<QColor> colours;
    for (const char *name : {"completed", "running", "timedout", "terminated", "unknown", "failed"}) {
        colours.append(designColour(m_scheme, QLatin1String(name)));
    }
    return colours;
}

QIcon Theme::icon(const QString &name) const
{
    const auto known = m_icons.constFind(name);
    if (known != m_icons.constEnd()) {
        return *known;
    }
    constexpr int size = 16;
    QIcon icon;
    for (const qreal ratio : {1.0, 2.0}) {
        icon.addPixmap(pixmap(name, m_tokens.muted, scaled(size), ratio), QIcon::Normal);
        icon.addPixmap(pixmap(name, m_tokens.text, scaled(size), ratio), QIcon::Active);
        icon.addPixmap(pixmap(name, m_tokens.faint, scaled(size), ratio), QIcon::Disabled);
    }
    m_icons.insert(name, icon);
    return icon;
}

QIcon Theme::primaryIcon(const QString &name) const
{
    constexpr int side = 16;
    constexpr int glyph = 13;
    QIcon icon;
    for (const qreal ratio : {1.0, 2.0}) {
        QPixmap canvas(QSize(scaled(side), scaled(side)) * ratio);
        canvas.setDevicePixelRatio(ratio);
        canvas.fill(Qt::transparent);
        QPainter painter(&canvas);
        const double inset = scaled(side - glyph) / 2.0;
        painter.drawPixmap(QPointF(0, inset), pixmap(name, m_tokens.onAccent, scaled(glyph), ratio));
        painter.end();
        icon.addPixmap(canvas, QIcon::Normal);
        icon.addPixmap(canvas, QIcon::Disabled);
    }
    return icon;
}

QPixmap Theme::pixmap(const QString &name, const QColor &colour, int size, qreal devicePixelRatio) const
{
    const QByteArray svg = tintedSvg(name, colour);
    const int pixels = qRound(size * devicePixelRatio);
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    if (!svg.isEmpty()) {
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        renderer.render(&painter);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QFont Theme::monospacedFont() const
{
    QFont font = fontOf(monospacedFamilies(), scaled(smallSize));
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

QFont Theme::smallFont() const
{
    return fontOf(textFamilies(), scaled(smallSize));
}

int Theme::scaled(int length) const
{
    return qRound(length * m_scale);
}

} // namespace flowconsole

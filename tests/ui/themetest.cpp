#include "ui/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace flowconsole;

namespace {

/// Relative luminance and contrast ratio, WCAG 2.1.
double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

constexpr double readable = 4.5;

} // namespace

class ThemeTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyTokenIsSet_data() { schemes(); }
    void everyTokenIsSet();
    void textIsReadableOnEveryBackground_data() { schemes(); }
    void textIsReadableOnEveryBackground();
    void everyStateChipIsReadableAndHasAnIcon_data() { schemes(); }
    void everyStateChipIsReadableAndHasAnIcon();
    void seriesAreReadableAndDistinct_data() { schemes(); }
    void seriesAreReadableAndDistinct();
    void theStyleSheetLeavesNoNameUnfilled_data() { schemes(); }
    void theStyleSheetLeavesNoNameUnfilled();
    void aChoiceTakesEffectAtOnceAndIsToldOnce();
    void iconsAreTintedWithTheScheme();

private:
    void schemes();
    void choose();

    Theme m_theme;
};

void ThemeTest::schemes()
{
    QTest::addColumn<SchemeChoice>("choice");
    QTest::newRow("light") << SchemeChoice::Light;
    QTest::newRow("dark") << SchemeChoice::Dark;
}

void ThemeTest::choose()
{
    QFETCH(SchemeChoice, choice);
    m_theme.setChoice(choice);
}

void ThemeTest::everyTokenIsSet()
{
    choose();
    const Tokens &t = m_theme.tokens();
    for (const QColor &colour :
         {t.window, t.surface, t.raised, t.border, t.text, t.muted, t.faint, t.accent, t.accentSoft, t.onAccent,
          t.success, t.danger, t.dangerSoft, t.warning, t.warningSoft}) {
        QVERIFY(colour.isValid());
        QCOMPARE(colour.alpha(), 255);
    }
}

void ThemeTest::textIsReadableOnEveryBackground()
{
    choose();
    const Tokens &t = m_theme.tokens();
    for (const QColor &background : {t.window, t.surface, t.raised, t.accentSoft}) {
        QVERIFY(contrast(t.text, background) >= readable);
        QVERIFY(contrast(t.muted, background) >= readable);
    }
    for (const QColor &background : {t.surface, t.raised}) {
        QVERIFY(contrast(t.faint, background) >= readable);
        QVERIFY(contrast(t.danger, background) >= readable);
        QVERIFY(contrast(t.success, background) >= readable);
        QVERIFY(contrast(t.warning, background) >= readable);
        QVERIFY(contrast(t.accent, background) >= readable);
    }
    QVERIFY(contrast(t.onAccent, t.accent) >= readable);
    QVERIFY(contrast(t.danger, t.dangerSoft) >= readable);
    QVERIFY(contrast(t.text, t.dangerSoft) >= readable);
    QVERIFY(contrast(t.warning, t.warningSoft) >= readable);
}

void ThemeTest::everyStateChipIsReadableAndHasAnIcon()
{
    choose();
    for (const ExecutionState state : allExecutionStates) {
        const StateStyle style = m_theme.stateStyle(state);
        QVERIFY2(contrast(style.text, style.soft) >= readable, qPrintable(stateKey(state)));
        const QImage icon = m_theme.pixmap(style.iconName, style.text, 16, 2.0).toImage();
        QCOMPARE(icon.size(), QSize(32, 32));
        bool isDrawn = false;
        for (int y = 0; y < icon.height() && !isDrawn; ++y) {
            for (int x = 0; x < icon.width() && !isDrawn; ++x) {
                isDrawn = qAlpha(icon.pixel(x, y)) > 200;
            }
        }
        QVERIFY2(isDrawn, qPrintable(style.iconName));
    }
}

void ThemeTest::seriesAreReadableAndDistinct()
{
    choose();
    const QList<QColor> colours = m_theme.seriesColours();
    QVERIFY(colours.size() >= 4);
    for (int i = 0; i < colours.size(); ++i) {
        QVERIFY(contrast(colours[i], m_theme.tokens().surface) >= readable);
        QCOMPARE(colours.lastIndexOf(colours[i]), i);
    }
}

void ThemeTest::theStyleSheetLeavesNoNameUnfilled()
{
    choose();
    const QString sheet = qApp->styleSheet();
    QVERIFY(sheet.contains(m_theme.tokens().accent.name()));
    QVERIFY2(!sheet.contains(u'@'), qPrintable(sheet.mid(sheet.indexOf(u'@'), 40)));
}

void ThemeTest::aChoiceTakesEffectAtOnceAndIsToldOnce()
{
    m_theme.setChoice(SchemeChoice::Light);
    const QColor lightText = QApplication::palette().color(QPalette::WindowText);
    QSignalSpy changed(&m_theme, &Theme::changed);

    m_theme.setChoice(SchemeChoice::Dark);

    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_theme.scheme(), ColourScheme::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Base), m_theme.tokens().surface);
    QVERIFY(QApplication::palette().color(QPalette::WindowText) != lightText);
    m_theme.setChoice(SchemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
}

void ThemeTest::iconsAreTintedWithTheScheme()
{
    m_theme.setChoice(SchemeChoice::Light);
    const QImage light = m_theme.icon(QStringLiteral("search")).pixmap(16).toImage();
    m_theme.setChoice(SchemeChoice::Dark);
    const QImage dark = m_theme.icon(QStringLiteral("search")).pixmap(16).toImage();
    QVERIFY(!light.isNull());
    QVERIFY(light != dark);
}

QTEST_MAIN(ThemeTest)
#include "themetest.moc"

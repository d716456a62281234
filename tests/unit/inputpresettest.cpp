#include "domain/inputpreset.h"

#include <QTest>

using namespace flowconsole;

namespace {

InputPreset preset(const QString &name, const QString &flow, const QByteArray &values)
{
    return {name, FlowId(flow), flow.isEmpty() ? QString() : QStringLiteral("Billing IVR"),
            JsonValue::parse(values).value()};
}

} // namespace

class InputPresetTest final : public QObject
{
    Q_OBJECT

private slots:
    void aDocumentGivesBackWhatWasWritten();
    void whatIsNoDocumentIsRefusedWithTheReason_data();
    void whatIsNoDocumentIsRefusedWithTheReason();
    void oneOfTheSameNameAndFlowTakesThePlace();
    void whatIsAddedBesideReplacesNothing();
};

void InputPresetTest::aDocumentGivesBackWhatWasWritten()
{
    const QList<InputPreset> presets{
        preset(QStringLiteral("VIP caller"), QStringLiteral("f-1"), "{\"n\":9007199254740993,\"a\":1.50}"),
        preset(QStringLiteral("Zoë"), {}, "{\"customerName\":\"Zoë\"}")};
    const auto read = readPresets(presetDocument(presets));
    QVERIFY(read.ok());
    QCOMPARE(read.value(), presets);
    QVERIFY(read.value().last().isPersona());
}

void InputPresetTest::whatIsNoDocumentIsRefusedWithTheReason_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("no file of presets");
    QTest::newRow("another file") << QByteArray("{\"profiles\": []}") << QStringLiteral("no file of presets");
    QTest::newRow("newer") << QByteArray("{\"version\": 2, \"presets\": []}") << QStringLiteral("newer");
    QTest::newRow("nameless") << QByteArray("{\"version\":1,\"presets\":[{\"name\":\"a\",\"values\":{}},"
                                            "{\"name\":\" \",\"values\":{}}]}")
                              << QStringLiteral("Preset 2");
    QTest::newRow("without values") << QByteArray("{\"version\":1,\"presets\":[{\"name\":\"a\",\"values\":3}]}")
                                    << QStringLiteral("Preset 1");
}

void InputPresetTest::whatIsNoDocumentIsRefusedWithTheReason()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, words);
    const auto read = readPresets(document);
    QVERIFY(!read.ok());
    QVERIFY2(read.error().message.contains(words), qPrintable(read.error().message));
}

void InputPresetTest::oneOfTheSameNameAndFlowTakesThePlace()
{
    const InputPreset a = preset(QStringLiteral("a"), QStringLiteral("f"), "{\"n\":1}");
    const InputPreset other = preset(QStringLiteral("a"), QStringLiteral("g"), "{\"n\":1}");
    const InputPreset newer = preset(QStringLiteral("a"), QStringLiteral("f"), "{\"n\":2}");
    QCOMPARE(withPresets({a, other}, {newer}), QList({newer, other}));
}

void InputPresetTest::whatIsAddedBesideReplacesNothing()
{
    const InputPreset a = preset(QStringLiteral("a"), QStringLiteral("f"), "{\"n\":1}");
    const InputPreset other = preset(QStringLiteral("a"), QStringLiteral("g"), "{\"n\":1}");
    const InputPreset newer = preset(QStringLiteral("a"), QStringLiteral("f"), "{\"n\":2}");
    const InputPreset second = preset(QStringLiteral("a 2"), QStringLiteral("f"), "{\"n\":2}");
    const InputPreset third = preset(QStringLiteral("a 3"), QStringLiteral("f"), "{\"n\":3}");
    QCOMPARE(besidePresets({a}, {a, other, newer}), QList({a, other, second}));
    // A file that is imported twice adds nothing the second time.
    QCOMPARE(besidePresets({a, second}, {a, newer}), QList({a, second}));
    QCOMPARE(besidePresets({a, second}, {preset(QStringLiteral("a"), QStringLiteral("f"), "{\"n\":3}")}),
             QList({a, second, third}));
}

QTEST_GUILESS_MAIN(InputPresetTest)
#include "inputpresettest.moc"

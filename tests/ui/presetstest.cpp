#include "domain/launchrequest.h"
#include "samplefacts.h"
#include "stillclock.h"
#include "ui/theme/theme.h"
#include "ui/variables/variablespane.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;

class PresetsTest final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsTypedIsKeptUnderANameAndFilledInAgain();
    void aTakenNameIsAskedAboutInPlace();
    void oneOfTheSameValuesIsNotAskedAbout();
    void anotherFlowEndsTheQuestion();
    void aPersonaFillsInWhatTheFlowKnows();
    void secureValuesAreNotKeptAndStayAsTheyAre();
    void aPresetIsRemoved();
    void anotherFlowsPresetsAreNotOffered();
    void theInputOfAnEarlierRunIsFilledIn();
    void theQuestionIsWholeInANarrowPane_data();
    void theQuestionIsWholeInANarrowPane();
    void enterPressesTheButtonThatHasTheFocus();
    void whatStoodThereBeforeAnEarlierRunComesBack();
    void theChosenOneIsMarked();

private:
    struct Shown
    {
        explicit Shown(Theme &theme) : pane(theme, clock)
        {
            pane.resize(380, 900);
            pane.show();
            pane.setFlow(lateFeeWaiver());
            QObject::connect(&pane, &VariablesPane::presetsChanged, &pane,
                             [this](const QList<InputPreset> &now) {
                                 presets = now;
                                 pane.setPresets(now);
                             });
        }
        [[nodiscard]] QAction *action(const QString &name) const
        {
            auto *menu = pane.findChild<QMenu *>(QStringLiteral("presetsMenu"));
            emit menu->aboutToShow();
            return menu->findChild<QAction *>(name);
        }
        void save(const char *how, const QString &name) const
        {
            action(QLatin1String(how))->trigger();
            auto *line = qobject_cast<QLineEdit *>(pane.focusWidget());
            QVERIFY(line != nullptr);
            QTest::keyClicks(line, name);
            QTest::keyClick(line, Qt::Key_Return);
        }
        [[nodiscard]] QString text(const char *name) const
        {
            return pane.findChild<QLineEdit *>(QLatin1String("editor.") + QLatin1String(name))->text();
        }
        void type(const char *name, const QString &typed) const
        {
            auto *line = pane.findChild<QLineEdit *>(QLatin1String("editor.") + QLatin1String(name));
            line->setFocus();
            line->selectAll();
            QTest::keyClicks(line, typed);
        }
        [[nodiscard]] QString button() const
        {
            return pane.findChild<QToolButton *>(QStringLiteral("presets"))->text();
        }

        [[nodiscard]] QWidget *question() const
        {
            return pane.findChild<QWidget *>(QStringLiteral("questionBar"));
        }
        [[nodiscard]] QString asked() const
        {
            return question()->isVisible() ? question()->accessibleName() : QString();
        }
        [[nodiscard]] QString keptName(const QString &preset) const
        {
            for (const InputPreset &each : presets) {
                if (each.name == preset) {
                    return each.values.value(u"customerName").toString();
                }
            }
            return {};
        }

        StillClock clock;
        VariablesPane pane;
        QList<InputPreset> presets;
    };

    Theme m_theme;
};

void PresetsTest::whatIsTypedIsKeptUnderANameAndFilledInAgain()
{
    Shown shown(m_theme);
    shown.pane.activateWindow();
    shown.type("customerName", QStringLiteral("Vera"));
    shown.save("savePreset", QStringLiteral("VIP caller"));
    QCOMPARE(shown.presets.size(), 1);
    QCOMPARE(shown.presets.first().flowId, lateFeeWaiver().id);
    QCOMPARE(shown.button(), QStringLiteral("Preset: VIP caller"));

    shown.type("customerName", QStringLiteral("Otto"));
    QCOMPARE(shown.button(), QStringLiteral("Presets"));
    shown.type("retryCount", QStringLiteral("7"));
    shown.action(QStringLiteral("preset.VIP caller"))->trigger();

    QCOMPARE(shown.text("customerName"), QStringLiteral("Vera"));
    QCOMPARE(shown.text("retryCount"), QStringLiteral("3"));
    QCOMPARE(shown.button(), QStringLiteral("Preset: VIP caller"));
    QCOMPARE(shown.pane.prepareRequest()->inputs.value(u"customerName").toString(), QStringLiteral("Vera"));
}

void PresetsTest::aTakenNameIsAskedAboutInPlace()
{
    Shown shown(m_theme);
    shown.pane.activateWindow();
    shown.type("customerName", QStringLiteral("Vera"));
    shown.save("savePreset", QStringLiteral("VIP"));
    shown.type("customerName", QStringLiteral("Otto"));
    shown.save("savePersona", QStringLiteral("VIP")); // another kind
    QCOMPARE(shown.presets.size(), 2);

    shown.save("savePreset", QStringLiteral("VIP"));
    QCOMPARE(shown.asked(), QStringLiteral("There is a preset “VIP” of this flow already. Replace it?"));
    QCOMPARE(shown.keptName(QStringLiteral("VIP")), QStringLiteral("Vera"));

    QTest::keyClick(shown.question(), Qt::Key_Escape);
    auto *line = shown.question()->findChild<QLineEdit *>(QStringLiteral("questionLine"));
    QVERIFY(line->isVisible());
    QCOMPARE(line->text(), QStringLiteral("VIP"));
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(shown.asked().contains(u"Replace it?"));
    QTest::mouseClick(shown.question()->findChild<QPushButton *>(QStringLiteral("questionConfirm")),
                      Qt::LeftButton);

    QVERIFY(shown.asked().isEmpty());
    QCOMPARE(shown.presets.size(), 2);
    QCOMPARE(shown.keptName(QStringLiteral("VIP")), QStringLiteral("Otto"));
    QCOMPARE(shown.button(), QStringLiteral("Preset: VIP"));
}

void PresetsTest::oneOfTheSameValuesIsNotAskedAbout()
{
    Shown shown(m_theme);
    shown.save("savePreset", QStringLiteral("one"));
    shown.save("savePreset", QStringLiteral("one"));
    QVERIFY(shown.asked().isEmpty());
    QCOMPARE(shown.presets.size(), 1);
}

void PresetsTest::anotherFlowEndsTheQuestion()
{
    Shown shown(m_theme);
    shown.save("savePreset", QStringLiteral("one"));
    shown.type("customerName", QStringLiteral("Otto"));
    shown.save("savePreset", QStringLiteral("one"));
    QVERIFY(!shown.asked().isEmpty());
    shown.pane.setFlow(callbackOffer());
    QVERIFY(shown.asked().isEmpty());
    shown.save("savePreset", QStringLiteral("two"));
    QCOMPARE(shown.presets.size(), 2);
    QCOMPARE(shown.presets.last().flowId, callbackOffer().id);
}

void PresetsTest::aPersonaFillsInWhatTheFlowKnows()
{
    Shown shown(m_theme);
    InputPreset persona;
    persona.name = QStringLiteral("Ada");
    persona.values.insert(QStringLiteral("customerName"), JsonValue::string(QStringLiteral("Ada")));
    persona.values.insert(QStringLiteral("shoeSize"), JsonValue::integer(39));
    shown.pane.setPresets({persona});

    shown.action(QStringLiteral("preset.Ada"))->trigger();

    QCOMPARE(shown.text("customerName"), QStringLiteral("Ada"));
    QCOMPARE(shown.text("accountId"), QStringLiteral("ACC-99821"));
    QVERIFY(!shown.pane.prepareRequest()->inputs.contains(u"shoeSize"));
}

void PresetsTest::secureValuesAreNotKeptAndStayAsTheyAre()
{
    Shown shown(m_theme);
    shown.save("savePersona", QStringLiteral("Sam"));
    QVERIFY(shown.presets.first().isPersona());
    QVERIFY(!presetDocument(shown.presets).contains("4111"));
    shown.action(QStringLiteral("preset.Sam"))->trigger();
    QCOMPARE(shown.text("cardNumber"), QStringLiteral("4111111111111111"));
}

void PresetsTest::aPresetIsRemoved()
{
    Shown shown(m_theme);
    shown.save("savePreset", QStringLiteral("one"));
    shown.save("savePreset", QStringLiteral("two"));
    emit shown.pane.findChild<QMenu *>(QStringLiteral("presetsMenu"))->aboutToShow();
    auto *remove = shown.pane.findChild<QMenu *>(QStringLiteral("removePreset"));
    remove->findChild<QAction *>(QStringLiteral("preset.one"))->trigger();
    QCOMPARE(shown.presets.size(), 1);
    QCOMPARE(shown.presets.first().name, QStringLiteral("two"));
}

void PresetsTest::anotherFlowsPresetsAreNotOffered()
{
    Shown shown(m_theme);
    shown.save("savePreset", QStringLiteral("one"));
    shown.pane.setFlow(callbackOffer());
    QVERIFY(shown.action(QStringLiteral("preset.one")) == nullptr);
    shown.pane.setFlow(lateFeeWaiver());
    QVERIFY(shown.action(QStringLiteral("preset.one")) != nullptr);
}

void PresetsTest::theInputOfAnEarlierRunIsFilledIn()
{
    Shown shown(m_theme);
    FlowExecution run;
    run.flowId = lateFeeWaiver().id;
    run.inputs =
        masked(JsonValue::parse("{\"customerName\":\"Otto\",\"amount\":9.90,\"cardNumber\":\"4\"}").value(),
               {QStringLiteral("cardNumber")});
    shown.type("retryCount", QStringLiteral("7"));
    shown.pane.fillFrom(run);

    const JsonValue inputs = shown.pane.currentRequest()->inputs;
    QCOMPARE(inputs.value(u"customerName").toString(), QStringLiteral("Otto"));
    QCOMPARE(inputs.value(u"amount").numberText(), QStringLiteral("9.90"));
    QCOMPARE(inputs.value(u"cardNumber").toString(), QStringLiteral("4111111111111111"));
    QVERIFY(!inputs.contains(u"retryCount"));
    QVERIFY(shown.pane.findChild<QLabel *>(QStringLiteral("formNote"))
                ->text()
                .contains(QStringLiteral("cardNumber")));
}

void PresetsTest::theQuestionIsWholeInANarrowPane_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("narrowest") << 230;
    QTest::newRow("small screen") << 288;
    QTest::newRow("usual") << 400;
    QTest::newRow("wide") << 900;
}

void PresetsTest::theQuestionIsWholeInANarrowPane()
{
    QFETCH(int, width);
    Shown shown(m_theme);
    shown.pane.activateWindow();
    shown.pane.resize(width, 700);
    const QString name = QStringLiteral("A rather long name of a preset");
    shown.save("savePreset", name);
    shown.type("customerName", QStringLiteral("Otto"));
    const int least = shown.pane.minimumSizeHint().width();
    shown.save("savePreset", name);
    QVERIFY(shown.asked().contains(u"Replace it?"));

    const auto *words = shown.question()->findChild<QLabel *>(QStringLiteral("questionWords"));
    QTRY_VERIFY(words->height() >= words->heightForWidth(words->width()));
    QVERIFY(words->height() <= words->heightForWidth(words->width()) + 40);
    // No empty bands around it, and no room taken from the columns beside the pane.
    const auto *scroll = shown.pane.findChild<QWidget *>(QStringLiteral("variablesScroll"));
    QTRY_COMPARE(scroll->y(), shown.question()->geometry().bottom() + 1);
    QCOMPARE(shown.pane.minimumSizeHint().width(), least);
    QCOMPARE(shown.pane.width(), width);
    for (const char *button : {"questionConfirm", "questionDismiss"}) {
        const auto *each = shown.question()->findChild<QPushButton *>(QLatin1String(button));
        QVERIFY2(each->geometry().right() < width, button);
        QVERIFY2(each->width() >= each->sizeHint().width(), button);
        QVERIFY2(each->geometry().bottom() < shown.question()->height(), button);
    }
}

void PresetsTest::enterPressesTheButtonThatHasTheFocus()
{
    Shown shown(m_theme);
    shown.pane.activateWindow();
    shown.save("savePreset", QStringLiteral("VIP"));
    shown.type("customerName", QStringLiteral("Otto"));
    shown.save("savePreset", QStringLiteral("VIP"));
    QVERIFY(shown.asked().contains(u"Replace it?"));

    QTest::keyClick(shown.pane.focusWidget(), Qt::Key_Return);
    auto *line = shown.question()->findChild<QLineEdit *>(QStringLiteral("questionLine"));
    QVERIFY(line->isVisible());
    QTest::keyClick(line, Qt::Key_Return);
    shown.question()->findChild<QPushButton *>(QStringLiteral("questionConfirm"))->setFocus();
    QTest::keyClick(shown.pane.focusWidget(), Qt::Key_Return);
    QCOMPARE(shown.keptName(QStringLiteral("VIP")), QStringLiteral("Otto"));
}

void PresetsTest::whatStoodThereBeforeAnEarlierRunComesBack()
{
    Shown shown(m_theme);
    shown.pane.activateWindow();
    FlowExecution run;
    run.flowId = lateFeeWaiver().id;
    run.inputs = JsonValue::parse("{\"customerName\":\"Otto\",\"amount\":9.90}").value();
    shown.type("customerName", QStringLiteral("Vera"));
    shown.type("retryCount", QStringLiteral("7 times")); // typed, and no number
    const int problems = shown.pane.problemCount();
    const auto *undo = shown.pane.findChild<QPushButton *>(QStringLiteral("undoFilling"));
    QVERIFY(!undo->isVisible());

    shown.pane.fillFrom(run);
    QCOMPARE(shown.text("customerName"), QStringLiteral("Otto"));
    QVERIFY(undo->isVisible());
    shown.pane.fillFrom(run); // once more: what was typed is still what comes back
    QTest::mouseClick(shown.pane.findChild<QPushButton *>(QStringLiteral("undoFilling")), Qt::LeftButton);

    QCOMPARE(shown.text("customerName"), QStringLiteral("Vera"));
    QCOMPARE(shown.text("retryCount"), QStringLiteral("7 times"));
    QCOMPARE(shown.pane.problemCount(), problems);
    QVERIFY(!undo->isVisible());
    QVERIFY(!shown.pane.findChild<QLabel *>(QStringLiteral("formNote"))->isVisible());

    // What is edited afterwards is nothing to be lost by it.
    shown.pane.fillFrom(run);
    shown.type("customerName", QStringLiteral("Ada"));
    QVERIFY(!undo->isVisible());
}

void PresetsTest::theChosenOneIsMarked()
{
    Shown shown(m_theme);
    shown.save("savePreset", QStringLiteral("one"));
    shown.save("savePreset", QStringLiteral("two"));
    const auto *button = shown.pane.findChild<QToolButton *>(QStringLiteral("presets"));
    QCOMPARE(button->accessibleName(), QStringLiteral("Preset: two"));
    QVERIFY(button->toolTip().startsWith(QStringLiteral("Preset: two")));
    QVERIFY(shown.action(QStringLiteral("preset.two"))->isChecked());
    QVERIFY(!shown.action(QStringLiteral("preset.one"))->isChecked());
    QVERIFY(button->property("chosen").toBool());

    // The menu begins with words: a separator above nothing would be a line without a meaning.
    auto *menu = shown.pane.findChild<QMenu *>(QStringLiteral("presetsMenu"));
    QVERIFY(!menu->actions().first()->isSeparator());
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("Presets of this flow"));
    shown.type("customerName", QStringLiteral("Otto"));
    QVERIFY(!shown.action(QStringLiteral("preset.two"))->isChecked());
    QVERIFY(!button->property("chosen").toBool());
    shown.pane.setPresets({});
    emit menu->aboutToShow();
    QVERIFY(!menu->actions().first()->isSeparator());
}

QTEST_MAIN(PresetsTest)
#include "presetstest.moc"

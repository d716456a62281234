#include "ui/variables/variablespane.h"
#include "domain/conversationpayload.h"
#include "samplefacts.h"
#include "stillclock.h"
#include "ui/theme/theme.h"

#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimeEdit>
#include <QToolButton>

using namespace flowconsole;

class VariablesPaneTest final : public QObject
{
    Q_OBJECT

private slots:
    void theSampleInputFillsTheFormAndIsLaunchedUnchanged();
    void aTextInPlaceOfANumberIsExplainedUnderItsField();
    void numbersKeepTheirFormAndSize();
    void anUntouchedFieldIsNotRedUntilALaunchIsTried();
    void aBooleanHasThreeStates();
    void listsAreTypedAsJson();
    void secureValuesAreMaskedUntilPeeked();
    void theEyeIsAKeyAwayAndClosesWhenTheFocusLeaves();
    void aDateIsChosenFromACalendarAndNothingIsLost();
    void whatAVariableIsForStandsUnderItsField();
    void anUnreadableSchemaMakesEveryValueSecure();
    void whatWasTypedIsKeptForEachFlow();
    void anotherFlowIsShownFromItsFirstField();
    void unknownMembersAndOrderSurvive();
    void aFlowWithoutSchemaTakesItsWholeInputAsJson();
    void aFlowWithoutSchemaTakesVariablesWithATypeOfTheirOwn();
    void aFlowThatTheConnectionCannotLaunchSaysSo();
    void theTimeLimitIsSentInSeconds();
    void theConversationsPriorityIsAskedForInItsDialectAlone();
    void theDialectsRulesStandUnderTheFields();
    void theDialectsRulesCountWithoutASchemaToo();

private:
    struct Shown
    {
        explicit Shown(Theme &theme, const Flow &flow = lateFeeWaiver()) : pane(theme, clock)
        {
            pane.resize(380, 900);
            pane.show();
            pane.setFlow(flow);
        }

        template <class Widget = QLineEdit>
        [[nodiscard]] Widget *editor(const char *name) const
        {
            auto *found = pane.findChild<Widget *>(QLatin1String("editor.") + QLatin1String(name));
            Q_ASSERT(found != nullptr);
            return found;
        }
        void type(const char *name, const QString &text) const
        {
            auto *line = editor<QWidget>(name);
            line->setFocus();
            QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClick(line, Qt::Key_Delete);
            QTest::keyClicks(line, text);
        }
        [[nodiscard]] QString problem(const char *name) const
        {
            const auto *label = pane.findChild<QLabel *>(QLatin1String("problem.") + QLatin1String(name));
            return label->isVisibleTo(&pane) ? label->text() : QString();
        }
        void showJson() const
        {
            QTest::mouseClick(pane.findChild<QPushButton *>(QStringLiteral("viewJson")), Qt::LeftButton);
        }
        [[nodiscard]] LaunchRequest launched()
        {
            QSignalSpy requests(&pane, &VariablesPane::launchRequested);
            QTest::mouseClick(pane.findChild<QPushButton *>(QStringLiteral("launchButton")), Qt::LeftButton);
            return requests.count() == 1 ? requests.first().first().value<LaunchRequest>() : LaunchRequest();
        }

        StillClock clock;
        VariablesPane pane;
    };

    Theme m_theme;
};

void VariablesPaneTest::theSampleInputFillsTheFormAndIsLaunchedUnchanged()
{
    Shown shown(m_theme);
    QCOMPARE(shown.editor("customerName")->text(), QStringLiteral("Alex Johnson"));
    QCOMPARE(shown.pane.findChild<QLabel *>(QStringLiteral("hint.customerName"))->text(),
             QStringLiteral("string · 12/1024"));

    const LaunchRequest first = shown.launched();
    const LaunchRequest second = shown.launched();

    QCOMPARE(first.flowId, lateFeeWaiver().id);
    QCOMPARE(first.flowName, QStringLiteral("Late-fee waiver"));
    QCOMPARE(first.inputs.toJson(), lateFeeWaiver().inputSchema->sampleInput().toJson());
    QCOMPARE(first.secureNames, QStringList{QStringLiteral("cardNumber")});
    QVERIFY(!first.timeout);
    QVERIFY(!first.id.isEmpty());
    QVERIFY(first.id != second.id);
}

void VariablesPaneTest::aTextInPlaceOfANumberIsExplainedUnderItsField()
{
    Shown shown(m_theme);
    const auto *launch = shown.pane.findChild<QPushButton *>(QStringLiteral("launchButton"));
    QVERIFY(launch->isEnabled());

    shown.type("retryCount", QStringLiteral("\"3\""));

    QCOMPARE(shown.problem("retryCount"), QStringLiteral("Must be a whole number: 3, not the text \"3\""));
    QVERIFY(!launch->isEnabled());
    QVERIFY(!launch->toolTip().isEmpty());
    QCOMPARE(shown.pane.problemCount(), 1);
    QVERIFY(shown.launched().id.isEmpty());

    shown.type("retryCount", QStringLiteral("3"));
    QCOMPARE(shown.problem("retryCount"), QString());
    QVERIFY(launch->isEnabled());
}

void VariablesPaneTest::numbersKeepTheirFormAndSize()
{
    Shown shown(m_theme);
    shown.type("retryCount", QStringLiteral("9007199254740993"));
    shown.type("amount", QStringLiteral("1.50"));

    const LaunchRequest request = shown.launched();

    QCOMPARE(request.inputs.value(u"retryCount").numberText(), QStringLiteral("9007199254740993"));
    QCOMPARE(request.inputs.value(u"amount").numberText(), QStringLiteral("1.50"));
    QVERIFY(request.inputs.toJson().contains("9007199254740993"));
}

void VariablesPaneTest::anUntouchedFieldIsNotRedUntilALaunchIsTried()
{
    Shown shown(m_theme, callbackOffer());
    const auto *problems = shown.pane.findChild<QPushButton *>(QStringLiteral("problemsButton"));
    QCOMPARE(shown.problem("phone"), QString());
    QVERIFY(problems->isVisibleTo(&shown.pane));
    QVERIFY(problems->text().contains(u'1'));

    QSignalSpy requests(&shown.pane, &VariablesPane::launchRequested);
    shown.pane.launch();

    QCOMPARE(requests.count(), 0);
    QVERIFY(!shown.problem("phone").isEmpty());
    QCOMPARE(shown.pane.focusWidget(), shown.editor<QWidget>("phone"));
}

void VariablesPaneTest::aBooleanHasThreeStates()
{
    Shown shown(m_theme, callbackOffer());
    shown.type("phone", QStringLiteral("555"));
    auto *box = shown.editor<QCheckBox>("wanted");
    QCOMPARE(box->text(), QStringLiteral("not given"));
    QVERIFY(!shown.launched().inputs.contains(u"wanted"));

    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(shown.launched().inputs.value(u"wanted") == JsonValue::boolean(true));
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(shown.launched().inputs.value(u"wanted") == JsonValue::boolean(false));
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(!shown.launched().inputs.contains(u"wanted"));
}

void VariablesPaneTest::listsAreTypedAsJson()
{
    Shown shown(m_theme);
    shown.type("selectedOptions", QStringLiteral("[1.0, \"b\""));
    QVERIFY(shown.problem("selectedOptions").contains(u"square brackets"));

    QTest::keyClicks(shown.editor<QPlainTextEdit>("selectedOptions"), QStringLiteral("]"));
    QCOMPARE(shown.problem("selectedOptions"), QString());
    QCOMPARE(shown.launched().inputs.value(u"selectedOptions").toJson(), QByteArray("[1.0,\"b\"]"));
}

void VariablesPaneTest::secureValuesAreMaskedUntilPeeked()
{
    Shown shown(m_theme);
    auto *line = shown.editor("cardNumber");
    QCOMPARE(line->echoMode(), QLineEdit::Password);
    QVERIFY(!line->displayText().contains(u'4'));

    auto *peek = shown.pane.findChild<QToolButton *>(QStringLiteral("peek.cardNumber"));
    peek->click();
    QCOMPARE(line->displayText(), QStringLiteral("4111111111111111"));
    peek->click();
    QVERIFY(!line->displayText().contains(u'4'));
    QCOMPARE(shown.launched().inputs.value(u"cardNumber").toString(), QStringLiteral("4111111111111111"));
}

void VariablesPaneTest::theEyeIsAKeyAwayAndClosesWhenTheFocusLeaves()
{
    Shown shown(m_theme);
    shown.pane.activateWindow();
    QTRY_VERIFY(shown.pane.isActiveWindow());
    auto *line = shown.editor("cardNumber");
    auto *peek = shown.pane.findChild<QToolButton *>(QStringLiteral("peek.cardNumber"));
    line->setFocus();

    QTest::keyClick(line, Qt::Key_Tab);
    QCOMPARE(shown.pane.focusWidget(), peek);
    QTest::keyClick(peek, Qt::Key_Space);
    QCOMPARE(line->displayText(), QStringLiteral("4111111111111111"));
    QTest::keyClick(peek, Qt::Key_Backtab);
    QCOMPARE(shown.pane.focusWidget(), line);
    QCOMPARE(line->displayText(), QStringLiteral("4111111111111111"));

    shown.editor("customerName")->setFocus();
    QVERIFY(!line->displayText().contains(u'4'));
    QVERIFY(!peek->isChecked());
}

void VariablesPaneTest::aDateIsChosenFromACalendarAndNothingIsLost()
{
    Shown shown(m_theme);
    const auto typed = QStringLiteral("2026-05-04T10:20:30.250+02:00");
    shown.type("callAt", typed);
    auto *button = shown.pane.findChild<QToolButton *>(QStringLiteral("calendar.callAt"));
    const auto popup = [&shown] {
        QTest::keyClick(shown.pane.findChild<QToolButton *>(QStringLiteral("calendar.callAt")), Qt::Key_Space);
        return QPointer<QWidget>(shown.pane.findChild<QWidget *>(QStringLiteral("dateTimePopup")));
    };

    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(shown.editor("callAt")->text(), typed);
    QPointer<QWidget> first(shown.pane.findChild<QWidget *>(QStringLiteral("dateTimePopup")));
    QVERIFY(first && first->isVisible());
    QTest::keyClick(first, Qt::Key_Escape);
    QTRY_VERIFY(first.isNull());
    QCOMPARE(shown.editor("callAt")->text(), typed);

    const QPointer<QWidget> unchanged = popup();
    unchanged->findChild<QPushButton *>(QStringLiteral("popupSet"))->click();
    QTRY_VERIFY(unchanged.isNull());
    QCOMPARE(shown.editor("callAt")->text(), typed);

    const QPointer<QWidget> changed = popup();
    auto *calendar = changed->findChild<QCalendarWidget *>(QStringLiteral("popupCalendar"));
    QCOMPARE(calendar->selectedDate(), QDate(2026, 5, 4));
    QTest::keyClick(calendar->focusWidget() != nullptr ? calendar->focusWidget() : calendar, Qt::Key_Right);
    changed->findChild<QTimeEdit *>(QStringLiteral("popupTime"))->setTime(QTime(11, 0));
    QTest::keyClick(changed, Qt::Key_Return);
    QTRY_VERIFY(changed.isNull());
    QCOMPARE(shown.editor("callAt")->text(), QStringLiteral("2026-05-05T11:00:00+02:00"));

    shown.type("callAt", QString());
    const QPointer<QWidget> empty = popup();
    empty->findChild<QPushButton *>(QStringLiteral("popupSet"))->click();
    QCOMPARE(shown.editor("callAt")->text(), QStringLiteral("2026-03-01T09:30:00Z"));
    QCOMPARE(shown.problem("callAt"), QString());
}

void VariablesPaneTest::whatAVariableIsForStandsUnderItsField()
{
    Shown shown(m_theme);
    const auto *words = shown.pane.findChild<QLabel *>(QStringLiteral("description.customerName"));
    QVERIFY(words->isVisible());
    QCOMPARE(words->text(), QStringLiteral("The caller's full name, as on the invoice"));

    shown.type("customerName", QString());
    QVERIFY(!shown.problem("customerName").isEmpty());
    QVERIFY(!words->isVisible());
    QVERIFY(!shown.pane.findChild<QLabel *>(QStringLiteral("description.accountId"))->isVisible());
}

void VariablesPaneTest::anUnreadableSchemaMakesEveryValueSecure()
{
    Flow flow = withoutSchema();
    flow.inputSchemaProblem = QStringLiteral("it is no object");
    Shown shown(m_theme, flow);
    const QString note = shown.pane.findChild<QLabel *>(QStringLiteral("formNote"))->text();
    QVERIFY(note.contains(u"cannot be read: it is no object. All values are treated as secure."));

    shown.showJson();
    shown.type("Input", QStringLiteral("{\"pin\": \"1234\", \"name\": \"Sam\"}"));
    QCOMPARE(shown.launched().secureNames, QStringList({QStringLiteral("pin"), QStringLiteral("name")}));
}

void VariablesPaneTest::whatWasTypedIsKeptForEachFlow()
{
    Shown shown(m_theme);
    shown.type("retryCount", QStringLiteral("not a number"));
    shown.type("customerName", QStringLiteral("Sam"));

    shown.pane.setFlow(callbackOffer());
    shown.pane.setFlow(lateFeeWaiver());

    QCOMPARE(shown.editor("retryCount")->text(), QStringLiteral("not a number"));
    QCOMPARE(shown.editor("customerName")->text(), QStringLiteral("Sam"));
    QVERIFY(!shown.problem("retryCount").isEmpty());
}

void VariablesPaneTest::anotherFlowIsShownFromItsFirstField()
{
    Shown shown(m_theme, billingIvr());
    shown.pane.resize(300, 240);
    auto *bar = shown.pane.findChild<QScrollArea *>(QStringLiteral("variablesScroll"))->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    bar->setValue(bar->maximum());
    shown.pane.setFlow(callbackOffer());
    QCOMPARE(bar->value(), 0);
}

void VariablesPaneTest::unknownMembersAndOrderSurvive()
{
    StillClock clock;
    VariableForm form(m_theme, clock);
    FormDraft draft;
    const QByteArray text = "{\"wanted\":null,\"extra\":{\"b\":1.50,\"a\":9007199254740993},\"phone\":5}";
    draft.values = JsonValue::parse(text).value();

    form.setInputs(callbackOffer().inputSchema, draft);

    QCOMPARE(form.values().toJson(), text);
    QCOMPARE(form.problems().size(), 1); // the phone is a number where a text is asked for
}

void VariablesPaneTest::aFlowWithoutSchemaTakesItsWholeInputAsJson()
{
    Shown shown(m_theme, withoutSchema());
    shown.showJson();
    shown.type("Input", QStringLiteral("{\"b\": 1.50, \"a\": 9007199254740993}"));
    QCOMPARE(shown.launched().inputs.toJson(), QByteArray("{\"b\":1.50,\"a\":9007199254740993}"));

    shown.type("Input", QStringLiteral("[1]"));
    QVERIFY(shown.problem("Input").contains(u"object in braces"));
    QVERIFY(shown.launched().id.isEmpty());
}

void VariablesPaneTest::aFlowWithoutSchemaTakesVariablesWithATypeOfTheirOwn()
{
    Shown shown(m_theme, withoutSchema());
    QTest::mouseClick(shown.pane.findChild<QPushButton *>(QStringLiteral("addVariable")), Qt::LeftButton);
    auto *name = shown.pane.findChild<QLineEdit *>(QStringLiteral("freeName"));
    QCOMPARE(shown.pane.focusWidget(), name);
    QCOMPARE(shown.pane.problemCount(), 1);
    QTest::keyClicks(name, QStringLiteral("amount"));
    QCOMPARE(shown.pane.problemCount(), 0);
    shown.type("amount", QStringLiteral("1.50"));
    QCOMPARE(shown.launched().inputs.toJson(), QByteArray("{\"amount\":\"1.50\"}"));

    auto *type = shown.pane.findChild<QComboBox *>(QStringLiteral("freeType"));
    type->setFocus();
    QTest::keyClick(type, Qt::Key_Down);
    QTest::keyClick(type, Qt::Key_Down);
    QCOMPARE(type->currentText(), QStringLiteral("number"));
    QCOMPARE(shown.launched().inputs.toJson(), QByteArray("{\"amount\":1.50}"));

    QTest::mouseClick(shown.pane.findChild<QToolButton *>(QStringLiteral("freeRemove")), Qt::LeftButton);
    QCOMPARE(shown.launched().inputs.toJson(), QByteArray("{}"));
}

void VariablesPaneTest::aFlowThatTheConnectionCannotLaunchSaysSo()
{
    Shown shown(m_theme, billingIvr());
    QVERIFY(shown.pane.launchBlocker().contains(u"inbound call"));
    QVERIFY(shown.launched().id.isEmpty());

    shown.pane.setDialect(Dialect::FlowExecutions);
    QCOMPARE(shown.pane.launchBlocker(), QString());
    QVERIFY(!shown.launched().id.isEmpty());
}

void VariablesPaneTest::theTimeLimitIsSentInSeconds()
{
    Shown shown(m_theme);
    shown.type("timeout", QStringLiteral("90"));
    QCOMPARE(shown.launched().timeout, std::optional(std::chrono::seconds(90)));

    shown.type("timeout", QStringLiteral("soon"));
    QVERIFY(shown.launched().id.isEmpty());
    shown.type("timeout", QString());
    QVERIFY(!shown.launched().timeout);
    QCOMPARE(shown.editor("timeout")->placeholderText(), QStringLiteral("none"));
    // The engine ends a conversation after 300 s where nothing else is asked for.
    shown.pane.setDialect(Dialect::ConversationFlow);
    QCOMPARE(shown.editor("timeout")->placeholderText(), QStringLiteral("300"));
}

void VariablesPaneTest::theConversationsPriorityIsAskedForInItsDialectAlone()
{
    Shown shown(m_theme);
    QVERIFY(!shown.editor("priority")->isVisible());
    shown.pane.setDialect(Dialect::ConversationFlow);
    QVERIFY(shown.editor("priority")->isVisible());
    QCOMPARE(shown.launched().priority, 1);

    shown.type("priority", QStringLiteral("100"));
    QCOMPARE(shown.problem("Routing priority"), QStringLiteral("Must be 99 or less"));
    QCOMPARE(shown.pane.problemCount(), 1);
    shown.type("priority", QStringLiteral("42"));
    QCOMPARE(shown.launched().priority, 42);

    shown.type("priority", QStringLiteral("0"));
    shown.pane.setDialect(Dialect::Published);
    QCOMPARE(shown.pane.problemCount(), 0);
    QCOMPARE(shown.launched().priority, 1);
}

void VariablesPaneTest::theDialectsRulesStandUnderTheFields()
{
    Flow flow = callbackOffer();
    Shown shown(m_theme, flow);
    shown.pane.setDialect(Dialect::ConversationFlow);
    shown.type("phone", QString(longestTextValue, u'1'));
    QCOMPARE(shown.problem("phone"), QString());
    QCOMPARE(shown.pane.problemCount(), 0);
    shown.type("phone", QString(longestTextValue + 1, u'1'));
    QVERIFY(shown.problem("phone").contains(QStringLiteral("1024")) ||
            shown.problem("phone").contains(QStringLiteral("1,024")));
    QCOMPARE(shown.pane.problemCount(), 1);
    QVERIFY(!shown.pane.findChild<QPushButton *>(QStringLiteral("launchButton"))->isEnabled());
    shown.pane.setDialect(Dialect::Published);
    QCOMPARE(shown.problem("phone"), QString());
    QCOMPARE(shown.pane.problemCount(), 0);
}

void VariablesPaneTest::theDialectsRulesCountWithoutASchemaToo()
{
    Shown shown(m_theme, withoutSchema());
    shown.pane.setDialect(Dialect::ConversationFlow);
    shown.showJson();
    auto *whole = shown.editor<QPlainTextEdit>("Input");
    whole->setPlainText(QStringLiteral("{\"caller name\": \"x\"}"));
    QCOMPARE(shown.pane.problemCount(), 1);
    QVERIFY(shown.problem("Input").contains(QStringLiteral("caller name")));
    whole->setPlainText(QStringLiteral("{\"caller_name\": \"x\"}"));
    QCOMPARE(shown.pane.problemCount(), 0);
    QCOMPARE(shown.problem("Input"), QString());
}

QTEST_MAIN(VariablesPaneTest)
#include "variablespanetest.moc"

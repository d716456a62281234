#include "base/redaction.h"
#include "samplefacts.h"
#include "stillclock.h"
#include "ui/theme/theme.h"
#include "ui/variables/linefield.h"
#include "ui/variables/variableform.h"
#include "ui/variables/variablespane.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTest>
#include <QWheelEvent>

using namespace flowconsole;

namespace {

/// Any JSON text, with what is easily lost: big integers, forms of numbers, characters beyond the first plane
/// and those that editors take for something else, repeated names, depth.
class RandomJson final
{
public:
    explicit RandomJson(quint32 seed) : m_random(seed) {}

    JsonValue object(const QStringList &names, int depth = 0)
    {
        JsonValue::Object members;
        const int count = below(6);
        for (int i = 0; i < count; ++i) {
            members.append({names.isEmpty() || below(3) == 0 ? text() : names[below(int(names.size()))],
                            value(depth + 1)});
        }
        return JsonValue::object(members);
    }

    JsonValue value(int depth)
    {
        constexpr int kinds = 7;
        constexpr int deepest = 4;
        switch (below(depth < deepest ? kinds : kinds - 2)) {
        case 0:
            return {};
        case 1:
            return JsonValue::boolean(below(2) == 0);
        case 2:
        case 3:
            return JsonValue::number(number());
        case 4:
            return JsonValue::string(text());
        case 5:
            return object({}, depth);
        default:
            return JsonValue::array({value(depth + 1), value(depth + 1)});
        }
    }

    int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }

private:
    QString number()
    {
        static const QStringList forms{
            QStringLiteral("0"),
            QStringLiteral("-0"),
            QStringLiteral("1.50"),
            QStringLiteral("6e1"),
            QStringLiteral("3.0"),
            QStringLiteral("9007199254740993"),
            QStringLiteral("1E+40"),
            QStringLiteral("-17"),
            QStringLiteral("123456789012345678901234567890"),
            QStringLiteral("0.1e-10"),
            QStringLiteral("00.5").mid(1),
        };
        return forms[below(int(forms.size()))];
    }

    QString text()
    {
        static const QStringList parts{
            QStringLiteral("a"),      QStringLiteral("\""),      QStringLiteral("\\"),
            QStringLiteral("\n"),     QStringLiteral("\r\n"),    QStringLiteral("\t"),
            QStringLiteral("\u00a0"), QStringLiteral("\u2028"),  QStringLiteral("\u2029"),
            QStringLiteral("\ufdd0"), QStringLiteral("ü"),       QStringLiteral("\U0001F600"),
            QStringLiteral(" "),      QStringLiteral("\u202e"),  QStringLiteral("\u0001"),
            QStringLiteral("null"),   QStringLiteral("{"),       QStringLiteral("\u200b"),
            QString(QChar(u'\0')),    QStringLiteral("e\u0301"),
        };
        QString made;
        const int count = below(5);
        for (int i = 0; i < count; ++i) {
            made += parts[below(int(parts.size()))];
        }
        return made;
    }

    QRandomGenerator m_random;
};

} // namespace

class FormJsonTest final : public QObject
{
    Q_OBJECT

private slots:
    void bothViewsAreTheSameValue_data();
    void bothViewsAreTheSameValue();
    void anEditInOneViewLeavesTheRestAsItWas_data();
    void anEditInOneViewLeavesTheRestAsItWas();
    void whatIsNoValueYetSurvivesBothWays();
    void jsonThatIsNoObjectStaysAndIsExplained();
    void secureValuesStandAsPlaceholdersInJson();
    void aNameThatIsThereTwiceIsAProblemWithARow();
    void problemsOfJsonAreNamed();
    void aPlaceholderThatStandsForNothingIsNoValue();
    void whatIsNoValueInTheFormIsNoneInJson();
    void aTypeTriedAndLeftChangesNothing();
    void tooManyVariablesStayInJson();
    void whatIsPastedFillsTheForm();
    void whatCannotBePastedIsExplainedAndChangesNothing();
    void aDraftComesBackInItsView();
    void whatWasEditedInJsonComesBackInAFormWithSecureValues();

private:
    struct Form
    {
        explicit Form(Theme &theme, const std::optional<InputSchema> &schema = callbackOffer().inputSchema,
                      const JsonValue &values = JsonValue::object())
            : form(theme, clock)
        {
            form.resize(380, 900);
            form.show();
            FormDraft draft;
            draft.values = values;
            form.setInputs(schema, draft);
        }

        [[nodiscard]] QPlainTextEdit *json() const
        {
            return form.findChild<QPlainTextEdit *>(QStringLiteral("editor.Input"));
        }
        [[nodiscard]] QString problem(const char *name) const
        {
            const auto *label = form.findChild<QLabel *>(QLatin1String("problem.") + QLatin1String(name));
            return label->isVisibleTo(&form) ? label->text() : QString();
        }
        void type(const char *name, const QString &text) const
        {
            auto *line = form.findChild<QWidget *>(QLatin1String("editor.") + QLatin1String(name));
            line->setFocus();
            QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClick(line, Qt::Key_Delete);
            QTest::keyClicks(line, text);
        }
        void showJson() const { click("viewJson"); }
        void showFields() const { click("viewFields"); }
        void click(const char *name) const
        {
            QTest::mouseClick(form.findChild<QAbstractButton *>(QLatin1String(name)), Qt::LeftButton);
        }

        StillClock clock;
        VariableForm form;
    };

    Theme m_theme;
};

void FormJsonTest::bothViewsAreTheSameValue_data()
{
    QTest::addColumn<bool>("hasSchema");
    QTest::newRow("with a schema") << true;
    QTest::newRow("without") << false;
}

void FormJsonTest::bothViewsAreTheSameValue()
{
    QFETCH(bool, hasSchema);
    RandomJson random(20261122);
    const QStringList names{QStringLiteral("phone"), QStringLiteral("wanted"), QStringLiteral("other")};
    for (int round = 0; round < 60; ++round) {
        const JsonValue input = random.object(names);
        const QByteArray text = input.toJson();
        Form shown(m_theme, hasSchema ? callbackOffer().inputSchema : std::nullopt, input);
        QCOMPARE(shown.form.values().toJson(), text);
        for (int turn = 0; turn < 2; ++turn) {
            shown.form.setView(VariableForm::View::Json);
            QCOMPARE(shown.form.values().toJson(), text);
            shown.form.setView(VariableForm::View::Fields);
            QCOMPARE(shown.form.values().toJson(), text);
        }
        Form again(m_theme, hasSchema ? callbackOffer().inputSchema : std::nullopt);
        again.form.setView(VariableForm::View::Json);
        again.json()->setPlainText(shown.json()->toPlainText());
        const QByteArray typed = again.form.values().toJson();
        again.form.setView(VariableForm::View::Fields);
        QCOMPARE(again.form.values().toJson(), typed);
    }
}

void FormJsonTest::anEditInOneViewLeavesTheRestAsItWas_data()
{
    bothViewsAreTheSameValue_data();
}

void FormJsonTest::anEditInOneViewLeavesTheRestAsItWas()
{
    QFETCH(bool, hasSchema);
    RandomJson random(4711);
    const JsonValue before = JsonValue::string(QStringLiteral("before"));
    for (int round = 0; round < 25; ++round) {
        JsonValue::Object members = random.object({QStringLiteral("other")}).members();
        members.removeIf([](const JsonValue::Member &member) { return member.key == u"phone"; });
        const qsizetype place = random.below(int(members.size()) + 1);
        members.insert(place, {QStringLiteral("phone"), before});
        Form shown(m_theme, hasSchema ? callbackOffer().inputSchema : std::nullopt, JsonValue::object(members));

        shown.type("phone", QStringLiteral("after"));
        members[place].value = JsonValue::string(QStringLiteral("after"));
        QCOMPARE(shown.form.values().toJson(), JsonValue::object(members).toJson());

        shown.form.setView(VariableForm::View::Json);
        QTextCursor found = shown.json()->document()->find(QStringLiteral("\"after\""));
        QVERIFY(!found.isNull());
        found.insertText(QStringLiteral("\"again\""));
        members[place].value = JsonValue::string(QStringLiteral("again"));
        QCOMPARE(shown.form.values().toJson(), JsonValue::object(members).toJson());
        shown.form.setView(VariableForm::View::Fields);
        QCOMPARE(shown.form.values().toJson(), JsonValue::object(members).toJson());
    }
}

void FormJsonTest::whatIsNoValueYetSurvivesBothWays()
{
    Form shown(m_theme, lateFeeWaiver().inputSchema, lateFeeWaiver().inputSchema->sampleInput());
    shown.type("retryCount", QStringLiteral("three"));
    shown.type("selectedOptions", QStringLiteral("[1, "));

    shown.showJson();
    QVERIFY(shown.json()->toPlainText().contains(QStringLiteral("\"retryCount\": \"three\"")));
    QVERIFY(shown.form.problemCount() >= 2);
    shown.showFields();

    const auto text = [&shown](const char *name) {
        return shown.form.findChild<VariableField *>(QLatin1String("field.") + QLatin1String(name))->draft();
    };
    QCOMPARE(text("retryCount"), QStringLiteral("three"));
    QCOMPARE(text("selectedOptions"), QStringLiteral("[1, "));
    QVERIFY(!shown.problem("retryCount").isEmpty());
}

void FormJsonTest::jsonThatIsNoObjectStaysAndIsExplained()
{
    Form shown(m_theme);
    shown.showJson();
    shown.type("Input", QStringLiteral("{\"phone\": "));
    shown.showFields();

    QCOMPARE(shown.form.view(), VariableForm::View::Json);
    QCOMPARE(shown.json()->toPlainText(), QStringLiteral("{\"phone\": "));
    QVERIFY(!shown.problem("Input").isEmpty());
    QVERIFY(shown.form.findChild<QPushButton *>(QStringLiteral("viewJson"))->isChecked());
    QTest::keyClicks(shown.json(), QStringLiteral("\"1\"}"));
    shown.showFields();
    QCOMPARE(shown.form.view(), VariableForm::View::Fields);
    QCOMPARE(shown.form.values().toJson(), QByteArray("{\"phone\":\"1\"}"));
}

void FormJsonTest::secureValuesStandAsPlaceholdersInJson()
{
    const JsonValue input = lateFeeWaiver().inputSchema->sampleInput();
    Form shown(m_theme, lateFeeWaiver().inputSchema, input);
    shown.showJson();
    QVERIFY(!shown.json()->toPlainText().contains(QStringLiteral("4111111111111111")));
    QVERIFY(shown.json()->toPlainText().contains(redactedPlaceholder()));
    QCOMPARE(shown.form.values().toJson(), input.toJson());

    QTextCursor found = shown.json()->document()->find(redactedPlaceholder());
    found.insertText(QStringLiteral("4000"));
    shown.showFields();
    QCOMPARE(shown.form.values().value(u"cardNumber").toString(), QStringLiteral("4000"));
    shown.showJson();
    QVERIFY(!shown.json()->toPlainText().contains(QStringLiteral("4000")));
}

void FormJsonTest::aNameThatIsThereTwiceIsAProblemWithARow()
{
    const QByteArray text = "{\"phone\":\"1\",\"wanted\":true,\"phone\":\"2\"}";
    Form shown(m_theme, callbackOffer().inputSchema, JsonValue::parse(text).value());
    QCOMPARE(shown.form.values().toJson(), text);
    QCOMPARE(shown.form.problemCount(), 1);

    shown.click("freeRemove");
    QCOMPARE(shown.form.values().toJson(), QByteArray("{\"wanted\":true,\"phone\":\"2\"}"));
    QCOMPARE(shown.form.problemCount(), 0);
}

void FormJsonTest::problemsOfJsonAreNamed()
{
    Form shown(m_theme, lateFeeWaiver().inputSchema, lateFeeWaiver().inputSchema->sampleInput());
    shown.showJson();
    shown.json()->setPlainText(QStringLiteral("{\"retryCount\": \"3\"}"));
    QVERIFY(shown.problem("Input").contains(
        QStringLiteral("retryCount: Must be a whole number: 3, not the text \"3\"")));
    QVERIFY(shown.problem("Input").contains(QStringLiteral("customerName: ")));
}

void FormJsonTest::aPlaceholderThatStandsForNothingIsNoValue()
{
    const QString others = QStringLiteral("\"customerName\":\"A\",\"accountId\":\"ACC-1\"");
    Form shown(m_theme, lateFeeWaiver().inputSchema, JsonValue::parse("{" + others.toUtf8() + "}").value());
    shown.showJson();
    shown.json()->setPlainText(QStringLiteral("{%1,\"cardNumber\":\"%2\"}").arg(others, redactedPlaceholder()));
    QVERIFY(!shown.form.values().contains(u"cardNumber"));
    QCOMPARE(shown.form.problemCount(), 1);
    QVERIFY2(shown.problem("Input").contains(QStringLiteral("cardNumber")), qPrintable(shown.problem("Input")));

    shown.json()->setPlainText(QStringLiteral("{\"Flow.cardNumber\":\"4711\"}"));
    shown.showFields();
    const auto *free = shown.form.findChild<QLineEdit *>(QStringLiteral("editor.Flow.cardNumber"));
    QVERIFY(free != nullptr);
    QCOMPARE(free->echoMode(), QLineEdit::Password);
}

void FormJsonTest::whatIsNoValueInTheFormIsNoneInJson()
{
    Form shown(m_theme, std::nullopt, JsonValue::parse("{\"list\":[1]}").value());
    auto *editor = shown.form.findChild<QPlainTextEdit *>(QStringLiteral("editor.list"));
    editor->setPlainText(QStringLiteral("[1, "));
    QCOMPARE(shown.form.problemCount(), 1);
    shown.showJson();
    QCOMPARE(shown.form.problemCount(), 1);
    shown.json()->setPlainText(QStringLiteral("{\"list\":[1, 2]}"));
    QCOMPARE(shown.form.problemCount(), 0);
}

void FormJsonTest::aTypeTriedAndLeftChangesNothing()
{
    const QByteArray text = "{\"word\":\"a \\n b\"}";
    Form shown(m_theme, std::nullopt, JsonValue::parse(text).value());
    auto *type = shown.form.findChild<QComboBox *>(QStringLiteral("freeType"));
    type->setFocus();
    for (int i = 1; i < type->count(); ++i) {
        QTest::keyClick(type, Qt::Key_Down);
    }
    for (int i = 1; i < type->count(); ++i) {
        QTest::keyClick(type, Qt::Key_Up);
    }
    QCOMPARE(type->currentText(), QStringLiteral("string"));
    QCOMPARE(shown.form.values().toJson(), text);

    QWheelEvent wheel({}, {}, {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(type, &wheel);
    QCOMPARE(type->currentText(), QStringLiteral("string"));
}

void FormJsonTest::tooManyVariablesStayInJson()
{
    JsonValue::Object members;
    for (int i = 0; i < 2000; ++i) {
        members.append({QStringLiteral("v%1").arg(i), JsonValue::integer(i)});
    }
    const JsonValue input = JsonValue::object(members);
    Form shown(m_theme, std::nullopt, input);
    QCOMPARE(shown.form.view(), VariableForm::View::Json);
    QCOMPARE(shown.form.values().toJson(), input.toJson());
    shown.showFields();
    QCOMPARE(shown.form.view(), VariableForm::View::Json);
    QVERIFY(shown.form.findChild<QLabel *>(QStringLiteral("formNote"))
                ->text()
                .contains(QStringLiteral("too many")));
    QCOMPARE(shown.form.draft().values.toJson(), input.toJson());
}

void FormJsonTest::whatIsPastedFillsTheForm()
{
    StillClock clock;
    VariablesPane pane(m_theme, clock);
    pane.show();
    pane.setFlow(lateFeeWaiver());
    QGuiApplication::clipboard()->setText(
        QStringLiteral(
            "curl https://x --data-raw '{\"flowId\":\"another\",\"inputData\":{\"Flow.customerName\":"
            "\"Zoë\",\"Flow.retryCount\":4,\"Flow.cardNumber\":\"%1\"}}'")
            .arg(redactedPlaceholder()));
    QTest::mouseClick(pane.findChild<QPushButton *>(QStringLiteral("pasteInput")), Qt::LeftButton);

    QCOMPARE(pane.findChild<QLineEdit *>(QStringLiteral("editor.customerName"))->text(), QStringLiteral("Zoë"));
    QCOMPARE(pane.findChild<QLineEdit *>(QStringLiteral("editor.retryCount"))->text(), QStringLiteral("4"));
    QCOMPARE(pane.findChild<QLineEdit *>(QStringLiteral("editor.accountId"))->text(),
             QStringLiteral("ACC-99821"));
    const QString note = pane.findChild<QLabel *>(QStringLiteral("formNote"))->text();
    QVERIFY2(note.contains(QStringLiteral("2 value")), qPrintable(note));
    QVERIFY2(note.contains(QStringLiteral("cardNumber")), qPrintable(note));
    QVERIFY2(note.contains(QStringLiteral("another flow (another)")), qPrintable(note));

    QGuiApplication::clipboard()->setText(QStringLiteral("retryCount=\naccountId=ACC-1"));
    pane.findChild<QPushButton *>(QStringLiteral("viewJson"))->click();
    pane.pasteInput();
    const JsonValue inputs = pane.prepareRequest()->inputs;
    QVERIFY(!inputs.contains(u"retryCount"));
    QCOMPARE(inputs.value(u"accountId").toString(), QStringLiteral("ACC-1"));
    QCOMPARE(inputs.value(u"cardNumber").toString(), QStringLiteral("4111111111111111"));
}

void FormJsonTest::whatCannotBePastedIsExplainedAndChangesNothing()
{
    StillClock clock;
    VariablesPane pane(m_theme, clock);
    pane.setFlow(lateFeeWaiver());
    const QByteArray before = pane.prepareRequest()->inputs.toJson();
    QGuiApplication::clipboard()->setText(QStringLiteral("{\"customerName\": "));
    pane.pasteInput();
    QVERIFY(pane.findChild<QLabel *>(QStringLiteral("formNote"))->text().contains(QStringLiteral("no JSON")));
    QCOMPARE(pane.prepareRequest()->inputs.toJson(), before);
}

void FormJsonTest::aDraftComesBackInItsView()
{
    StillClock clock;
    VariablesPane pane(m_theme, clock);
    pane.show();
    pane.setFlow(callbackOffer());
    pane.findChild<QPushButton *>(QStringLiteral("viewJson"))->click();
    auto *json = pane.findChild<QPlainTextEdit *>(QStringLiteral("editor.Input"));
    json->setFocus();
    json->selectAll();
    QTest::keyClicks(json, QStringLiteral("{\"phone\": [ "));
    const QList<FlowInputDraft> drafts = pane.drafts();
    QCOMPARE(drafts.size(), 1);

    pane.setFlow(lateFeeWaiver());
    pane.setFlow(callbackOffer());
    QCOMPARE(json->toPlainText(), QStringLiteral("{\"phone\": [ "));

    VariablesPane next(m_theme, clock);
    next.restoreDrafts(drafts);
    next.setFlow(callbackOffer());
    QCOMPARE(next.findChild<QPlainTextEdit *>(QStringLiteral("editor.Input"))->toPlainText(),
             QStringLiteral("{\"phone\": [ "));
}

void FormJsonTest::whatWasEditedInJsonComesBackInAFormWithSecureValues()
{
    StillClock clock;
    VariablesPane pane(m_theme, clock);
    pane.show();
    pane.setFlow(lateFeeWaiver());
    pane.findChild<QPushButton *>(QStringLiteral("viewJson"))->click();
    auto *json = pane.findChild<QPlainTextEdit *>(QStringLiteral("editor.Input"));
    json->setPlainText(
        QStringLiteral("{\"customerName\":\"Bob\",\"accountId\":\"ACC-1\",\"cardNumber\":\"4000\"}"));
    const QList<FlowInputDraft> drafts = pane.drafts();
    QCOMPARE(drafts.size(), 1);
    QVERIFY(!drafts.first().values.toJson().contains("4000"));
    QVERIFY(!drafts.first().json);

    VariablesPane next(m_theme, clock);
    next.restoreDrafts(drafts);
    next.setFlow(lateFeeWaiver());
    const JsonValue inputs = next.currentRequest()->inputs;
    QCOMPARE(inputs.toJson(), QByteArray("{\"customerName\":\"Bob\",\"accountId\":\"ACC-1\"}"));
    const auto *leftOut = next.findChild<QLabel *>(QStringLiteral("secureLeftOut"));
    QVERIFY2(leftOut->text().contains(QStringLiteral("cardNumber")), qPrintable(leftOut->text()));
}

QTEST_MAIN(FormJsonTest)
#include "formjsontest.moc"

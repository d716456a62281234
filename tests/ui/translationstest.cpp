#include "translations/translations.h"
#include "samplefacts.h"
#include "stillclock.h"
#include "ui/theme/theme.h"
#include "ui/variables/variablespane.h"

#include <QApplication>
#include <QLocale>
#include <QPushButton>
#include <QTest>

using namespace flowconsole;

class TranslationsTest final : public QObject
{
    Q_OBJECT

private slots:
    void englishSaysOneProblemAndTwoProblems();
};

void TranslationsTest::englishSaysOneProblemAndTwoProblems()
{
    installTranslations(*qApp, QLocale(QLocale::Swedish));
    Theme theme;
    StillClock clock;
    VariablesPane pane(theme, clock);
    const auto *problems = pane.findChild<QPushButton *>(QStringLiteral("problemsButton"));

    Flow flow = callbackOffer();
    pane.setFlow(flow);
    QCOMPARE(problems->text(), QStringLiteral("1 problem"));

    QList<FlowVariable> variables = flow.inputSchema->variables();
    variables.last().required = true;
    flow.inputSchema = InputSchema(variables, true);
    pane.setFlow(flow);
    QCOMPARE(problems->text(), QStringLiteral("2 problems"));
}

QTEST_MAIN(TranslationsTest)
#include "translationstest.moc"

#include "ui/widgets/filterfield.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

using namespace flowconsole;

/// Presses real keys where the system would send them: in the proposals while they are open, else in the field.
class FilterFieldTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(SchemeChoice::Light);
    }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(700, 300);
        m_field = new FilterField(*m_theme, QStringLiteral("Ctrl+F"), m_window.get());
        m_field->setToolTip(QStringLiteral("Own words"));
        m_field->setVocabularySource([] {
            FilterVocabulary vocabulary;
            vocabulary.flows = {QStringLiteral("Billing IVR"), QStringLiteral("Callback")};
            vocabulary.inputs = {QStringLiteral("accountId")};
            return vocabulary;
        });
        auto *other = new QLineEdit(m_window.get());
        other->setObjectName(QStringLiteral("other"));
        auto *layout = new QVBoxLayout(m_window.get());
        layout->addWidget(m_field);
        layout->addWidget(other);
        layout->addStretch();
        m_window->show();
        m_window->activateWindow();
        m_field->setFocus();
        QTRY_VERIFY(m_field->hasFocus());
    }
    void cleanup() { m_window.reset(); }

    void partsOfTheLanguageHaveColours()
    {
        type(QStringLiteral("state:failed NOT x"));
        QCOMPARE(m_field->text(), QStringLiteral("state:failed NOT x"));
        const Tokens &tokens = m_theme->tokens();
        QVERIFY(paints(tokens.accent));
        QVERIFY(paints(tokens.success));
        m_field->setText(QStringLiteral("plain words"));
        m_field->setCursorPosition(0);
        QVERIFY(!paints(tokens.accent));
        QVERIFY(!paints(tokens.success));
    }

    void coloursFollowTheTheme()
    {
        m_field->setText(QStringLiteral("state:failed"));
        m_theme->setChoice(SchemeChoice::Dark);
        const bool isDark = paints(m_theme->tokens().success);
        m_theme->setChoice(SchemeChoice::Light);
        QVERIFY(isDark);
    }

    void aMistakeIsToldOnceTypingStops()
    {
        type(QStringLiteral("x stat:failed"));
        QVERIFY(problemLabel() == nullptr || !problemLabel()->isVisible());
        QVERIFY(!m_field->property("error").toBool());
        const QString words = QStringLiteral("There is no field “stat”. Did you mean “state”?");
        QTRY_VERIFY(problemLabel() != nullptr && problemLabel()->isVisible());
        QCOMPARE(problemLabel()->text(), words);
        QVERIFY(m_field->property("error").toBool());
        QCOMPARE(m_field->accessibleDescription(), words);
        QCOMPARE(m_field->toolTip(), words);
        QCOMPARE(m_field->problem()->position, 2);
        QVERIFY(problemLabel()->geometry().top() >= m_field->geometry().bottom());
        QVERIFY(paints(m_theme->tokens().danger));
        QCOMPARE(m_field->text(), QStringLiteral("x stat:failed"));
    }

    void aMistakeThatIsMendedIsForgottenAtOnce()
    {
        type(QStringLiteral("duration>2"));
        QTRY_VERIFY(problemLabel() != nullptr && problemLabel()->isVisible());
        type(QStringLiteral("s"));
        QVERIFY(!problemLabel()->isVisible());
        QVERIFY(!m_field->property("error").toBool());
        QVERIFY(m_field->accessibleDescription().isEmpty());
        QCOMPARE(m_field->toolTip(), QStringLiteral("Own words"));
    }

    void returnTellsOfAMistakeAtOnce()
    {
        type(QStringLiteral("(a"));
        press(Qt::Key_Return);
        QVERIFY(problemLabel() != nullptr && problemLabel()->isVisible());
    }

    void whoGoesElsewhereSeesTheMarkButNoBubble()
    {
        type(QStringLiteral("(a"));
        QTRY_VERIFY(problemLabel() != nullptr && problemLabel()->isVisible());
        m_window->findChild<QLineEdit *>(QStringLiteral("other"))->setFocus(Qt::TabFocusReason);
        QVERIFY(!problemLabel()->isVisible());
        QVERIFY(m_field->property("error").toBool());
    }

    void tabTakesWhatIsChosenAndTheNextProposalsFollow()
    {
        type(QStringLiteral("sta"));
        QTRY_VERIFY(proposals() != nullptr);
        press(Qt::Key_Down);
        press(Qt::Key_Tab);
        QCOMPARE(m_field->text(), QStringLiteral("state:"));
        QTRY_VERIFY(proposals() != nullptr);
        type(QStringLiteral("fa"));
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(m_field->text(), QStringLiteral("state:failed"));
        QVERIFY(m_field->hasFocus());
    }

    void tabGoesOnWhereNothingIsChosen()
    {
        type(QStringLiteral("sta"));
        QTRY_VERIFY(proposals() != nullptr);
        press(Qt::Key_Tab);
        QCOMPARE(m_field->text(), QStringLiteral("sta"));
        QVERIFY(proposals() == nullptr);
        QTRY_VERIFY(m_window->findChild<QLineEdit *>(QStringLiteral("other"))->hasFocus());
    }

    void valuesAndNamesComeFromTheSource()
    {
        type(QStringLiteral("flow:bil"));
        QTRY_VERIFY(proposals() != nullptr);
        press(Qt::Key_Down);
        press(Qt::Key_Tab);
        QCOMPARE(m_field->text(), QStringLiteral("flow:\"Billing IVR\""));
        type(QStringLiteral(" var.a"));
        QTRY_VERIFY(proposals() != nullptr);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(m_field->text(), QStringLiteral("flow:\"Billing IVR\" var.accountId"));
    }

    void escapeClosesTheProposalsThenClears()
    {
        type(QStringLiteral("sta"));
        QTRY_VERIFY(proposals() != nullptr);
        press(Qt::Key_Escape);
        QTRY_VERIFY(proposals() == nullptr);
        QCOMPARE(m_field->text(), QStringLiteral("sta"));
        press(Qt::Key_Escape);
        QVERIFY(m_field->text().isEmpty());
    }

    void returnWithoutAChoiceLeavesTheTextAlone()
    {
        type(QStringLiteral("sta"));
        QTRY_VERIFY(proposals() != nullptr);
        press(Qt::Key_Return);
        QCOMPARE(m_field->text(), QStringLiteral("sta"));
    }

    void plainWordsAreNotInterrupted()
    {
        type(QStringLiteral("zebra 4711 "));
        QVERIFY(proposals() == nullptr);
    }

    void downAsksForAllThatMayStandThere()
    {
        press(Qt::Key_Down);
        QTRY_VERIFY(proposals() != nullptr);
        QVERIFY(proposals()->model()->rowCount() > 20);
        press(Qt::Key_Return);
        QCOMPARE(m_field->text(), QStringLiteral("state:"));
    }

    void filtersThatWereUsedAreProposedAgain()
    {
        type(QStringLiteral("overdue:yes "));
        press(Qt::Key_Return);
        m_field->clear();
        press(Qt::Key_Down);
        QTRY_VERIFY(proposals() != nullptr);
        press(Qt::Key_Return);
        QCOMPARE(m_field->text(), QStringLiteral("overdue:yes"));
    }

    void aProposalIsUndoneLikeTyping()
    {
        type(QStringLiteral("sta"));
        QTRY_VERIFY(proposals() != nullptr);
        press(Qt::Key_Down);
        press(Qt::Key_Tab);
        press(Qt::Key_Escape);
        QTest::keyClick(m_field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_field->text(), QStringLiteral("sta"));
    }

    void theLineIsEditedAsAnyLine()
    {
        type(QStringLiteral("state:failed"));
        press(Qt::Key_Escape);
        m_field->setText(QStringLiteral("state:failed"));
        press(Qt::Key_Home);
        type(QStringLiteral("x "));
        QCOMPARE(m_field->text(), QStringLiteral("x state:failed"));
        QTest::keyClick(m_field, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(m_field->selectedText(), QStringLiteral("state:failed"));
        press(Qt::Key_Delete);
        QCOMPARE(m_field->text(), QStringLiteral("x "));
    }

    void anInputMethodIsNotDisturbed()
    {
        m_field->setText(QStringLiteral("state:failed "));
        m_field->setCursorPosition(13);
        QInputMethodEvent composing(QStringLiteral("に"), {});
        QApplication::sendEvent(m_field, &composing);
        QCOMPARE(m_field->text(), QStringLiteral("state:failed "));
        QInputMethodEvent entering(QString(), {});
        entering.setCommitString(QStringLiteral("日本"));
        QApplication::sendEvent(m_field, &entering);
        QCOMPARE(m_field->text(), QStringLiteral("state:failed 日本"));
        QVERIFY(paints(m_theme->tokens().success));
    }

    void f1ExplainsTheLanguageAndAnExampleIsTaken()
    {
        press(Qt::Key_F1);
        auto *lines = m_field->findChild<QTableView *>(QStringLiteral("filterHelpLines"));
        QTRY_VERIFY(lines != nullptr && lines->isVisible());
        lines->setFocus();
        QTest::keyClick(lines, Qt::Key_Down);
        QTest::keyClick(lines, Qt::Key_Return);
        QCOMPARE(m_field->text(), QStringLiteral("state:failed invoice"));
        QTRY_VERIFY(m_field->findChild<QTableView *>(QStringLiteral("filterHelpLines")) == nullptr);
    }

    void theQuestionMarkDoesTheSame()
    {
        m_field->findChild<QAction *>(QStringLiteral("filterHelpAction"))->trigger();
        QTRY_VERIFY(m_field->findChild<QTableView *>(QStringLiteral("filterHelpLines")) != nullptr);
    }

private:
    [[nodiscard]] QWidget *target() const
    {
        return QApplication::activePopupWidget() != nullptr ? QApplication::activePopupWidget() : m_field;
    }
    void press(Qt::Key key) { QTest::keyClick(target(), key); }
    void type(const QString &text)
    {
        for (const QChar c : text) {
            QTest::keyClicks(target(), QString(c));
        }
    }
    [[nodiscard]] QAbstractItemView *proposals() const
    {
        return qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
    }
    [[nodiscard]] QLabel *problemLabel() const
    {
        return m_window->findChild<QLabel *>(QStringLiteral("filterProblem"));
    }
    /// Whether a dot of the text has nearly that colour; the icons and the border at the edges do not count.
    [[nodiscard]] bool paints(const QColor &colour) const
    {
        const QImage image = m_field->grab().toImage();
        const auto differs = [&colour](const QColor &dot) {
            return std::abs(dot.red() - colour.red()) + std::abs(dot.green() - colour.green()) +
                   std::abs(dot.blue() - colour.blue());
        };
        for (int y = 6; y < image.height() - 6; ++y) {
            for (int x = 34; x < image.width() - 100; ++x) {
                if (differs(image.pixelColor(x, y)) < 40) {
                    return true;
                }
            }
        }
        return false;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
    FilterField *m_field = nullptr;
};

QTEST_MAIN(FilterFieldTest)
#include "filterfieldtest.moc"

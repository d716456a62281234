#include "ui/theme/theme.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/filterproposals.h"
#include "ui/widgets/filterrowdelegate.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QVBoxLayout>

using namespace flowconsole;

/// The filters that the field remembers and the ones that have a name, by real keys and clicks.
class SavedFiltersTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_window.reset(); }
    void aFilterIsRecentOnceItIsUsed();
    void whatIsNoFilterIsNotRemembered();
    void whatStandsForAWhileIsRecentToo();
    void aPauseInTheMiddleOfAWordIsForgotten();
    void theLastTwentyAreKeptTheNewestFirstAndNoneTwice();
    void theEmptyFieldOffersTheSavedOnesThenTheRecentOnes();
    void altDownOffersThemBesideWhatIsTyped();
    void deleteTakesARecentOneOffTheList();
    void theCrossTakesItOffTheListAndLeavesTheListOpen();
    void clearForgetsTheRecentOnesAndNotTheSavedOnes();
    void whatIsTypedIsHandedOutToBeSaved();
    void aMistakeCannotBeSaved();
    void aSavedOneIsProposedByItsName();
    void aSavedOneIsRenamedAndDeletedFromTheList();
    void anEmptyMemorySaysSo();

private:
    void type(const QString &text)
    {
        for (const QChar c : text) {
            QTest::keyClicks(target(), QString(c));
        }
    }
    void use(const QString &filter)
    {
        m_field->setText(filter);
        press(Qt::Key_Return);
        m_field->clear();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(target(), key, modifiers);
    }
    void openByStar() const { m_field->findChild<QAction *>(QStringLiteral("filterMemoryAction"))->trigger(); }
    [[nodiscard]] QWidget *target() const
    {
        return QApplication::activePopupWidget() != nullptr ? QApplication::activePopupWidget() : m_field;
    }
    [[nodiscard]] static QAbstractItemView *list()
    {
        return qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
    }
    /// The words of the open list, but for the language's.
    [[nodiscard]] static QStringList lines()
    {
        QStringList words;
        for (int row = 0; list() != nullptr && row < list()->model()->rowCount(); ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            if (index.data(FilterRowDelegate::KindRole).toInt() !=
                static_cast<int>(FilterRow::Kind::Language)) {
                words.append(index.data(FilterRowDelegate::TitleRole).toString());
            }
        }
        return words;
    }

    Theme m_theme;
    std::unique_ptr<QWidget> m_window;
    FilterField *m_field = nullptr;
};

void SavedFiltersTest::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(700, 300);
    m_field = new FilterField(m_theme, QStringLiteral("Ctrl+F"), m_window.get());
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_field);
    layout->addStretch();
    m_window->show();
    m_window->activateWindow();
    m_field->setFocus();
    QTRY_VERIFY(m_field->hasFocus());
}

void SavedFiltersTest::aFilterIsRecentOnceItIsUsed()
{
    QSignalSpy told(m_field, &FilterField::recentChanged);
    type(QStringLiteral("overdue:yes "));
    QCOMPARE(told.count(), 0);
    press(Qt::Key_Return);
    QCOMPARE(told.count(), 1);
    QCOMPARE(m_field->recent(), QStringList(QStringLiteral("overdue:yes")));
    press(Qt::Key_Return);
    QCOMPARE(told.count(), 1);
}

void SavedFiltersTest::whatIsNoFilterIsNotRemembered()
{
    type(QStringLiteral("duration>2"));
    press(Qt::Key_Return);
    m_field->setText(QStringLiteral("   "));
    press(Qt::Key_Return);
    QVERIFY(m_field->recent().isEmpty());
    m_field->setRecent({QStringLiteral("(a"), QStringLiteral(" b "), QStringLiteral("b"), {}});
    QCOMPARE(m_field->recent(), QStringList(QStringLiteral("b")));
}

void SavedFiltersTest::whatStandsForAWhileIsRecentToo()
{
    m_field->findChild<QTimer *>(QStringLiteral("usePause"))->setInterval(30);
    type(QStringLiteral("zebra"));
    QTRY_COMPARE(m_field->recent(), QStringList(QStringLiteral("zebra")));
}

void SavedFiltersTest::aPauseInTheMiddleOfAWordIsForgotten()
{
    m_field->findChild<QTimer *>(QStringLiteral("usePause"))->setInterval(30);
    type(QStringLiteral("zeb"));
    QTRY_COMPARE(m_field->recent(), QStringList(QStringLiteral("zeb")));
    type(QStringLiteral("ra"));
    QTRY_COMPARE(m_field->recent(), QStringList(QStringLiteral("zebra")));
    type(QStringLiteral(" crossing"));
    QTRY_COMPARE(m_field->recent(), QStringList({QStringLiteral("zebra crossing"), QStringLiteral("zebra")}));
}

void SavedFiltersTest::theLastTwentyAreKeptTheNewestFirstAndNoneTwice()
{
    for (int i = 0; i < 25; ++i) {
        use(QStringLiteral("word%1").arg(i));
    }
    use(QStringLiteral("word20"));
    QCOMPARE(m_field->recent().size(), 20);
    QCOMPARE(m_field->recent().first(), QStringLiteral("word20"));
    QCOMPARE(m_field->recent().at(1), QStringLiteral("word24"));
    QCOMPARE(m_field->recent().last(), QStringLiteral("word5"));
    QCOMPARE(m_field->recent().count(QStringLiteral("word20")), 1);
}

void SavedFiltersTest::theEmptyFieldOffersTheSavedOnesThenTheRecentOnes()
{
    m_field->setSaved({{QStringLiteral("Slow"), QStringLiteral("duration>2s")},
                       {QStringLiteral("failures"), QStringLiteral("state:failed")}});
    use(QStringLiteral("duration>2s"));
    use(QStringLiteral("zebra"));

    press(Qt::Key_Down);

    QTRY_VERIFY(list() != nullptr);
    QCOMPARE(lines(), QStringList({QStringLiteral("failures"), QStringLiteral("Slow"), QStringLiteral("zebra"),
                                   QStringLiteral("Clear recent filters")}));
    QVERIFY(list()->model()->rowCount() > 20);
    press(Qt::Key_Return);
    QCOMPARE(m_field->text(), QStringLiteral("state:failed"));
    QVERIFY(list() == nullptr);
    QCOMPARE(m_field->recent().first(), QStringLiteral("state:failed"));
}

void SavedFiltersTest::altDownOffersThemBesideWhatIsTyped()
{
    use(QStringLiteral("zebra"));
    type(QStringLiteral("horse"));
    press(Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(lines(), QStringList({QStringLiteral("Save this filter…"), QStringLiteral("zebra"),
                                       QStringLiteral("Clear recent filters")}));
    QCOMPARE(list()->model()->rowCount(), 3);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_field->text(), QStringLiteral("zebra"));
    QTest::keyClick(m_field, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_field->text(), QStringLiteral("horse"));
}

void SavedFiltersTest::deleteTakesARecentOneOffTheList()
{
    use(QStringLiteral("zebra"));
    use(QStringLiteral("horse"));
    press(Qt::Key_Down);
    QTRY_VERIFY(list() != nullptr);
    press(Qt::Key_Delete);
    QCOMPARE(lines(), QStringList({QStringLiteral("zebra"), QStringLiteral("Clear recent filters")}));
    QCOMPARE(list()->currentIndex().row(), 0);
    press(Qt::Key_Delete);
    QVERIFY(m_field->recent().isEmpty());
    QVERIFY(lines().isEmpty());
}

void SavedFiltersTest::theCrossTakesItOffTheListAndLeavesTheListOpen()
{
    use(QStringLiteral("zebra"));
    use(QStringLiteral("horse"));
    openByStar();
    QTRY_VERIFY(list() != nullptr);
    const QRect line = list()->visualRect(list()->model()->index(1, 0));
    const QPoint cross(line.right() - line.height() / 2, line.center().y());

    QTest::mouseClick(list()->viewport(), Qt::LeftButton, Qt::NoModifier, cross);

    QVERIFY(list() != nullptr);
    QCOMPARE(m_field->recent(), QStringList(QStringLiteral("horse")));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, Qt::NoModifier,
                      list()->visualRect(list()->model()->index(0, 0)).center());
    QCOMPARE(m_field->text(), QStringLiteral("horse"));
}

void SavedFiltersTest::clearForgetsTheRecentOnesAndNotTheSavedOnes()
{
    m_field->setSaved({{QStringLiteral("Slow"), QStringLiteral("duration>2s")}});
    use(QStringLiteral("zebra"));
    QSignalSpy told(m_field, &FilterField::recentChanged);
    openByStar();
    QTRY_COMPARE(lines().size(), 3);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(told.count(), 1);
    QVERIFY(m_field->recent().isEmpty());
    openByStar();
    QTRY_COMPARE(lines(), QStringList(QStringLiteral("Slow")));
}

void SavedFiltersTest::whatIsTypedIsHandedOutToBeSaved()
{
    QSignalSpy asked(m_field, &FilterField::saveRequested);
    m_field->setText(QStringLiteral(" state:failed "));
    openByStar();
    QTRY_COMPARE(lines().value(0), QStringLiteral("Save this filter…"));
    press(Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toString(), QStringLiteral("state:failed"));

    m_field->setSaved({{QStringLiteral("failures"), QStringLiteral("state:failed")}});
    openByStar();
    QTRY_COMPARE(lines().value(0), QStringLiteral("failures"));
}

void SavedFiltersTest::aMistakeCannotBeSaved()
{
    m_field->setText(QStringLiteral("(a"));
    openByStar();
    QTRY_VERIFY(list() != nullptr);
    QVERIFY(!lines().contains(QStringLiteral("Save this filter…")));
}

void SavedFiltersTest::aSavedOneIsProposedByItsName()
{
    m_field->setSaved({{QStringLiteral("Zebra crossings"), QStringLiteral("flow:zebra node:crossing")}});
    type(QStringLiteral("zeb"));
    QTRY_COMPARE(lines(), QStringList(QStringLiteral("Zebra crossings")));
    press(Qt::Key_Return); // nothing is chosen yet
    QCOMPARE(m_field->text(), QStringLiteral("zeb"));
    type(QStringLiteral("r"));
    QTRY_COMPARE(lines().size(), 1);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_field->text(), QStringLiteral("flow:zebra node:crossing"));
}

void SavedFiltersTest::aSavedOneIsRenamedAndDeletedFromTheList()
{
    const SavedFilter slow{QStringLiteral("Slow"), QStringLiteral("duration>2s")};
    m_field->setSaved({slow});
    QSignalSpy renamed(m_field, &FilterField::renameRequested);
    QSignalSpy removed(m_field, &FilterField::removeRequested);
    openByStar();
    QTRY_VERIFY(list() != nullptr);
    press(Qt::Key_F2);
    QCOMPARE(renamed.count(), 1);
    QCOMPARE(renamed.first().first().value<SavedFilter>(), slow);
    QVERIFY(list() == nullptr);

    openByStar();
    QTRY_VERIFY(list() != nullptr);
    press(Qt::Key_Delete);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().first().value<SavedFilter>(), slow);
    QVERIFY(m_field->text().isEmpty());
}

void SavedFiltersTest::anEmptyMemorySaysSo()
{
    openByStar();
    QTRY_COMPARE(lines(), QStringList(QStringLiteral("Filters that you use or save come here.")));
    press(Qt::Key_Return);
    QVERIFY(m_field->text().isEmpty());
}

QTEST_MAIN(SavedFiltersTest)
#include "savedfilterstest.moc"

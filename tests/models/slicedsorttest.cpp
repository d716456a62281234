#include "models/slicedsort.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace flowconsole;

/// Many numbers find their places a step at a time.
class SlicedSortTest final : public QObject
{
    Q_OBJECT

private slots:
    void allStandInTheirOrder_data();
    void allStandInTheirOrder();
    void noStepIsLong();
};

void SlicedSortTest::allStandInTheirOrder_data()
{
    QTest::addColumn<int>("sorted");
    QTest::addColumn<int>("others");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("all sorted") << 9000 << 0;
    QTest::newRow("one among none") << 0 << 1;
    QTest::newRow("one among many") << 9000 << 1;
    QTest::newRow("many among one") << 1 << 9000;
    QTest::newRow("many among none") << 0 << 12'345;
    QTest::newRow("many among many") << 5000 << 7001;
}

void SlicedSortTest::allStandInTheirOrder()
{
    QFETCH(int, sorted);
    QFETCH(int, others);
    std::vector<int> numbers(static_cast<size_t>(sorted + others));
    std::iota(numbers.begin(), numbers.end(), 0);
    std::shuffle(numbers.begin(), numbers.end(), std::mt19937(20260105));
    const auto border = numbers.begin() + sorted;
    std::sort(numbers.begin(), border, std::greater());
    SlicedSort sort(std::vector<int>(numbers.begin(), border), std::vector<int>(border, numbers.end()));
    const auto isGreater = [](int a, int b) { return a > b; };
    while (sort.goOn(isGreater)) {
    }
    std::sort(numbers.begin(), numbers.end(), std::greater());
    QVERIFY(sort.take() == numbers);
}

void SlicedSortTest::noStepIsLong()
{
    std::vector<int> sorted(50'000);
    std::iota(sorted.begin(), sorted.end(), 0);
    std::vector<int> others(50'000);
    std::iota(others.begin(), others.end(), 50'000);
    std::shuffle(others.begin(), others.end(), std::mt19937(7));
    SlicedSort sort(sorted, others);
    int compared = 0;
    int most = 0;
    int steps = 0;
    const auto isBefore = [&compared](int a, int b) {
        ++compared;
        return a % 50'000 != b % 50'000 ? a % 50'000 < b % 50'000 : a < b;
    };
    while (sort.goOn(isBefore)) {
        most = std::max(most, std::exchange(compared, 0));
        ++steps;
    }
    QVERIFY2(most < 5000, qPrintable(QString::number(most)));
    QVERIFY(steps > 100);
    QCOMPARE(sort.take().size(), size_t{100'000});
}

QTEST_GUILESS_MAIN(SlicedSortTest)
#include "slicedsorttest.moc"

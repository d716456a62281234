#include "shownwindow.h"
#include "ui/flows/flowspane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;

namespace {

FlowVersion version(const QString &id, const QString &author, int day,
                    FlowVersion::Kind kind = FlowVersion::Kind::Published)
{
    FlowVersion result;
    result.id = id;
    result.author = author;
    result.datePublished = QDateTime(QDate(2026, 11, day), QTime(14, 3));
    result.kind = kind;
    return result;
}

QList<FlowVersion> versionsOfWaiver()
{
    return {version(QStringLiteral("15.0"), QStringLiteral("Ada Byron"), 13, FlowVersion::Kind::CheckedIn),
            version(QStringLiteral("14.0"), QStringLiteral("Ada Byron"), 12),
            version(QStringLiteral("13.0"), QStringLiteral("Dana Okafor"), 2)};
}

VersionSchemas thirteen()
{
    VersionSchemas schemas;
    schemas.version = versionsOfWaiver().at(2);
    FlowVariable customer;
    customer.name = QStringLiteral("customer");
    customer.type = VariableType::String;
    customer.required = true;
    schemas.inputSchema = InputSchema({customer}, true);
    return schemas;
}

} // namespace

/// The window with all of a flow, and the choice of a version, as far as the launch.
class FlowDetailsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theWindowShowsWhatTheFlowIs();
    void whyItCannotBeLaunchedAndWhoLocksItIsSaid();
    void theSchemaIsATable();
    void limitsHaveTheRoomOfColumnsThatSayNothing();
    void versionsAreAskedForOnceTheWindowIsOpened();
    void aFailureOfTheVersionsOffersToRetry();
    void anOlderVersionIsLookedAtWithItsOwnInput();
    void theVersionThatIsChosenIsLaunched();
    void aChosenVersionIsKeptWhileOtherFlowsAreChosen();
    void aChosenVersionOutlastsAnApiThatCannotChooseIt();
    void aVersionThatIsGoneIsLetGoWithANotice_data();
    void aVersionThatIsGoneIsLetGoWithANotice();
    void aVersionThatCannotBeAskedForIsKept();
    void whereTheDialectCannotTheVersionsAreOnlyLookedAt();
    void marksAreRememberedPerConnection();

private:
    struct Bench : ShownWindow
    {
        Bench(Theme &theme, const QTemporaryDir &folder)
            : ShownWindow(theme, folder.filePath(QStringLiteral("console.ini"))),
              asked(&window.flows(), &FlowsPane::versionsWanted),
              askedForOne(&window.flows(), &FlowsPane::versionWanted)
        {
            signInAndShowFlows();
        }

        template <class Widget>
        [[nodiscard]] Widget *part(const char *name) const
        {
            return window.findChild<Widget *>(QLatin1String(name));
        }
        void openDetails() const { QTest::mouseClick(part<QToolButton>("flowDetailsButton"), Qt::LeftButton); }
        [[nodiscard]] QStringList column(const char *table, int column) const
        {
            QStringList texts;
            const auto *model = part<QTableView>(table)->model();
            for (int row = 0; row < model->rowCount(); ++row) {
                texts.append(model->index(row, column).data().toString());
            }
            return texts;
        }
        void clickVersion(int row) const
        {
            auto *table = part<QTableView>("flowVersions");
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                              table->visualRect(table->model()->index(row, 0)).center());
        }
        /// Opens the window and chooses version 13.
        void chooseThirteen()
        {
            openDetails();
            window.flows().showVersions(lateFeeWaiver().id, versionsOfWaiver());
            clickVersion(2);
            window.flows().showVersion(lateFeeWaiver().id, thirteen());
            QTest::mouseClick(part<QPushButton>("useVersion"), Qt::LeftButton);
        }
        /// Whole, also where there is no room for it.
        [[nodiscard]] QString versionLine() const { return part<QLabel>("flowVersion")->accessibleName(); }
        [[nodiscard]] QString variablesTitle() const
        {
            const auto *pane = dock("variablesDock");
            const auto *title = pane->findChild<QLabel *>(QStringLiteral("sectionTitle"));
            const auto *note = pane->findChild<QLabel *>(QStringLiteral("sectionNote"));
            return (title->accessibleName() + u' ' + note->text()).trimmed();
        }

        QSignalSpy asked;
        QSignalSpy askedForOne;
    };

    std::unique_ptr<QTemporaryDir> m_folder;
    Theme m_theme;
};

void FlowDetailsTest::theWindowShowsWhatTheFlowIs()
{
    Bench bench(m_theme, *m_folder);
    Flow flow = lateFeeWaiver();
    flow.division = QStringLiteral("Billing");
    flow.description = QStringLiteral("Waives a late fee once a year");
    flow.publishedVersion = versionsOfWaiver().at(1);
    bench.window.showFlows({flow});
    bench.openDetails();

    QCOMPARE(bench.text("flowDetailsName"), flow.name);
    QCOMPARE(bench.text("flowDetailsType"), QStringLiteral("workflow"));
    QCOMPARE(bench.text("flowDetailsDivision"), QStringLiteral("Billing"));
    QCOMPARE(bench.text("flowDetailsDescription"), flow.description);
    QCOMPARE(bench.text("flowDetailsState"), QStringLiteral("Active: it can be launched."));
    QCOMPARE(bench.text("flowDetailsPublished"), QStringLiteral("v14 · 2026-11-12 14:03 · by Ada Byron"));
    QTest::mouseClick(
        bench.part<QWidget>("flowDetailsId")->findChild<QToolButton *>(QStringLiteral("copyLine")),
        Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), flow.id.text());
}

void FlowDetailsTest::whyItCannotBeLaunchedAndWhoLocksItIsSaid()
{
    Bench bench(m_theme, *m_folder);
    bench.openDetails();
    bench.window.flows().select(billingIvr().id);
    QVERIFY(bench.text("flowDetailsState").contains(u"cannot launch a flow of this kind"));

    Flow flow = lateFeeWaiver();
    flow.active = false;
    flow.lockedBy = QStringLiteral("Grace Hopper");
    bench.window.showFlows({flow});
    QVERIFY(bench.text("flowDetailsState").contains(u"not active"));
    QVERIFY(bench.text("flowDetailsState").contains(u"Locked by Grace Hopper"));

    flow.active = true;
    flow.publishedVersion.reset();
    bench.window.showFlows({flow});
    QVERIFY(bench.text("flowDetailsState").contains(u"never published"));
    QCOMPARE(bench.text("flowDetailsPublished"), QStringLiteral("never"));
}

void FlowDetailsTest::theSchemaIsATable()
{
    Bench bench(m_theme, *m_folder);
    Flow flow = lateFeeWaiver();
    FlowVariable waived;
    waived.name = QStringLiteral("waived");
    waived.type = VariableType::Boolean;
    flow.outputSchema = InputSchema({waived}, false);
    bench.window.showFlows({flow});
    bench.openDetails();

    QCOMPARE(bench.column("flowInputs", 0).mid(0, 2),
             (QStringList{QStringLiteral("customerName"), QStringLiteral("accountId")}));
    QCOMPARE(bench.column("flowInputs", 2).mid(0, 3),
             (QStringList{QStringLiteral("yes"), QStringLiteral("yes"), QString()}));
    const QStringList limits = bench.column("flowInputs", 4);
    QCOMPARE(limits.at(0), QStringLiteral("at most 1024 character(s)"));
    QCOMPARE(limits.at(1), QStringLiteral("matches ^ACC-[0-9]+$"));
    QCOMPARE(limits.at(3), QStringLiteral("at least 0"));
    QCOMPARE(limits.at(5), QStringLiteral("one of en, es, de"));
    QVERIFY(limits.at(8).contains(u"secure"));
    QCOMPARE(bench.column("flowOutputs", 0), QStringList{QStringLiteral("waived")});
    const auto *tabs = bench.part<QTabWidget>("flowSchemas");
    QCOMPARE(tabs->tabText(0), QStringLiteral("Input (9)"));
    QCOMPARE(tabs->tabText(1), QStringLiteral("Output (1)"));

    bench.window.flows().select(withoutSchema().id);
    bench.window.showFlows({withoutSchema()});
    QVERIFY(bench.text("flowSchemaNote").contains(u"no input schema"));
    QCOMPARE(tabs->tabText(0), QStringLiteral("Input (0)"));
}

void FlowDetailsTest::limitsHaveTheRoomOfColumnsThatSayNothing()
{
    Bench bench(m_theme, *m_folder);
    FlowVariable phone;
    phone.name = QStringLiteral("phoneNumber");
    phone.type = VariableType::String;
    phone.pattern = QStringLiteral("^\\+[1-9][0-9]{5,17}$");
    FlowVariable when = phone;
    when.name = QStringLiteral("appointmentTime");
    when.type = VariableType::DateTime;
    when.pattern.clear();
    Flow flow = lateFeeWaiver();
    flow.inputSchema = InputSchema({phone, when}, true);
    bench.window.showFlows({flow});
    bench.openDetails();

    auto *table = bench.part<QTableView>("flowInputs");
    QCOMPARE(bench.column("flowInputs", 4).first(), QStringLiteral("matches ^\\+[1-9][0-9]{5,17}$"));
    QVERIFY(table->isColumnHidden(2));
    QVERIFY(table->isColumnHidden(3));
    QTRY_VERIFY(table->columnWidth(4) >= table->sizeHintForIndex(table->model()->index(0, 4)).width());
    QVERIFY(table->model()->index(0, 4).data(Qt::ToolTipRole).toString().contains(phone.pattern));
    // They come back where they say something.
    bench.window.showFlows({lateFeeWaiver()});
    QVERIFY(!table->isColumnHidden(2));
}

void FlowDetailsTest::versionsAreAskedForOnceTheWindowIsOpened()
{
    Bench bench(m_theme, *m_folder);
    QCOMPARE(bench.asked.count(), 0);
    bench.openDetails();
    QCOMPARE(bench.asked.count(), 1);
    QCOMPARE(bench.asked.first().first().value<FlowId>(), lateFeeWaiver().id);
    QCOMPARE(bench.text("flowVersionsMessage"), QStringLiteral("Loading versions…"));

    bench.window.flows().showVersions(callbackOffer().id, {version(QStringLiteral("1.0"), {}, 1)}); // late
    QCOMPARE(bench.column("flowVersions", 0), QStringList());
    bench.window.flows().showVersions(lateFeeWaiver().id, versionsOfWaiver());
    QCOMPARE(bench.column("flowVersions", 0),
             (QStringList{QStringLiteral("v15"), QStringLiteral("v14"), QStringLiteral("v13")}));
    QCOMPARE(bench.column("flowVersions", 1).at(2), QStringLiteral("2026-11-02 14:03"));
    QCOMPARE(bench.column("flowVersions", 2).at(2), QStringLiteral("Dana Okafor"));
    QCOMPARE(bench.column("flowVersions", 3),
             (QStringList{QStringLiteral("checked in"), QStringLiteral("latest published"),
                          QStringLiteral("published")}));

    bench.window.flows().select(callbackOffer().id);
    QCOMPARE(bench.asked.count(), 2);
    QCOMPARE(bench.column("flowVersions", 0), QStringList());
}

void FlowDetailsTest::aFailureOfTheVersionsOffersToRetry()
{
    Bench bench(m_theme, *m_folder);
    bench.openDetails();
    QVERIFY(!bench.part<QPushButton>("flowVersionsRetry")->isVisible());
    ApiError error;
    error.kind = ApiError::Kind::Network;
    bench.window.flows().showVersionsFailure(lateFeeWaiver().id, error);
    QVERIFY(bench.text("flowVersionsMessage").contains(u"could not be reached"));
    QTest::mouseClick(bench.part<QPushButton>("flowVersionsRetry"), Qt::LeftButton);
    QCOMPARE(bench.asked.count(), 2);
    QCOMPARE(bench.text("flowVersionsMessage"), QStringLiteral("Loading versions…"));
}

void FlowDetailsTest::anOlderVersionIsLookedAtWithItsOwnInput()
{
    Bench bench(m_theme, *m_folder);
    bench.openDetails();
    bench.window.flows().showVersions(lateFeeWaiver().id, versionsOfWaiver());
    QCOMPARE(bench.askedForOne.count(), 0); // the latest came with the list
    QVERIFY(!bench.part<QPushButton>("useVersion")->isEnabled());

    bench.clickVersion(2);
    QCOMPARE(bench.askedForOne.count(), 1);
    QCOMPARE(bench.askedForOne.first().at(1).toString(), QStringLiteral("13.0"));
    QVERIFY(bench.text("flowSchemaNote").contains(u"Loading what v13"));
    QVERIFY(!bench.part<QPushButton>("useVersion")->isEnabled());

    ApiError error;
    error.kind = ApiError::Kind::Unavailable;
    bench.window.flows().showVersionFailure(lateFeeWaiver().id, QStringLiteral("13.0"), error);
    QVERIFY(bench.text("flowSchemaNote").contains(u"could not be loaded"));
    QTest::mouseClick(bench.part<QPushButton>("flowVersionsRetry"), Qt::LeftButton);
    QCOMPARE(bench.askedForOne.count(), 2);

    bench.window.flows().showVersion(lateFeeWaiver().id, thirteen());
    QCOMPARE(bench.column("flowInputs", 0), QStringList{QStringLiteral("customer")});
    QVERIFY(bench.part<QPushButton>("useVersion")->isEnabled());
    // Looking is not choosing.
    QVERIFY(!bench.variablesTitle().contains(u"v13"));

    bench.clickVersion(0); // checked in, never published
    bench.window.flows().showVersion(lateFeeWaiver().id, {versionsOfWaiver().at(0), {}, {}, {}});
    QVERIFY(!bench.part<QPushButton>("useVersion")->isEnabled());
    QVERIFY(bench.part<QPushButton>("useVersion")->toolTip().contains(u"Only published"));
}

void FlowDetailsTest::theVersionThatIsChosenIsLaunched()
{
    Bench bench(m_theme, *m_folder);
    QSignalSpy launches(&bench.window, &MainWindow::launchRequested);
    QSignalSpy previews(&bench.window, &MainWindow::previewRequested);
    bench.dock("previewDock")->raise();
    bench.chooseThirteen();

    QVERIFY2(bench.variablesTitle().endsWith(u"v13 (not the latest)"), qPrintable(bench.variablesTitle()));
    QCOMPARE(bench.versionLine(), QStringLiteral("Pinned: v13"));
    QVERIFY(bench.column("flowVersions", 3).at(2).contains(u"launches use it"));
    auto *customer = bench.part<QLineEdit>("editor.customer");
    QVERIFY(customer != nullptr); // the form is that version's
    customer->setText(QStringLiteral("Alex"));
    QTRY_VERIFY(!previews.isEmpty());
    QCOMPARE(previews.last().first().value<LaunchRequest>().pinnedVersion, QStringLiteral("13.0"));

    bench.window.findChild<QAction *>(QStringLiteral("launchAction"))->trigger();
    QVERIFY2(launches.count() == 1, qPrintable(bench.part<QPushButton>("toolBarLaunch")->toolTip()));
    const auto request = launches.first().first().value<LaunchRequest>();
    QCOMPARE(request.pinnedVersion, QStringLiteral("13.0"));
    QCOMPARE(request.flowVersion, QStringLiteral("13.0"));

    QTest::mouseClick(bench.part<QToolButton>("flowUseLatest"), Qt::LeftButton);
    QVERIFY(bench.variablesTitle().endsWith(u"v14"));
    QCOMPARE(bench.versionLine(), QStringLiteral("Latest: v14"));
}

void FlowDetailsTest::aChosenVersionIsKeptWhileOtherFlowsAreChosen()
{
    Bench bench(m_theme, *m_folder);
    QSignalSpy launches(&bench.window, &MainWindow::launchRequested);
    QSignalSpy previews(&bench.window, &MainWindow::previewRequested);
    bench.dock("previewDock")->raise();
    bench.chooseThirteen();
    bench.window.flows().select(callbackOffer().id);
    QVERIFY2(bench.variablesTitle().endsWith(u"v3"), qPrintable(bench.variablesTitle()));
    QCOMPARE(bench.versionLine(), QStringLiteral("Latest: v3"));
    previews.clear();
    bench.askedForOne.clear();

    bench.window.flows().select(lateFeeWaiver().id);

    QVERIFY2(bench.variablesTitle().endsWith(u"v13 (not the latest)"), qPrintable(bench.variablesTitle()));
    QCOMPARE(bench.versionLine(), QStringLiteral("Pinned: v13"));
    QCOMPARE(bench.askedForOne.first(),
             (QVariantList{QVariant::fromValue(lateFeeWaiver().id), QStringLiteral("13.0")}));
    bench.part<QLineEdit>("editor.customer")->setText(QStringLiteral("Alex"));
    QTRY_VERIFY(!previews.isEmpty());
    QCOMPARE(previews.last().first().value<LaunchRequest>().pinnedVersion, QStringLiteral("13.0"));
    bench.trigger("launchAction");
    QCOMPARE(launches.count(), 1);
    QCOMPARE(launches.first().first().value<LaunchRequest>().pinnedVersion, QStringLiteral("13.0"));

    // So it is through a reload, and through another connection.
    bench.window.showFlows(sampleFlows());
    QVERIFY(bench.variablesTitle().contains(u"v13"));
    ConnectionStatus other = signedIn();
    other.profile.id = ProfileId(QStringLiteral("other"));
    bench.window.showConnection(other);
    // Another organisation may have flows with the same ids: nothing is chosen there.
    bench.window.showFlows(sampleFlows());
    bench.window.flows().select(lateFeeWaiver().id);
    QVERIFY2(bench.variablesTitle().endsWith(u"v14"), qPrintable(bench.variablesTitle()));
    QCOMPARE(bench.versionLine(), QStringLiteral("Latest: v14"));
    bench.window.showConnection(signedIn());
    bench.window.showFlows(sampleFlows());
    QVERIFY(bench.variablesTitle().contains(u"v13"));
}

void FlowDetailsTest::aChosenVersionOutlastsAnApiThatCannotChooseIt()
{
    Bench bench(m_theme, *m_folder);
    bench.chooseThirteen();
    ConnectionStatus status = signedIn();
    status.profile.dialect = Dialect::FlowExecutions;
    bench.window.showConnection(status);
    QVERIFY2(bench.variablesTitle().endsWith(u"v14"), qPrintable(bench.variablesTitle()));
    bench.window.showConnection(signedIn());
    QVERIFY2(bench.variablesTitle().contains(u"v13"), qPrintable(bench.variablesTitle()));
}

void FlowDetailsTest::aVersionThatIsGoneIsLetGoWithANotice_data()
{
    QTest::addColumn<bool>("isListed");
    QTest::newRow("the version is asked for") << false;
    QTest::newRow("the list lacks it") << true;
}

void FlowDetailsTest::aVersionThatIsGoneIsLetGoWithANotice()
{
    QFETCH(bool, isListed);
    Bench bench(m_theme, *m_folder);
    QSignalSpy launches(&bench.window, &MainWindow::launchRequested);
    bench.chooseThirteen();
    bench.window.flows().select(callbackOffer().id);
    bench.window.flows().select(lateFeeWaiver().id);
    if (isListed) {
        bench.window.flows().showVersions(lateFeeWaiver().id, versionsOfWaiver().mid(0, 2));
    } else {
        ApiError error;
        error.kind = ApiError::Kind::NotFound;
        bench.window.flows().showVersionFailure(lateFeeWaiver().id, QStringLiteral("13.0"), error);
    }

    QVERIFY2(bench.variablesTitle().endsWith(u"v14"), qPrintable(bench.variablesTitle()));
    QCOMPARE(bench.versionLine(), QStringLiteral("Latest: v14"));
    QVERIFY2(bench.text("formNote").contains(u"“Late-fee waiver” has no version v13 any more"),
             qPrintable(bench.text("formNote")));
    bench.trigger("launchAction");
    QCOMPARE(launches.count(), 1);
    QVERIFY(launches.first().first().value<LaunchRequest>().pinnedVersion.isEmpty());
}

void FlowDetailsTest::aVersionThatCannotBeAskedForIsKept()
{
    Bench bench(m_theme, *m_folder);
    bench.chooseThirteen();
    bench.window.flows().select(callbackOffer().id);
    bench.window.flows().select(lateFeeWaiver().id);
    ApiError error;
    error.kind = ApiError::Kind::Network;
    bench.window.flows().showVersionFailure(lateFeeWaiver().id, QStringLiteral("13.0"), error);
    error.kind = ApiError::Kind::NotFound;
    bench.window.flows().showVersionFailure(lateFeeWaiver().id, QStringLiteral("12.0"), error);
    bench.window.flows().showVersionFailure(callbackOffer().id, QStringLiteral("13.0"), error);
    QVERIFY(bench.variablesTitle().contains(u"v13"));
}

void FlowDetailsTest::whereTheDialectCannotTheVersionsAreOnlyLookedAt()
{
    Bench bench(m_theme, *m_folder);
    ConnectionStatus status = signedIn();
    status.profile.dialect = Dialect::FlowExecutions;
    bench.window.showConnection(status);
    bench.openDetails();
    bench.window.flows().showVersions(lateFeeWaiver().id, versionsOfWaiver());
    QVERIFY2(bench.text("flowVersionsMessage").contains(u"always launches the latest"),
             qPrintable(bench.text("flowVersionsMessage")));
    QVERIFY(!bench.part<QPushButton>("useVersion")->isVisible());
    bench.clickVersion(2);
    QCOMPARE(bench.askedForOne.count(), 1);
}

void FlowDetailsTest::marksAreRememberedPerConnection()
{
    const auto favourites = [](const Bench &bench) {
        QStringList names;
        const auto *model = bench.part<QListView>("flowList")->model();
        for (int row = 1; row < model->rowCount() && model->index(0, 0).data().toString() == u"Favourites";
             ++row) {
            if (!model->index(row, 0).flags().testFlag(Qt::ItemIsSelectable)) {
                break;
            }
            names.append(model->index(row, 0).data().toString());
        }
        return names;
    };
    ConnectionStatus other = signedIn();
    other.profile.id = ProfileId(QStringLiteral("other/one"));
    {
        Bench bench(m_theme, *m_folder);
        bench.trigger("favouriteFlow");
        QCOMPARE(favourites(bench), QStringList{QStringLiteral("Late-fee waiver")});
        bench.window.showConnection(other);
        bench.window.showFlows(sampleFlows());
        QCOMPARE(favourites(bench), QStringList());
        bench.window.flows().select(callbackOffer().id);
        bench.trigger("favouriteFlow");
    }
    Bench bench(m_theme, *m_folder);
    QCOMPARE(favourites(bench), QStringList{QStringLiteral("Late-fee waiver")});
    bench.window.showConnection(other);
    bench.window.showFlows(sampleFlows());
    QCOMPARE(favourites(bench), QStringList{QStringLiteral("Callback offer")});
    // What is launched is remembered, too.
    QSignalSpy launches(&bench.window, &MainWindow::launchRequested);
    bench.window.flows().select(lateFeeWaiver().id);
    bench.trigger("launchAction");
    QCOMPARE(launches.count(), 1);
    QVERIFY(bench.settings.allKeys().filter(QStringLiteral("recent")).size() == 1);
}

QTEST_MAIN(FlowDetailsTest)
#include "flowdetailstest.moc"

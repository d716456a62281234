#include "exportbench.h"
#include "ui/executions/tableexports.h"
#include "ui/executions/tablewriter.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <utility>

using namespace flowconsole;

namespace {

/// Is done when a test says so.
class SlowWriter final : public TableWriter
{
public:
    using TableWriter::TableWriter;

    void start(const QString &path) { m_path = path; }
    void cancel() override
    {
        if (!isTooLate) {
            m_path.clear();
        }
    }
    [[nodiscard]] bool isAtWork() const override { return !m_path.isEmpty(); }
    void succeed() { emit finished(std::exchange(m_path, {}), 3); }
    void fail() { emit failed(std::exchange(m_path, {}), QStringLiteral("The disk is full.")); }

    bool isTooLate = false;

private:
    QString m_path;
};

} // namespace

/// What is offered again after an export, and how long what it would write is kept.
class ExportOffersTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_theme = std::make_unique<Theme>();
    }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(m_theme->scaled(900), 300);
        m_writer = std::make_unique<SlowWriter>();
        m_exports = std::make_unique<TableExports>(*m_writer, *m_theme, m_window.get());
        m_exports->area()->resize(m_window->size());
        m_window->show();
    }

    void cleanup()
    {
        m_exports.reset();
        m_writer.reset();
        m_window.reset();
    }

    void whatWasWrittenIsLetGo()
    {
        const std::weak_ptr<int> rows = begin();
        QVERIFY(!rows.expired());
        m_writer->succeed();
        QVERIFY(!m_exports->isAtWork());
        QTRY_VERIFY(rows.expired()); // once the dialog is gone, too
    }

    void whatWasCancelledIsLetGo()
    {
        const std::weak_ptr<int> rows = begin();
        press("exportCancel");
        QVERIFY(!m_exports->isAtWork());
        QTRY_VERIFY(rows.expired());
    }

    void whatCannotBeCancelledAnyMoreIsFinished()
    {
        const std::weak_ptr<int> rows = begin();
        m_writer->isTooLate = true;
        press("exportCancel");
        QVERIFY(find("exportCancel") != nullptr && !find("exportCancel")->isEnabled());
        m_writer->succeed();
        QVERIFY2(outcome().contains(QStringLiteral("exported to")), qPrintable(outcome()));
    }

    void whatFailedIsKeptUntilItsMessageIsDismissed()
    {
        const std::weak_ptr<int> rows = begin();
        m_writer->fail();
        QVERIFY(find("inlineMessageAction") != nullptr);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!rows.expired());
        press("inlineMessageClose");
        QTRY_VERIFY(rows.expired());
    }

    void whatFailedIsOfferedAgain()
    {
        begin();
        m_writer->fail();
        press("inlineMessageAction");
        QVERIFY(openFileDialog(*m_window) != nullptr);
    }

    void whatHadToWaitIsOfferedUntilThatIsDismissed()
    {
        begin();
        const std::weak_ptr<int> rows = choose();
        QVERIFY2(outcome().contains(QStringLiteral("offered again")), qPrintable(outcome()));
        m_writer->succeed();
        QVERIFY(find("inlineMessageAside") != nullptr);
        press("inlineMessageClose");
        QTRY_VERIFY(rows.expired());
        begin();
        m_writer->succeed();
        QVERIFY(find("inlineMessageAside") == nullptr);
    }

    void whoDismissesTheWordsThatItHasToWaitIsOfferedItAllTheSame()
    {
        begin();
        choose();
        press("inlineMessageClose");
        m_writer->succeed();
        press("inlineMessageAside");
        QVERIFY(openFileDialog(*m_window) != nullptr);
    }

    void whatIsNotThereAnyMoreIsNotOffered()
    {
        begin();
        const std::weak_ptr<int> waiting = choose();
        m_exports->dropOffers();
        m_writer->fail();
        QVERIFY2(outcome().contains(QStringLiteral("The disk is full.")), qPrintable(outcome()));
        QVERIFY(find("inlineMessageAction") == nullptr);
        QVERIFY(find("inlineMessageAside") == nullptr);
        QTRY_VERIFY(waiting.expired());
    }

    void anOfferOfWhatIsNotThereAnyMoreIsTakenBack()
    {
        begin();
        m_writer->fail();
        m_exports->dropOffers();
        QCOMPARE(outcome(), QString());
    }

private:
    /// Asks for a file for some rows, which live as long as somebody keeps them.
    std::weak_ptr<int> choose()
    {
        auto rows = std::make_shared<int>();
        std::weak_ptr<int> kept = rows;
        m_exports->choose(ExportFormat::Csv, QStringLiteral("rows"),
                          [this, held = std::move(rows)](const QString &path) {
                              m_writer->start(path);
                              return qint64(0);
                          });
        return kept;
    }

    std::weak_ptr<int> begin()
    {
        std::weak_ptr<int> rows = choose();
        QFileDialog *dialog = openFileDialog(*m_window);
        if (dialog == nullptr) {
            qFatal("nobody asks for a file");
        }
        nameTheFile(*dialog, m_folder.filePath(QStringLiteral("rows.csv")));
        return rows;
    }

    /// A button that is to be seen; nullptr without it.
    [[nodiscard]] QAbstractButton *find(const char *name) const
    {
        auto *button = m_window->findChild<QAbstractButton *>(QLatin1String(name));
        return button != nullptr && button->isVisible() ? button : nullptr;
    }

    void press(const char *name) const
    {
        QVERIFY2(find(name) != nullptr, name);
        QTest::mouseClick(find(name), Qt::LeftButton);
    }

    [[nodiscard]] QString outcome() const
    {
        const auto *message = m_window->findChild<QWidget *>(QStringLiteral("exportOutcome"));
        return message->isVisible() ? message->findChild<QLabel *>(QStringLiteral("inlineMessageText"))->text()
                                    : QString();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<SlowWriter> m_writer;
    std::unique_ptr<TableExports> m_exports;
};

QTEST_MAIN(ExportOffersTest)
#include "exportofferstest.moc"

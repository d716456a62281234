#include "app/common/programpaths.h"
#include "app/common/terminationsignal.h"
#include "app/console/consoleapplication.h"
#include "translations/translations.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QStandardPaths>

#include <cstdio>

using namespace flowconsole;

namespace {

Q_LOGGING_CATEGORY(lcStartup, "flowconsole.startup", QtWarningMsg)

/// Calls back once, as soon as the window has been painted for the first time.
class FirstPaint final : public QObject
{
public:
    FirstPaint(QWidget &window, std::function<void()> painted) : QObject(&window), m_painted(std::move(painted))
    {
        window.installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // From the event loop: by then the paint is done.
            QMetaObject::invokeMethod(
                this, [this] { m_painted(); }, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_painted;
};

std::optional<SchemeChoice> themeNamed(const QString &name)
{
    if (name == u"light") {
        return SchemeChoice::Light;
    }
    return name == u"dark" ? std::optional(SchemeChoice::Dark) : std::nullopt;
}

/// Reads the command line before there is a window system, which --help must not need. Ends the program for
/// --help and --version.
Result<std::optional<SchemeChoice>> themeFromArguments(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    installTranslations(application, QLocale());
    QCommandLineParser options;
    options.setApplicationDescription(
        QCoreApplication::translate("main", "Operator console for Genesys Cloud flow executions."));
    options.addHelpOption();
    options.addVersionOption();
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   QCoreApplication::translate("main", "Theme for this start: light or dark."),
                                   QStringLiteral("name"));
    options.addOption(theme);
    options.process(application);
    const auto chosen = themeNamed(options.value(theme));
    if (options.isSet(theme) && !chosen) {
        return Error{QStringLiteral("--theme takes light or dark.")};
    }
    return chosen;
}

} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    QCoreApplication::setApplicationName(QStringLiteral("flow-console"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FLOWCONSOLE_VERSION));
    const auto theme = themeFromArguments(argc, argv);
    if (!theme) {
        std::fprintf(stderr, "%s\n", qPrintable(theme.error().message));
        return 2;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Flow Console"));
    QApplication::setDesktopFileName(QStringLiteral("org.flowconsole.FlowConsole"));

    installTranslations(application, QLocale());

    ConsoleSettings settings;
    settings.settingsPath = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                            QStringLiteral("/flow-console/console.ini");
    settings.profilesPath = profilesPath();
    settings.presetsPath = presetsPath();
    settings.viewsPath = savedViewsPath();
    settings.auditPath = auditLogPath();
    settings.historyPath = historyPath();
    settings.sessionPath = sessionPath();
    settings.actor = operatorName();
    settings.theme = theme.value();

    ConsoleApplication console(settings);
    // The first rows of the table are the newest of the history, where there is one.
    if (const auto *table =
            console.window().findChild<QAbstractItemView *>(QStringLiteral("executionsTable"))) {
        QObject::connect(
            table->model(), &QAbstractItemModel::rowsInserted, &application,
            [&sinceStart] { qCDebug(lcStartup) << "history shown after" << sinceStart.elapsed() << "ms"; },
            Qt::SingleShotConnection);
    }
    TerminationSignal termination;
    QObject::connect(&termination, &TerminationSignal::received, &console.window(), &QWidget::close);
    new FirstPaint(console.window(), [&console, &sinceStart] {
        qCDebug(lcStartup) << "first paint after" << sinceStart.elapsed() << "ms";
        console.start();
    });
    console.window().show();
    return QApplication::exec();
}

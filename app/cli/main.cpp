#include "app/cli/batchcommand.h"
#include "app/cli/checkcommand.h"
#include "app/cli/exitcode.h"
#include "app/cli/flowscommand.h"
#include "app/cli/launchcommand.h"
#include "app/cli/simulatecommand.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

using namespace flowconsole;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("flow-console"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FLOWCONSOLE_VERSION));

    CLI::App app("Launches and follows Genesys Cloud flow executions from the command line.",
                 "flow-console-cli");
    app.set_version_flag("--version", FLOWCONSOLE_VERSION);
    app.require_subcommand(1);
    app.footer(
        std::string(
            "The organisation is named by GENESYS_ENVIRONMENT (a region such as eu-west-1), "
            "GENESYS_CLIENT_ID and\n"
            "GENESYS_CLIENT_SECRET, or by --profile as the console stores it; without either the embedded\n"
            "simulated organisation is used.\n"
            "A secret is never taken from the command line.\n\n") +
        exitCodeHelp() +
        "\n\n"
        "Example: flow-console-cli launch \"Late-fee waiver\" --sample-input --var customerName=\"Ada Byron\"");

    LaunchCommand launch;
    BatchCommand batch;
    FlowsCommand flows;
    CheckCommand check;
    SimulateCommand simulate;
    CLI::App *launchApp =
        app.add_subcommand("launch", "Launch a flow, follow the execution and tell how it ended");
    CLI::App *batchApp =
        app.add_subcommand("batch", "Launch a flow once for each row of a CSV or JSON lines file");
    CLI::App *flowsApp = app.add_subcommand("flows", "List the flows with their input variables");
    CLI::App *checkApp =
        app.add_subcommand("check", "Sign in and look what will work, without launching anything");
    CLI::App *simulateApp = app.add_subcommand("simulate", "Serve the simulated organisation alone");
    launch.addTo(*launchApp);
    batch.addTo(*batchApp);
    flows.addTo(*flowsApp);
    check.addTo(*checkApp);
    simulate.addTo(*simulateApp);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : static_cast<int>(ExitCode::BadUsage);
    }
    if (launchApp->parsed()) {
        return launch.run();
    }
    if (batchApp->parsed()) {
        return batch.run();
    }
    if (checkApp->parsed()) {
        return check.run();
    }
    return flowsApp->parsed() ? flows.run() : simulate.run();
}

#include "app/cli/flowscommand.h"

#include "app/cli/console.h"
#include "app/cli/launchreport.h"
#include "base/clock.h"
#include "domain/words.h"
#include "engine/engine.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace flowconsole {

namespace {

JsonValue toJson(const FlowVariable &variable)
{
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("name"), JsonValue::string(variable.name));
    json.insert(QStringLiteral("type"), JsonValue::string(variableTypeName(variable.type)));
    json.insert(QStringLiteral("required"), JsonValue::boolean(variable.required));
    json.insert(QStringLiteral("secure"), JsonValue::boolean(variable.secure));
    json.insert(QStringLiteral("description"), JsonValue::string(variable.description));
    return json;
}

JsonValue toJson(const Flow &flow, Dialect dialect)
{
    JsonValue variables = JsonValue::array();
    for (const FlowVariable &variable :
         flow.inputSchema ? flow.inputSchema->variables() : QList<FlowVariable>()) {
        variables.append(toJson(variable));
    }
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("id"), JsonValue::string(flow.id.text()));
    json.insert(QStringLiteral("name"), JsonValue::string(flow.name));
    json.insert(QStringLiteral("type"), JsonValue::string(flow.type));
    json.insert(QStringLiteral("publishedVersion"),
                flow.publishedVersion ? JsonValue::string(flow.publishedVersion->id) : JsonValue());
    json.insert(QStringLiteral("launchable"), JsonValue::boolean(canLaunch(dialect, flow.type)));
    json.insert(QStringLiteral("variables"), flow.inputSchema ? variables : JsonValue());
    return json;
}

void printFlow(const Flow &flow, Dialect dialect)
{
    const QString version =
        flow.publishedVersion ? shortVersion(flow.publishedVersion->id) : QStringLiteral("draft");
    printLine(QStringLiteral("%1  %2 · %3%4")
                  .arg(flow.name, flowTypeName(flow.type), version,
                       canLaunch(dialect, flow.type)
                           ? QString()
                           : QStringLiteral("  (cannot be launched by this dialect)")));
    printLine(QStringLiteral("    %1").arg(flow.id.text()));
    for (const FlowVariable &variable :
         flow.inputSchema ? flow.inputSchema->variables() : QList<FlowVariable>()) {
        printLine(
            QStringLiteral("    %1%2  %3%4%5")
                .arg(variable.name, variable.required ? QStringLiteral(" *") : QString(),
                     variableTypeName(variable.type), variable.secure ? QStringLiteral(" · secure") : QString(),
                     variable.description.isEmpty() ? QString() : QStringLiteral("  ") + variable.description));
        if (!variable.allowedValues.isEmpty()) {
            printLine(QStringLiteral("        one of %1")
                          .arg(QString::fromUtf8(JsonValue::array(variable.allowedValues).toJson())));
        }
    }
}

} // namespace

void FlowsCommand::addTo(CLI::App &app)
{
    m_connection.addTo(app);
    app.add_flag("--json", m_json, "One JSON object a line");
}

int FlowsCommand::run()
{
    const SystemClock clock;
    EngineSettings settings;
    settings.checksAfterSignIn = false;
    settings.listensForNews = false;
    Engine engine(clock, settings);
    std::optional<ReadyConnection> open;
    QObject::connect(&engine, &Engine::flowsChanged, &engine, [this, &open](QList<Flow> flows) {
        std::sort(flows.begin(), flows.end(),
                  [](const Flow &a, const Flow &b) { return a.name.compare(b.name, Qt::CaseInsensitive) < 0; });
        const Dialect dialect = open->profile.dialect;
        for (const Flow &flow : std::as_const(flows)) {
            m_json ? printLine(QString::fromUtf8(toJson(flow, dialect).toJson())) : printFlow(flow, dialect);
        }
        leave(ExitCode::Completed);
    });
    QObject::connect(&engine, &Engine::flowsFailed, &engine, [&open](const ApiError &error) {
        printProblem(error, open->profile.dialect);
        leave(exitCodeOf(error));
    });
    QObject::connect(&engine, &Engine::connectionChanged, &engine, [this](const ConnectionStatus &status) {
        if (status.state == ConnectionStatus::State::SignedIn && !m_json) {
            printLine(
                QStringLiteral("Flows of %1 (%2)").arg(status.profile.name, status.profile.apiUrl.toString()));
        }
        if (status.state == ConnectionStatus::State::Failed) {
            printProblem(*status.error, status.profile.dialect);
            leave(exitCodeOf(*status.error));
        }
    });
    QObject::connect(&engine, &Engine::signInPageNeeded, &engine, printSignInPage);
    QObject::connect(&engine, &Engine::refreshTokenChanged, &engine,
                     [this, &open](const ProfileId &, const QString &token) {
                         m_connection.keepRefreshToken(*open, token);
                     });
    m_connection.open(&engine, [&engine, &open](Result<ReadyConnection> connection) {
        if (!connection) {
            printProblem(connection.error().message);
            leave(ExitCode::BadUsage);
            return;
        }
        open.emplace(std::move(connection).value());
        engine.connectTo(open->profile, open->secrets);
    });
    return QCoreApplication::exec();
}

} // namespace flowconsole

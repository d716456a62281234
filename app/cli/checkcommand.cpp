#include "app/cli/checkcommand.h"

#include "app/cli/console.h"
#include "app/cli/launchreport.h"
#include "base/clock.h"
#include "domain/words.h"
#include "engine/engine.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <CLI/CLI.hpp>

namespace flowconsole {

namespace {

QString verdictKey(PreflightCheck::Verdict verdict)
{
    switch (verdict) {
    case PreflightCheck::Verdict::Works:
        return QStringLiteral("works");
    case PreflightCheck::Verdict::Missing:
        return QStringLiteral("missing");
    case PreflightCheck::Verdict::NotOffered:
        return QStringLiteral("not offered");
    case PreflightCheck::Verdict::CannotTell:
        return QStringLiteral("cannot tell");
    }
    Q_UNREACHABLE();
}

JsonValue toJson(const PreflightCheck &check, Dialect dialect)
{
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("capability"), JsonValue::string(capabilityName(check.capability)));
    json.insert(QStringLiteral("verdict"), JsonValue::string(verdictKey(check.verdict)));
    json.insert(QStringLiteral("permission"), JsonValue::string(check.permission));
    json.insert(QStringLiteral("error"), check.error ? toJson(*check.error, dialect) : JsonValue());
    return json;
}

ExitCode exitCodeOf(const PreflightReport &report)
{
    if (everythingWorks(report)) {
        return ExitCode::Completed;
    }
    using Verdict = PreflightCheck::Verdict;
    const bool isMissing =
        std::any_of(report.checks.cbegin(), report.checks.cend(),
                    [](const PreflightCheck &check) { return check.verdict == Verdict::Missing; });
    return isMissing ? ExitCode::EndedOtherwise : ExitCode::PlatformError;
}

} // namespace

void CheckCommand::addTo(CLI::App &app)
{
    m_connection.addTo(app);
    app.add_flag("--json", m_json, "One JSON object instead of lines");
    app.footer("Exit codes: 0 everything works, 1 a permission is missing, 2 bad usage, 3 sign-in failed,\n"
               "4 network or platform error.");
}

int CheckCommand::run()
{
    const SystemClock clock;
    EngineSettings settings;
    settings.seed = QRandomGenerator::global()->generate();
    Engine engine(clock, settings);
    connect(&engine, &Engine::connectionTested, this,
            [this](const ProfileId &, const PreflightReport &preflight, const std::optional<ApiError> &error) {
                report(preflight, error);
            });
    connect(&engine, &Engine::refreshTokenChanged, this,
            [this](const ProfileId &, const QString &token) { m_connection.keepRefreshToken(*m_open, token); });
    m_connection.open(this, [this, &engine](Result<ReadyConnection> connection) {
        if (!connection) {
            printProblem(connection.error().message);
            leave(ExitCode::BadUsage);
            return;
        }
        m_open.emplace(std::move(connection).value());
        connect(&engine, &Engine::signInPageNeeded, this, printSignInPage);
        engine.testConnection(m_open->profile, m_open->secrets);
    });
    return QCoreApplication::exec();
}

void CheckCommand::report(const PreflightReport &report, const std::optional<ApiError> &error) const
{
    const Dialect dialect = m_open->profile.dialect;
    if (error) {
        if (m_json) {
            JsonValue json = JsonValue::object();
            json.insert(QStringLiteral("error"), toJson(*error, dialect));
            printLine(QString::fromUtf8(json.toJson()));
        }
        printProblem(*error, dialect);
        leave(exitCodeOf(*error));
        return;
    }
    if (m_json) {
        JsonValue checks = JsonValue::array();
        for (const PreflightCheck &check : report.checks) {
            checks.append(toJson(check, dialect));
        }
        JsonValue json = JsonValue::object();
        json.insert(QStringLiteral("connection"), JsonValue::string(m_open->profile.name));
        json.insert(QStringLiteral("dialect"), JsonValue::string(dialectKey(dialect)));
        json.insert(QStringLiteral("signedInAs"), JsonValue::string(report.signedInAs));
        json.insert(QStringLiteral("checks"), checks);
        printLine(QString::fromUtf8(json.toJson()));
    } else {
        printReport(report);
    }
    leave(exitCodeOf(report));
}

void CheckCommand::printReport(const PreflightReport &report) const
{
    const ConnectionProfile &profile = m_open->profile;
    printLine(QStringLiteral("%1 (%2), %3")
                  .arg(profile.name, profile.apiUrl.toString(), dialectName(profile.dialect)));
    if (!report.signedInAs.isEmpty()) {
        printLine(QStringLiteral("Signed in as %1").arg(report.signedInAs));
    }
    for (const PreflightCheck &check : report.checks) {
        printLine(QStringLiteral("  %1 %2")
                      .arg(verdictKey(check.verdict), -12)
                      .arg(capabilityName(check.capability)));
        if (check.verdict == PreflightCheck::Verdict::Missing && !check.permission.isEmpty()) {
            printLine(QStringLiteral("               ask for %1").arg(check.permission));
        }
        if (check.verdict == PreflightCheck::Verdict::CannotTell && check.error) {
            printProblem(*check.error, profile.dialect);
        }
    }
}

} // namespace flowconsole

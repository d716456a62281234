#include "app/cli/batchoptions.h"

#include "app/cli/launchreport.h"
#include "domain/batch.h"

#include <QDir>
#include <QFileInfo>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <limits>
#include <map>

namespace flowconsole {

void BatchOptions::addTo(CLI::App &app)
{
    app.add_option(
           "file", file,
           "CSV with a line of column names (UTF-8; separated by comma, semicolon or tab), or JSON lines "
           "with one object a line")
        ->required();
    app.add_option("--flow", flow, "The flow's name or id; GENESYS_FLOW_ID where it is left out")
        ->envname("GENESYS_FLOW_ID")
        ->required();
    app.add_flag(
        "--resume", resume,
        "Go on with the newest batch of this file, flow and connection that was stopped or interrupted; "
        "no row is launched twice. Where there is none the file is begun");
    app.add_flag("--dry-run", dryRun, "Read and check everything, tell what it would take, send nothing");
    app.add_option("--map", map,
                   "column=variable: where a column goes that has another name; column= is not sent. May be "
                   "repeated")
        ->allow_extra_args(false);
    app.add_option("--separator", separator, "comma, semicolon or tab; found out where it is left out")
        ->check(CLI::IsMember({"comma", "semicolon", "tab", ",", ";", "\\t"}));
    app.add_flag("--skip-bad-rows", skipBadRows, "Launch the good rows although there are bad ones");
    app.add_flag("--again", again, "Launch all rows although an earlier batch of this file was not finished");
    app.add_flag("--yes", yes, "Launch in an organisation that is marked as production");
    addPaceTo(app);
    app.add_option("--result", result,
                   "Where to write what became of each row; FILE.result.csv beside the file where it is left "
                   "out");
    app.add_flag("--json", json, "One JSON object a line");
    connection.addTo(app);
    app.footer("Interrupt once to stop: nothing more leaves, what has left is awaited for 30 s; twice to end "
               "at once.\n"
               "Either way --resume goes on at the right row. Exit code 0 means that every row completed.\n\n" +
               exitCodeHelp());
}

void BatchOptions::addPaceTo(CLI::App &app)
{
    app.add_option("--concurrency", concurrency, "Executions under way at a time; 6 where it is left out")
        ->check(CLI::Range(1, 10000));
    app.add_option("--stagger", staggerMs, "At least so many milliseconds between two launches")
        ->check(CLI::Range(0, 3600000));
    app.add_option("--timeout", timeoutSeconds, "Of each execution, in seconds from its launch")
        ->check(CLI::Range(1, std::numeric_limits<int>::max()));
    app.add_option("--timeout-action", timeoutAction,
                   "What happens then: terminate, disconnect (the conversation), or mark")
        ->check(CLI::IsMember({"terminate", "disconnect", "mark"}));
    app.add_option(
           "--search-time", searchSeconds,
           "Look so many seconds for launches whose answer never came, once all others are over and where "
           "the dialect can be asked; 65 where it is left out")
        ->check(CLI::Range(0, 3600));
    app.add_option("--priority", priority, "Of the conversations' routing; dialect conversation-flow only")
        ->check(CLI::Range(1, 99));
    app.add_option("--flow-version", flowVersion,
                   "Id of the version to run instead of the latest published one; dialect published only");
}

QString BatchOptions::resultPath(const QFileInfo &rows) const
{
    if (!result.empty()) {
        return QFileInfo(QString::fromStdString(result)).absoluteFilePath();
    }
    const QString suffix = rows.suffix().isEmpty() ? QString() : u'.' + rows.suffix();
    return rows.dir().filePath(rows.completeBaseName() + QStringLiteral(".result") + suffix);
}

std::optional<QChar> BatchOptions::separatorCharacter() const
{
    static const std::map<std::string, QChar> separators{{"comma", u','}, {",", u','},    {"semicolon", u';'},
                                                         {";", u';'},     {"tab", u'\t'}, {"\\t", u'\t'}};
    const auto found = separators.find(separator);
    return found == separators.end() ? std::nullopt : std::optional(found->second);
}

void BatchOptions::applyPace(BatchSpec &spec) const
{
    spec.concurrency = concurrency;
    spec.stagger = std::chrono::milliseconds(staggerMs);
    spec.priority = priority;
    if (timeoutSeconds > 0) {
        spec.timeout = std::chrono::seconds(timeoutSeconds);
    }
    spec.timeoutAction =
        timeoutActionFromKey(QString::fromStdString(timeoutAction)).value_or(TimeoutAction::Terminate);
}

/// What is wrong with --map; empty where nothing is.
QString BatchOptions::applyMap(BatchSpec &spec) const
{
    for (const std::string &given : map) {
        const QString assignment = QString::fromStdString(given);
        const qsizetype equals = assignment.lastIndexOf(u'=');
        if (equals < 1) {
            return QStringLiteral("--map takes column=variable, not \"%1\".").arg(assignment);
        }
        const QString name = assignment.left(equals);
        const QString variable = plainVariableName(assignment.mid(equals + 1));
        const auto column =
            std::find_if(spec.columns.begin(), spec.columns.end(),
                         [&name](const BatchColumn &candidate) { return candidate.name == name; });
        if (column == spec.columns.end()) {
            QStringList names;
            for (const BatchColumn &candidate : spec.columns) {
                names.append(candidate.name);
            }
            return QStringLiteral("The file has no column \"%1\". There are: %2.")
                .arg(name, names.join(QStringLiteral(", ")));
        }
        // What somebody says goes before what was guessed.
        for (BatchColumn &other : spec.columns) {
            if (other.variable == variable && spec.format == BatchFormat::Csv) {
                other.variable.clear();
            }
        }
        column->variable = variable;
    }
    return {};
}

} // namespace flowconsole

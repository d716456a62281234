#include "flowloader.h"

#include "flowchecks.h"
#include "flowreader.h"
#include "flowschema.h"

#include <QDir>
#include <QFile>

#include <map>

// Both outside any namespace, as Qt asks: a static library's resources are dropped by the linker unless named.
static void registerSimulatorResources()
{
    Q_INIT_RESOURCE(flows);
    Q_INIT_RESOURCE(schemas);
}

namespace flowconsole::simulator {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

Error problemIn(const QString &fileName, const FlowProblem &problem)
{
    const QString place = problem.pointer.empty() ? QStringLiteral("the whole document")
                                                  : QString::fromStdString(problem.pointer);
    return Error{QStringLiteral("%1, %2: %3").arg(fileName, place, problem.message)};
}

Result<FlowSchema> compiledSchema()
{
    registerSimulatorResources();
    QFile file(QStringLiteral(":/flowconsole/schemas/flow.schema.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{QStringLiteral("The schema of flow files is missing from the program.")};
    }
    return FlowSchema::compile(file.readAll());
}

Result<FlowPtr> readWith(const FlowSchema &schema, const QByteArray &content, const QString &fileName)
{
    if (const auto json = parseJson({content.constData(), static_cast<std::size_t>(content.size())}); !json) {
        return problemIn(fileName, {{}, json.error().message + QStringLiteral(". Correct the JSON.")});
    }
    // Neither the schema's checker nor the reader needs the text of numbers, which parseJson() would keep.
    const Json document = Json::parse(content.constData(), content.constData() + content.size());
    if (const auto accepted = schema.check(nlohmann::json(document)); !accepted) {
        return problemIn(fileName, accepted.error());
    }
    auto flow = readFlowDefinition(document);
    if (!flow) {
        return problemIn(fileName, flow.error());
    }
    if (const auto sound = checkFlow(flow.value()); !sound) {
        return problemIn(fileName, sound.error());
    }
    return FlowPtr(std::make_shared<const FlowDefinition>(std::move(flow).value()));
}

} // namespace

Result<FlowPtr> readFlow(const QByteArray &content, const QString &fileName)
{
    const auto schema = compiledSchema();
    return schema ? readWith(schema.value(), content, fileName) : schema.error();
}

Result<std::vector<FlowPtr>> loadFlows(const QString &directory)
{
    const QDir folder(directory);
    if (!folder.exists()) {
        return Error{
            QStringLiteral("There is no folder %1. Name the folder that holds the flow files.").arg(directory)};
    }
    const QStringList names = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    if (names.isEmpty()) {
        return Error{QStringLiteral("The folder %1 holds no flow file (*.json).").arg(directory)};
    }
    const auto schema = compiledSchema();
    if (!schema) {
        return schema.error();
    }
    std::vector<FlowPtr> flows;
    std::map<std::string, QString> fileOfId;
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            return Error{QStringLiteral("%1 cannot be read: %2.").arg(name, file.errorString())};
        }
        if (file.size() > largestFile) {
            return Error{QStringLiteral("%1 is larger than 4 MiB. Split the flow.").arg(name)};
        }
        auto flow = readWith(schema.value(), file.readAll(), name);
        if (!flow) {
            return flow.error();
        }
        const auto [entry, isNew] = fileOfId.emplace(flow.value()->id, name);
        if (!isNew) {
            return problemIn(
                name,
                {"/id", QStringLiteral("%1 has the same id. Give one of them a new UUID.").arg(entry->second)});
        }
        flows.push_back(std::move(flow).value());
    }
    return flows;
}

Result<std::vector<FlowPtr>> loadBuiltInFlows()
{
    registerSimulatorResources();
    return loadFlows(QStringLiteral(":/flowconsole/flows"));
}

} // namespace flowconsole::simulator

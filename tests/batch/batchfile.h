#pragma once

#include "batch/batchcheck.h"
#include "batch/inspection.h"
#include "batch/rowreader.h"

#include <QTemporaryDir>

namespace flowconsole {

/// A batch's file as an operator left it, and what is made of it.
class BatchFile final
{
public:
    explicit BatchFile(const QByteArray &content)
    {
        QFile file(path());
        const bool written = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        Q_ASSERT(written);
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("rows")); }

    /// The spec that is proposed for it.
    [[nodiscard]] BatchSpec spec(const std::optional<InputSchema> &schema = {},
                                 Dialect dialect = Dialect::Published) const
    {
        return inspect(schema, dialect).spec;
    }

    [[nodiscard]] BatchCheck inspect(const std::optional<InputSchema> &schema = {},
                                     Dialect dialect = Dialect::Published) const
    {
        BatchSpec draft;
        draft.filePath = path();
        draft.schema = schema;
        draft.dialect = dialect;
        return inspectFile(draft);
    }

    [[nodiscard]] BatchCheck check(const std::optional<InputSchema> &schema = {},
                                   Dialect dialect = Dialect::Published) const
    {
        return check(spec(schema, dialect));
    }

    [[nodiscard]] static BatchCheck check(const BatchSpec &spec)
    {
        const std::atomic<bool> isCancelled{false};
        return checkFile(spec, isCancelled, [](qint64, qint64) {}).value();
    }

private:
    QTemporaryDir m_folder;
};

/// All rows as "line: inputs" or "line: ! column reason", one a line.
inline QString told(const BatchSpec &spec)
{
    QStringList lines;
    RowReader reader(spec);
    if (const auto opened = reader.open(); !opened) {
        return opened.error().message;
    }
    BatchRow row;
    while (reader.next(row)) {
        QString words = QString::fromUtf8(row.inputs.toJson());
        if (row.isBad()) {
            const BatchRowProblem &problem = row.problems.first();
            words = QStringLiteral("! %1%2").arg(
                problem.column.isEmpty() ? QString() : problem.column + QStringLiteral(": "), problem.reason);
        }
        lines.append(QStringLiteral("%1: %2").arg(row.line).arg(words));
    }
    if (!reader.failure().isEmpty()) {
        lines.append(reader.failure());
    }
    return lines.join(u'\n');
}

inline InputSchema schemaOf(const QByteArray &properties, const QByteArray &more = {})
{
    const auto document =
        JsonValue::parse("{\"type\":\"object\",\"properties\":{" + properties + "}" + more + "}");
    return InputSchema::fromJsonSchema(document.value()).value();
}

} // namespace flowconsole

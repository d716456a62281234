#include "batch/batchcheck.h"

#include "batch/inspection.h"
#include "batch/rowreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int rowsForPreview = 10;
constexpr qint64 bytesBetweenNews = qint64(256) * 1024;

struct CheckWords
{
    Q_DECLARE_TR_FUNCTIONS(BatchFile)
};

/// Variables that each row needs and no column of a CSV file gives: one line for all rows.
QString missingColumns(const BatchSpec &spec)
{
    if (spec.format != BatchFormat::Csv || !spec.schema) {
        return {};
    }
    QStringList missing;
    for (const FlowVariable &variable : spec.schema->variables()) {
        const bool isGiven =
            std::any_of(spec.columns.begin(), spec.columns.end(),
                        [&variable](const BatchColumn &column) { return column.variable == variable.name; });
        if (variable.required && !isGiven) {
            missing.append(variable.name);
        }
    }
    return missing.isEmpty() ? QString()
                             : CheckWords::tr("No column gives what the flow requires: %1. Map one to each.")
                                   .arg(missing.join(QStringLiteral(", ")));
}

void take(BatchCheck &check, const BatchRow &row, const RowValues &values)
{
    ++check.rows;
    if (row.isBad()) {
        ++check.badRows;
        check.problems.append(row.problems);
    }
    if (check.preview.size() < rowsForPreview) {
        check.preview.append({row.line, values.maskedCells(row), values.maskedInputs(row)});
    }
}

} // namespace

std::optional<BatchCheck> checkFile(const BatchSpec &asked, const std::atomic<bool> &isCancelled,
                                    const ReadProgress &progressed)
{
    const BatchSpec spec = withKnownSecrets(asked);
    BatchCheck check;
    check.spec = spec;
    RowReader reader(spec);
    const auto opened = reader.open();
    check.bytes = reader.lines().size();
    check.problem = !opened ? opened.error().message : reader.values().specProblem();
    if (check.problem.isEmpty()) {
        check.problem = missingColumns(spec);
    }
    if (!check.problem.isEmpty()) {
        return check;
    }
    qint64 told = 0;
    BatchRow row;
    while (reader.next(row)) {
        if (isCancelled) {
            return std::nullopt;
        }
        take(check, row, reader.values());
        if (reader.lines().bytesRead() - told >= bytesBetweenNews) {
            told = reader.lines().bytesRead();
            progressed(told, check.bytes);
        }
    }
    check.sha256Hex = reader.lines().sha256Hex();
    check.problem = reader.failure();
    if (check.problem.isEmpty() && reader.lines().hasChanged()) {
        check.problem = CheckWords::tr("The file was changed while it was read: read it again.");
    }
    if (check.problem.isEmpty() && check.rows == 0) {
        check.problem = CheckWords::tr("The file holds no rows.");
    }
    progressed(check.bytes, check.bytes);
    return check;
}

Result<QString> sha256OfFile(const QString &path, const std::atomic<bool> &isCancelled)
{
    LineReader lines(path);
    if (const auto opened = lines.open(); !opened) {
        return opened.error();
    }
    PhysicalLine line;
    while (lines.next(line)) {
        if (isCancelled) {
            return QString();
        }
    }
    if (!lines.failure().isEmpty()) {
        return Error{lines.failure()};
    }
    return lines.sha256Hex();
}

} // namespace flowconsole

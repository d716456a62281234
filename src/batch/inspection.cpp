#include "batch/inspection.h"

#include "batch/rowreader.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace flowconsole {

namespace {

constexpr int rowsForKeys = 100;
constexpr int rowsForSeparator = 50;
constexpr int rowsToShow = 10;

struct InspectionWords
{
    Q_DECLARE_TR_FUNCTIONS(BatchFile)
};

/// How well the first rows fit a separator: the rows that have as many fields as there are column names, times
/// their number.
qint64 fitOf(const QString &path, QChar separator)
{
    BatchSpec spec;
    spec.filePath = path;
    spec.separator = separator;
    RowReader reader(spec);
    if (!reader.open() || reader.columnNames().size() < 2) {
        return 0;
    }
    qint64 fitting = 1;
    BatchRow row;
    for (int i = 0; i < rowsForSeparator && reader.next(row); ++i) {
        fitting += row.isBad() ? 0 : 1;
    }
    return fitting * reader.columnNames().size();
}

QChar bestSeparator(const QString &path)
{
    static constexpr std::array<char16_t, 3> separators{u',', u';', u'\t'};
    QChar best = u',';
    qint64 bestFit = 0;
    for (const char16_t separator : separators) {
        const qint64 fit = fitOf(path, separator);
        if (fit > bestFit) {
            bestFit = fit;
            best = separator;
        }
    }
    return best;
}

/// By the first character that is no white space; null in a file without one.
Result<QChar> firstCharacter(const QString &path)
{
    LineReader lines(path);
    if (auto opened = lines.open(); !opened) {
        return opened.error();
    }
    PhysicalLine line;
    while (lines.next(line)) {
        const QByteArray text = line.bytes.trimmed();
        if (!text.isEmpty()) {
            return QChar::fromLatin1(text.front());
        }
    }
    return QChar();
}

/// The keys of the first lines, in the order in which they come up.
QStringList keysOf(const QString &path)
{
    QStringList keys;
    LineReader lines(path);
    if (!lines.open()) {
        return keys;
    }
    PhysicalLine line;
    for (int i = 0; i < rowsForKeys && lines.next(line); ++i) {
        const auto parsed = JsonValue::parse(line.bytes);
        if (!parsed) {
            continue;
        }
        for (const JsonValue::Member &member : parsed.value().members()) {
            if (!keys.contains(member.key) && keys.size() < mostColumns) {
                keys.append(member.key);
            }
        }
    }
    return keys;
}

QList<BatchColumn> columnsFor(const QStringList &names, const BatchSpec &draft, BatchFormat format)
{
    QList<BatchColumn> columns;
    QStringList taken;
    for (const QString &name : names) {
        const auto chosen = std::find_if(draft.columns.begin(), draft.columns.end(),
                                         [&name](const BatchColumn &column) { return column.name == name; });
        QString variable =
            chosen == draft.columns.end() ? proposedVariable(name, draft.schema, format) : chosen->variable;
        // In a CSV file the first of two that would go to one variable does.
        if (format == BatchFormat::Csv && chosen == draft.columns.end() && taken.contains(variable)) {
            variable.clear();
        }
        taken.append(variable);
        columns.append({name, variable});
    }
    return columns;
}

/// Sets format and separator; the answer says why it cannot.
QString recognise(BatchSpec &spec)
{
    const auto first = firstCharacter(spec.filePath);
    if (!first) {
        return first.error().message;
    }
    if (first.value().isNull()) {
        return InspectionWords::tr("The file is empty.");
    }
    if (first.value() == u'[') {
        return InspectionWords::tr("The file is a JSON list: write one object a line, without brackets and "
                                   "commas around them.");
    }
    spec.format = first.value() == u'{' ? BatchFormat::JsonLines : BatchFormat::Csv;
    if (spec.format == BatchFormat::Csv) {
        spec.separator = bestSeparator(spec.filePath);
    }
    return {};
}

} // namespace

BatchCheck inspectFile(const BatchSpec &asked)
{
    BatchSpec draft = asked;
    if (draft.isSchemaUnreadable) {
        draft.schema.reset(); // It was made of columns, which may be others now.
    }
    BatchCheck found;
    found.spec = draft;
    found.bytes = QFileInfo(draft.filePath).size();
    if (draft.columns.isEmpty()) {
        found.problem = recognise(found.spec);
        if (!found.problem.isEmpty()) {
            return found;
        }
    }
    BatchSpec plain;
    plain.filePath = draft.filePath;
    plain.format = found.spec.format;
    plain.separator = found.spec.separator;
    RowReader names(plain);
    if (const auto opened = names.open(); !opened) {
        found.problem = opened.error().message;
        return found;
    }
    const QStringList present = plain.format == BatchFormat::Csv ? names.columnNames() : keysOf(plain.filePath);
    found.spec.columns = columnsFor(present, draft, plain.format);
    found.spec = withKnownSecrets(found.spec);

    RowReader reader(found.spec);
    if (const auto opened = reader.open(); !opened) {
        found.problem = opened.error().message;
        return found;
    }
    BatchRow row;
    while (found.preview.size() < rowsToShow && reader.next(row)) {
        found.preview.append({row.line, reader.values().maskedCells(row), reader.values().maskedInputs(row)});
    }
    found.problem = reader.failure();
    return found;
}

InputSchema schemaOfSecrets(const QList<BatchColumn> &columns, BatchFormat format)
{
    QList<FlowVariable> variables;
    for (const BatchColumn &column : columns) {
        if (column.variable.isEmpty()) {
            continue;
        }
        FlowVariable variable;
        variable.name = column.variable;
        variable.key = column.variable;
        variable.type = format == BatchFormat::Csv ? VariableType::String : VariableType::Any;
        variable.secure = true;
        variables.append(variable);
    }
    return InputSchema(variables, true);
}

BatchSpec withKnownSecrets(BatchSpec spec)
{
    if (spec.isSchemaUnreadable) {
        spec.schema = schemaOfSecrets(spec.columns, spec.format);
    }
    return spec;
}

} // namespace flowconsole

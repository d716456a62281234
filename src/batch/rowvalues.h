#pragma once

#include "domain/batch.h"

#include <QByteArrayList>
#include <QHash>

#include <vector>

namespace flowconsole {

/// One row of a file with what it launches.
struct BatchRow
{
    qint64 row = 0;                         ///< counted from 1
    qint64 line = 0;                        ///< where it begins, counted from 1
    QStringList cells;                      ///< as in the file, in the order of BatchSpec::columns; not masked
    JsonValue inputs = JsonValue::object(); ///< by variable name; not masked
    QList<BatchRowProblem> problems;

    [[nodiscard]] bool isBad() const { return !problems.isEmpty(); }
};

/// The variable to which the column `name` goes unless somebody says otherwise: the one of that name, in
/// whatever case, with or without the prefix `Flow.`. Without such a one a CSV column is not sent (empty),
/// while the key of a JSON line is sent as it is, unless it begins with an underscore.
[[nodiscard]] QString proposedVariable(const QString &name, const std::optional<InputSchema> &schema,
                                       BatchFormat format);

/// Makes the inputs of a launch out of a row, typed and checked by the flow's schema and the dialect's rules.
class RowValues final
{
public:
    explicit RowValues(const BatchSpec &spec);

    /// Why no row at all can be sent as the spec says; empty where they can.
    [[nodiscard]] QString specProblem() const;

    /// A CSV row; as many fields as there are columns. An empty one means "not given".
    void takeFields(const QByteArrayList &fields, BatchRow &row) const;
    /// A JSON line; values keep their types.
    void takeObject(const JsonValue &object, BatchRow &row) const;

    /// The row's cells with the placeholder for secure values.
    [[nodiscard]] QStringList maskedCells(const BatchRow &row) const;
    [[nodiscard]] JsonValue maskedInputs(const BatchRow &row) const;
    [[nodiscard]] const QStringList &secureNames() const { return m_secureNames; }

private:
    struct Column
    {
        BatchColumn mapping;
        const FlowVariable *variable = nullptr; ///< of m_spec.schema
        bool isSecure = false;
    };

    void takeField(const Column &column, const QByteArray &field, BatchRow &row) const;
    void judge(BatchRow &row) const;
    [[nodiscard]] QString variableOf(const QString &key) const;

    BatchSpec m_spec;
    std::vector<Column> m_columns;
    QHash<QString, size_t> m_columnOfName;
    QHash<QString, QString> m_nameOfVariable;
    QStringList m_secureNames;
};

} // namespace flowconsole

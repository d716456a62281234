#pragma once

#include "domain/flow.h"
#include "domain/jsonvalue.h"

#include <QStringList>

namespace flowconsole {

/// Where the input of a launch comes from; later sources win over earlier ones, in this order.
struct InputSources
{
    bool sample = false;                  ///< the schema's own examples
    JsonValue file = JsonValue::object(); ///< what readInputFile() read
    QStringList variables;                ///< "name=value"
};

/// A JSON object of variables; "-" is standard input. The error says where it is wrong.
[[nodiscard]] Result<JsonValue> readInputFile(const QString &path);

/// Every line says what is wrong and what to write instead.
using InputProblems = QStringList;

/// The typed input for `flow`, checked by its schema. Without a schema a value is JSON where it parses as such,
/// else text.
[[nodiscard]] Result<JsonValue, InputProblems> assembleInput(const Flow &flow, const InputSources &sources);

} // namespace flowconsole

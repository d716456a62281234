#pragma once

#include "base/result.h"
#include "domain/ids.h"
#include "domain/inputschema.h"

#include <QStringList>

namespace flowconsole {

/// Input of a flow as it stood elsewhere.
struct PastedInput
{
    enum class Form { Json, Lines, Curl };

    Form form = Form::Json;
    JsonValue values = JsonValue::object(); ///< by the variables' plain names, in the order given
    FlowId flowId;                          ///< that the request was for; empty where it does not say
    QStringList emptied; ///< variables whose line has nothing after the equals sign; not in `values`
    QStringList masked;  ///< variables of which only the placeholder was given; not in `values`
};

/// Reads JSON (the inputs alone, or the body of a launch in any dialect), lines `name=value`, or a cURL command
/// with such a body. In lines, the schema decides on types, where there is one and it knows the name; else what
/// reads as JSON is that, and all other is text. The error says what can be pasted, or where it is wrong.
[[nodiscard]] Result<PastedInput> readPastedInput(const QString &text, const InputSchema *schema);

} // namespace flowconsole

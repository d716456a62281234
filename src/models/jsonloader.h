#pragma once

#include "domain/jsonvalue.h"

#include <QByteArray>
#include <QFutureWatcher>
#include <QObject>

#include <optional>

namespace flowconsole {

/// A body as people read it.
struct JsonBody
{
    std::optional<JsonValue> value;      ///< absent where it is no JSON
    std::optional<JsonParseError> error; ///< why
    QString text;                        ///< JSON with indents, else the body as it came
    bool isTextCut = false;              ///< `text` is only the first part of it
};

[[nodiscard]] JsonBody readJsonBody(const QByteArray &body);

/// The beginning of a text that is shown whole only where it is no longer than this.
inline constexpr qsizetype longestJsonText = 256 * 1024;
/// A value's text, and whether it was cut to that.
[[nodiscard]] std::pair<QString, bool> shownJsonText(const JsonValue &value);

/// Reads bodies: a small one at once, a large one in a thread of its own, so that nobody waits. The answer to
/// a body that was replaced meanwhile is dropped. GUI thread.
class JsonLoader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonLoader)

public:
    /// From so many bytes on a body is large.
    static constexpr qsizetype largeBody = 128 * 1024;

    explicit JsonLoader(QObject *parent = nullptr);
    ~JsonLoader() override;

    /// Answered by loaded(), of a small body before this returns.
    void load(const QByteArray &body);
    void cancel();
    [[nodiscard]] bool isLoading() const { return m_isLoading; }

    /// Frees what a large document holds elsewhere; whoever else holds it has to let it go first.
    static void dispose(JsonValue document);

signals:
    void loaded(const flowconsole::JsonBody &body);

private:
    void take();

    QFutureWatcher<JsonBody> m_watcher;
    bool m_isLoading = false;
};

} // namespace flowconsole

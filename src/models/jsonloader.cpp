#include "models/jsonloader.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <tuple>
#include <utility>

namespace flowconsole {

std::pair<QString, bool> shownJsonText(const JsonValue &value)
{
    const QByteArray text = value.toJson(JsonValue::Format::Indented);
    return {QString::fromUtf8(text.left(longestJsonText)), text.size() > longestJsonText};
}

JsonBody readJsonBody(const QByteArray &body)
{
    JsonBody read;
    auto parsed = JsonValue::parse(body);
    if (parsed) {
        std::tie(read.text, read.isTextCut) = shownJsonText(parsed.value());
        read.value = std::move(parsed).value();
    } else {
        read.error = parsed.error();
        read.text = QString::fromUtf8(body.left(longestJsonText));
        read.isTextCut = body.size() > longestJsonText;
    }
    return read;
}

JsonLoader::JsonLoader(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &JsonLoader::take);
}

JsonLoader::~JsonLoader() = default;

void JsonLoader::load(const QByteArray &body)
{
    cancel();
    if (body.size() < largeBody) {
        emit loaded(readJsonBody(body));
        return;
    }
    m_isLoading = true;
    auto promise = std::make_shared<QPromise<JsonBody>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, body] {
        promise->start();
        promise->addResult(readJsonBody(body));
        promise->finish();
    });
}

void JsonLoader::cancel()
{
    m_isLoading = false;
    m_watcher.setFuture({});
}

void JsonLoader::take()
{
    if (std::exchange(m_isLoading, false)) {
        const JsonBody body = m_watcher.result();
        // It holds the document, too; and whoever is told may load the next one.
        m_watcher.setFuture({});
        emit loaded(body);
    }
}

void JsonLoader::dispose(JsonValue document)
{
    QThreadPool::globalInstance()->start([held = std::move(document)] { Q_UNUSED(held) });
}

} // namespace flowconsole

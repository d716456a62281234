#pragma once

#include "api/apicaller.h"
#include "api/jsonfields.h"

#include <QSet>
#include <QUrlQuery>

namespace flowconsole {

/// One page of a list, as far as it was read.
template <class T>
struct Page
{
    QList<T> items;
    std::optional<qint64> pageCount;
    bool hasNextUri = false;
    std::optional<qint64> total = std::nullopt; ///< items on all pages
};

/// Turns the pages of one of the platform's lists (API.md, "Flow list") until the last. Owns itself while it is
/// under way.
template <class T>
class PageWalk final : public std::enable_shared_from_this<PageWalk<T>>
{
    Q_DISABLE_COPY_MOVE(PageWalk)

public:
    using Decode = std::function<ApiResult<Page<T>>(const QByteArray &)>;

    /// Whether the request log may show the pages.
    enum class Record { Whole, Masked };

    /// Is told of the items of each page that were not told of before, and of how many there are in all (0:
    /// not said). Where it answers false no further page is asked for, and the walk ends with what it has.
    using OnPage = std::function<bool(const QList<T> &items, qint64 total)>;

    /// `query` is that of each request, but for the page's number and size.
    [[nodiscard]] static QFuture<ApiResult<QList<T>>> start(ApiCaller &caller, const QString &path,
                                                            const QUrlQuery &query, const Decode &decode,
                                                            Record record = Record::Whole,
                                                            const OnPage &onPage = {})
    {
        const std::shared_ptr<PageWalk> walk(new PageWalk(caller, path, query, decode, record, onPage));
        auto future = walk->m_answer.future();
        walk->next();
        return future;
    }

private:
    static constexpr int itemsPerPage = 100;
    /// An organisation has a few thousand flows; a list that goes on after this does not end.
    static constexpr int maxPages = 500;

    PageWalk(ApiCaller &caller, const QString &path, const QUrlQuery &query, const Decode &decode,
             Record record, const OnPage &onPage)
        : m_caller(caller), m_path(path), m_query(query), m_decode(decode), m_record(record), m_onPage(onPage)
    {}

    void next()
    {
        HttpRequest request = m_caller.request(QByteArrayLiteral("GET"), m_path);
        QUrlQuery query = m_query;
        query.addQueryItem(QStringLiteral("pageNumber"), QString::number(m_page));
        query.addQueryItem(QStringLiteral("pageSize"), QString::number(itemsPerPage));
        request.url.setQuery(query);
        request.recordsBodies = m_record == Record::Whole;
        m_caller.ask(request, [walk = this->shared_from_this()](const ApiResult<HttpAnswer> &answer) {
            if (answer) {
                walk->take(answer.value());
            } else {
                walk->m_answer.finish(answer.error());
            }
        });
    }

    void take(const HttpAnswer &answer)
    {
        const auto page = ApiCaller::explained(answer, m_decode(answer.body));
        if (!page) {
            m_answer.finish(page.error());
            return;
        }
        // An item that is added while we turn the page may be told of twice.
        const qsizetype before = m_items.size();
        for (const T &item : page.value().items) {
            if (!m_seen.contains(item.id)) {
                m_seen.insert(item.id);
                m_items.append(item);
            }
        }
        const auto pageCount = page.value().pageCount;
        bool hasMore = pageCount ? m_page < *pageCount : page.value().hasNextUri;
        if (m_onPage && m_items.size() > before) {
            hasMore = m_onPage(m_items.mid(before), page.value().total.value_or(0)) && hasMore;
        }
        if (!hasMore || page.value().items.isEmpty()) {
            m_answer.finish(m_items);
        } else if (m_items.size() == before || m_page >= maxPages) {
            m_answer.finish(malformedAnswer(QStringLiteral("The list does not end.")));
        } else {
            ++m_page;
            next();
        }
    }

    ApiCaller &m_caller;
    const QString m_path;
    const QUrlQuery m_query;
    const Decode m_decode;
    const Record m_record;
    const OnPage m_onPage;
    PendingAnswer<QList<T>> m_answer;
    QList<T> m_items;
    QSet<decltype(T::id)> m_seen;
    int m_page = 1;
};

/// The page in `body`, each of its entities read by `readItem(const JsonValue &) -> ApiResult<T>`.
template <class T, class ReadItem>
[[nodiscard]] ApiResult<Page<T>> decodePage(const QByteArray &body, ReadItem readItem)
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    const JsonValue *entities = document.value().find(u"entities");
    if (!entities || !entities->isArray()) {
        return malformedAnswer(QStringLiteral("The list has no “entities”."));
    }
    Page<T> page;
    for (const JsonValue &entity : entities->elements()) {
        auto item = readItem(entity);
        if (!item) {
            return item.error();
        }
        page.items.append(std::move(item).value());
    }
    page.pageCount = document.value().value(u"pageCount").toInteger();
    page.total = document.value().value(u"total").toInteger();
    page.hasNextUri = !textField(document.value(), u"nextUri").isEmpty();
    return page;
}

} // namespace flowconsole

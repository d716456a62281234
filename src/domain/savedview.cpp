#include "domain/savedview.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <limits>

namespace flowconsole {

namespace {

struct SavedViewWords
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::SavedViews)
};

constexpr qint64 viewDocumentVersion = 1;
constexpr qsizetype longestFilterText = 4000; // characters, as the parser's
constexpr qsizetype mostViewProblems = 5;     // that are told one by one

QString viewDocumentFormat()
{
    return QStringLiteral("flow-console-views");
}

template <class T>
const T *findNamed(const QList<T> &list, const QString &name)
{
    const auto found =
        std::find_if(list.cbegin(), list.cend(), [&name](const T &one) { return one.name == name; });
    return found == list.cend() ? nullptr : &*found;
}

/// Leaves it out where it would be more than so many.
template <class T>
void putNamed(QList<T> &list, const T &added, qsizetype most)
{
    const auto same =
        std::find_if(list.begin(), list.end(), [&added](const T &one) { return one.name == added.name; });
    if (same != list.end()) {
        *same = added;
    } else if (list.size() < most) {
        list.append(added);
    }
}

template <class T>
QSet<QString> namesOf(const QList<T> &list)
{
    QSet<QString> names;
    for (const T &one : list) {
        names.insert(one.name);
    }
    return names;
}

template <class T>
QList<T> notNamedIn(const QList<T> &list, const QList<T> &wanted)
{
    const QSet<QString> names = namesOf(list);
    QList<T> missing = wanted;
    missing.removeIf([&names](const T &one) { return names.contains(one.name); });
    return missing;
}

QString freeName(const QString &name, const QSet<QString> &taken)
{
    constexpr qsizetype roomForNumber = 8;
    const QString stem = tidyViewName(name.left(longestViewName - roomForNumber));
    QString free = name;
    for (int number = 2; taken.contains(free); ++number) {
        free = stem + u' ' + QString::number(number);
    }
    return free;
}

template <class T>
void putApart(QList<T> &list, const QList<T> &further)
{
    QSet<QString> taken = namesOf(list);
    for (T one : further) {
        if (taken.contains(one.name) && list.contains(one)) {
            continue;
        }
        one.name = freeName(one.name, taken);
        taken.insert(one.name);
        list.append(one);
    }
}

template <class T>
void bringIn(QList<T> &stored, const QList<T> &before, const QList<T> &after)
{
    stored.removeIf(
        [&](const T &one) { return before.contains(one) && findNamed(after, one.name) == nullptr; });
    for (const T &one : after) {
        if (!before.contains(one)) {
            putNamed(stored, one, std::numeric_limits<qsizetype>::max());
        }
    }
}

JsonValue filterToJson(const SavedFilter &filter)
{
    JsonValue object = JsonValue::object();
    object.insert(QStringLiteral("name"), JsonValue::string(filter.name));
    object.insert(QStringLiteral("filter"), JsonValue::string(filter.text));
    return object;
}

JsonValue viewToJson(const SavedView &view)
{
    JsonValue object = JsonValue::object();
    object.insert(QStringLiteral("name"), JsonValue::string(view.name));
    object.insert(QStringLiteral("filter"), JsonValue::string(view.filter));
    if (!view.table.isNull()) {
        object.insert(QStringLiteral("table"), view.table);
    }
    return object;
}

/// Reads the parts of a document one by one.
class ViewReader final
{
public:
    void readFilters(const JsonValue &list)
    {
        if (!isList(list)) {
            return;
        }
        for (const JsonValue &object : list.elements()) {
            const SavedFilter filter{tidyViewName(object.value(u"name").toString()),
                                     object.value(u"filter").toString().trimmed()};
            if (filter.name.isEmpty()) {
                addProblem(SavedViewWords::tr("A filter in it has no name."));
            } else if (filter.text.isEmpty() || filter.text.size() > longestFilterText) {
                addProblem(SavedViewWords::tr("The filter “%1” in it has no text that could be one.")
                               .arg(filter.name));
            } else {
                add(m_read.views.filters, m_read.further.filters, m_filterPlaces, filter);
            }
        }
    }

    void readViews(const JsonValue &list)
    {
        if (!isList(list)) {
            return;
        }
        for (const JsonValue &object : list.elements()) {
            SavedView view{tidyViewName(object.value(u"name").toString()),
                           object.value(u"filter").toString().trimmed(), object.value(u"table")};
            if (view.name.isEmpty()) {
                addProblem(SavedViewWords::tr("A view in it has no name."));
                continue;
            }
            const JsonValue filter = object.value(u"filter");
            if (!(filter.isNull() || filter.isString()) || view.filter.size() > longestFilterText) {
                addProblem(
                    SavedViewWords::tr("The filter of the view “%1” in it is none: left out.").arg(view.name));
                view.filter.clear();
            }
            if (!view.table.isNull() && !view.table.isObject()) {
                addProblem(SavedViewWords::tr("The columns of the view “%1” in it cannot be read: left out.")
                               .arg(view.name));
                view.table = JsonValue();
            }
            add(m_read.views.views, m_read.further.views, m_viewPlaces, view);
        }
    }

    [[nodiscard]] ReadViews result()
    {
        if (m_further > 0) {
            m_read.problems.append(SavedViewWords::tr("%n other problem(s).", nullptr, m_further));
        }
        return m_read;
    }

private:
    /// Of names among all of a kind.
    using Places = QHash<QString, qsizetype>;

    [[nodiscard]] bool isList(const JsonValue &list)
    {
        if (!list.isArray() && !list.isNull()) {
            addProblem(SavedViewWords::tr("A part of it is no list."));
        }
        return list.isArray();
    }

    /// In the place of the one of its name, else at the end.
    template <class T>
    static void add(QList<T> &first, QList<T> &further, Places &places, const T &one)
    {
        const qsizetype place = places.value(one.name, places.size());
        const bool isFirst = place < mostSavedOfAKind;
        QList<T> &list = isFirst ? first : further;
        if (place == places.size()) {
            places.insert(one.name, place);
            list.append(one);
        } else {
            list[isFirst ? place : place - mostSavedOfAKind] = one;
        }
    }

    void addProblem(const QString &words)
    {
        if (m_read.problems.size() < mostViewProblems) {
            m_read.problems.append(words);
        } else {
            ++m_further;
        }
    }

    ReadViews m_read;
    Places m_filterPlaces;
    Places m_viewPlaces;
    int m_further = 0; ///< problems that are only counted
};

} // namespace

const SavedFilter *ViewCollection::findFilter(const QString &name) const
{
    return findNamed(filters, name);
}

const SavedView *ViewCollection::findView(const QString &name) const
{
    return findNamed(views, name);
}

QString tidyViewName(const QString &name)
{
    QString tidy = name.simplified();
    tidy.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    tidy.truncate(longestViewName);
    if (!tidy.isEmpty() && tidy.back().isHighSurrogate()) {
        tidy.chop(1);
    }
    return tidy.trimmed();
}

QByteArray viewDocument(const ViewCollection &views)
{
    JsonValue filters = JsonValue::array();
    for (const SavedFilter &filter : views.filters) {
        filters.append(filterToJson(filter));
    }
    JsonValue list = JsonValue::array();
    for (const SavedView &view : views.views) {
        list.append(viewToJson(view));
    }
    JsonValue document = JsonValue::object();
    document.insert(QStringLiteral("format"), JsonValue::string(viewDocumentFormat()));
    document.insert(QStringLiteral("version"), JsonValue::integer(viewDocumentVersion));
    document.insert(QStringLiteral("filters"), filters);
    document.insert(QStringLiteral("views"), list);
    return document.toJson(JsonValue::Format::Indented) + '\n';
}

Result<ReadViews> readViews(const QByteArray &document)
{
    if (document.size() > largestViewFile) {
        return Error{SavedViewWords::tr("The file is too large to be one of saved views.")};
    }
    const auto parsed = JsonValue::parse(document);
    if (!parsed || parsed.value().value(u"format").toString() != viewDocumentFormat()) {
        return Error{SavedViewWords::tr("This is no file of saved views.")};
    }
    const auto version = parsed.value().value(u"version").toInteger();
    if (!version || *version < 1) {
        return Error{SavedViewWords::tr("The file does not say which version of saved views it is.")};
    }
    if (*version > viewDocumentVersion) {
        return Error{SavedViewWords::tr("The file comes from a newer Flow Console.")};
    }
    ViewReader reader;
    reader.readFilters(parsed.value().value(u"filters"));
    reader.readViews(parsed.value().value(u"views"));
    return reader.result();
}

ViewCollection withViews(ViewCollection views, const ViewCollection &added)
{
    for (const SavedFilter &filter : added.filters) {
        putNamed(views.filters, filter, mostSavedOfAKind);
    }
    for (const SavedView &view : added.views) {
        putNamed(views.views, view, mostSavedOfAKind);
    }
    return views;
}

ViewCollection missingIn(const ViewCollection &views, const ViewCollection &wanted)
{
    return {notNamedIn(views.filters, wanted.filters), notNamedIn(views.views, wanted.views)};
}

ViewCollection mergedViews(const ViewCollection &stored, const ViewCollection &before,
                           const ViewCollection &after)
{
    ViewCollection merged = stored;
    bringIn(merged.filters, before.filters, after.filters);
    bringIn(merged.views, before.views, after.views);
    return merged;
}

ViewCollection withFurther(ViewCollection views, const ViewCollection &further)
{
    putApart(views.filters, further.filters);
    putApart(views.views, further.views);
    return views;
}

ViewCollection firstViews(const ViewCollection &all)
{
    return {all.filters.mid(0, mostSavedOfAKind), all.views.mid(0, mostSavedOfAKind)};
}

} // namespace flowconsole

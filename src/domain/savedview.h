#pragma once

#include "base/result.h"
#include "domain/jsonvalue.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace flowconsole {

/// A filter under a name.
struct SavedFilter
{
    QString name;
    QString text; ///< as it is typed (filter/filterparser.h)

    friend bool operator==(const SavedFilter &, const SavedFilter &) = default;
};

/// How the table of executions is looked at, under a name: what it shows and in which columns and order.
struct SavedView
{
    QString name;
    QString filter;  ///< empty: all executions
    JsonValue table; ///< columns, widths, sort and grouping, as the table writes them; null: it stays as it is

    friend bool operator==(const SavedView &, const SavedView &) = default;
};

/// All that an operator has saved of looking. Names are unique among the filters, and among the views.
struct ViewCollection
{
    QList<SavedFilter> filters;
    QList<SavedView> views;

    [[nodiscard]] bool isEmpty() const { return filters.isEmpty() && views.isEmpty(); }
    [[nodiscard]] const SavedFilter *findFilter(const QString &name) const;
    [[nodiscard]] const SavedView *findView(const QString &name) const;
    friend bool operator==(const ViewCollection &, const ViewCollection &) = default;
};

inline constexpr qint64 largestViewFile = 16 * 1024 * 1024; ///< bytes; a larger one is not read
inline constexpr qsizetype longestViewName = 80;            ///< characters
/// Filters, and views, that a console keeps at hand; a file may hold more.
inline constexpr qsizetype mostSavedOfAKind = 500;

/// As names are kept: of one line, without white space around them or control characters, and not too long.
[[nodiscard]] QString tidyViewName(const QString &name);

/// The document that a file of saved filters and views holds.
[[nodiscard]] QByteArray viewDocument(const ViewCollection &views);

/// What could be read of such a document, and a sentence for each part that could not.
struct ReadViews
{
    ViewCollection views;   ///< at most mostSavedOfAKind of each kind: the document's first ones
    ViewCollection further; ///< those that follow, under other names
    QStringList problems;
};

/// The error says why nothing of it can be read, as a sentence. Where two parts have one name, the later one
/// stands.
[[nodiscard]] Result<ReadViews> readViews(const QByteArray &document);

/// `views` with all of `added`, each of which takes the place of the one of the same kind and name; as far as
/// there is room for mostSavedOfAKind of a kind. missingIn() tells what had none.
[[nodiscard]] ViewCollection withViews(ViewCollection views, const ViewCollection &added);
/// Those of `wanted` whose names are not in `views`.
[[nodiscard]] ViewCollection missingIn(const ViewCollection &views, const ViewCollection &wanted);

/// What a file holds after the changes from `before` to `after` are made in it, which somebody else may have
/// changed meanwhile: what was added or changed here takes its place, what was removed here goes, unless it has
/// been changed there. May be more than mostSavedOfAKind of a kind.
[[nodiscard]] ViewCollection mergedViews(const ViewCollection &stored, const ViewCollection &before,
                                         const ViewCollection &after);
/// `views`, then `further`, under another name where theirs is taken: nothing takes the place of anything.
[[nodiscard]] ViewCollection withFurther(ViewCollection views, const ViewCollection &further);
/// The first mostSavedOfAKind of each kind.
[[nodiscard]] ViewCollection firstViews(const ViewCollection &all);

} // namespace flowconsole

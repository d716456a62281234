#pragma once

#include "domain/jsonvalue.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace flowconsole {

/// The place of a value in a document: the position of its member or element in each container on the way.
using JsonPlace = std::vector<qsizetype>;

/// A JSON document as a tree: one row for the document itself, below it its members and elements in their
/// order, numbers as their text. Nothing is made of a part before somebody looks at it. A container of more
/// than `mostChildren` shows them in ranges. GUI thread.
class JsonTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonTreeModel)

public:
    enum class Column { Key, Value };
    static constexpr int columnTotal = 2;
    static constexpr qsizetype mostChildren = 1000;

    /// What a row is, for the delegate.
    enum class Kind { Text, Number, Word, Nothing, Hidden, Object, Array, Range };
    static constexpr int KindRole = Qt::UserRole + 1;

    explicit JsonTreeModel(QObject *parent = nullptr);
    ~JsonTreeModel() override;

    /// Another document; nothing shows no row at all.
    void setDocument(const JsonValue &document);
    void clear();
    [[nodiscard]] const JsonValue &document() const { return m_document; }

    /// The value of the row; of a range, of the container that it is part of.
    [[nodiscard]] const JsonValue &value(const QModelIndex &index) const;
    [[nodiscard]] Kind kind(const QModelIndex &index) const;
    /// The member's name; empty for elements, ranges and the document.
    [[nodiscard]] QString key(const QModelIndex &index) const;
    /// JSONPath; of a range, that of its container.
    [[nodiscard]] QString path(const QModelIndex &index) const;
    /// What the row stands for as a value: text without quotes, else JSON on one line; of a range nothing.
    [[nodiscard]] QString valueText(const QModelIndex &index) const;
    /// The part as JSON of several lines; of a range nothing.
    [[nodiscard]] QString subtreeText(const QModelIndex &index) const;
    /// The row of the value at that place; invalid where there is none.
    [[nodiscard]] QModelIndex indexAt(const JsonPlace &place) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Node;

    [[nodiscard]] static const Node *nodeOf(const QModelIndex &index);
    [[nodiscard]] const Node *child(const Node &node, int row) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node, int column = 0) const;
    [[nodiscard]] QString keyText(const Node &node) const;
    [[nodiscard]] QString shownValue(const Node &node) const;

    JsonValue m_document;
    std::unique_ptr<Node> m_root; ///< empty without a document
};

/// A value on one line, as it stands in the tree: cut where it is long.
[[nodiscard]] QString jsonLine(const JsonValue &value);

} // namespace flowconsole

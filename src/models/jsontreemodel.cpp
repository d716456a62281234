#include "models/jsontreemodel.h"

#include "base/redaction.h"
#include "domain/jsonpath.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace flowconsole {

namespace {

/// Longer texts are cut in the tree; they are copied and searched whole.
constexpr qsizetype longestShown = 300;

using Kind = JsonTreeModel::Kind;

Kind kindOf(const JsonValue &value)
{
    switch (value.type()) {
    case JsonValue::Type::Null:
        return Kind::Nothing;
    case JsonValue::Type::Boolean:
        return Kind::Word;
    case JsonValue::Type::Number:
        return Kind::Number;
    case JsonValue::Type::String:
        return value.toString() == redactedPlaceholder() ? Kind::Hidden : Kind::Text;
    case JsonValue::Type::Array:
        return Kind::Array;
    case JsonValue::Type::Object:
        return Kind::Object;
    }
    Q_UNREACHABLE();
}

qsizetype sizeOf(const JsonValue &value)
{
    return value.isArray() ? value.elements().size() : value.members().size();
}

const JsonValue &childOf(const JsonValue &container, qsizetype position)
{
    return container.isArray() ? container.elements().at(position) : container.members().at(position).value;
}

/// Into how many ranges of the same size so many children are parted; 1 where each has a row of its own.
qsizetype rangeSize(qsizetype count)
{
    qsizetype size = 1;
    while (count > size * JsonTreeModel::mostChildren) {
        size *= JsonTreeModel::mostChildren;
    }
    return size;
}

QString lineText(const QString &text)
{
    QString line = text.left(longestShown);
    line.replace(u'\n', u'↵').replace(u'\r', u' ').replace(u'\t', u' ');
    return text.size() > longestShown ? line + u'…' : line;
}

} // namespace

/// A row that somebody has looked at. Pointers into the document stay true: it is never changed in place.
struct JsonTreeModel::Node
{
    const Node *parent = nullptr;
    int row = 0;
    const JsonValue *value = nullptr; ///< of a range: the container
    bool isRange = false;
    qsizetype first = 0; ///< of the container's children: those below this row
    qsizetype count = 0;
    qsizetype position = 0; ///< in the container
    mutable std::vector<std::unique_ptr<Node>> children;

    [[nodiscard]] int rows() const
    {
        const qsizetype size = rangeSize(count);
        return static_cast<int>((count + size - 1) / size);
    }
};

JsonTreeModel::JsonTreeModel(QObject *parent) : QAbstractItemModel(parent) {}

JsonTreeModel::~JsonTreeModel() = default;

void JsonTreeModel::setDocument(const JsonValue &document)
{
    beginResetModel();
    m_root.reset();
    m_document = document;
    m_root = std::make_unique<Node>();
    m_root->value = &m_document;
    m_root->count = sizeOf(m_document);
    endResetModel();
}

void JsonTreeModel::clear()
{
    beginResetModel();
    m_root.reset();
    m_document = JsonValue();
    endResetModel();
}

const JsonTreeModel::Node *JsonTreeModel::nodeOf(const QModelIndex &index)
{
    return static_cast<const Node *>(index.constInternalPointer());
}

const JsonTreeModel::Node *JsonTreeModel::child(const Node &node, int row) const
{
    if (node.children.empty()) {
        node.children.resize(static_cast<size_t>(node.rows()));
    }
    std::unique_ptr<Node> &made = node.children[static_cast<size_t>(row)];
    if (!made) {
        made = std::make_unique<Node>();
        made->parent = &node;
        made->row = row;
        const qsizetype size = rangeSize(node.count);
        made->position = node.first + row * size;
        made->isRange = size > 1;
        if (made->isRange) {
            made->value = node.value;
            made->first = made->position;
            made->count = std::min(size, node.first + node.count - made->first);
        } else {
            made->value = &childOf(*node.value, made->position);
            made->count = sizeOf(*made->value);
        }
    }
    return made.get();
}

QModelIndex JsonTreeModel::indexOf(const Node *node, int column) const
{
    return createIndex(node->row, column, node);
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return indexOf(parent.isValid() ? child(*nodeOf(parent), row) : m_root.get(), column);
}

QModelIndex JsonTreeModel::parent(const QModelIndex &index) const
{
    const Node *above = index.isValid() ? nodeOf(index)->parent : nullptr;
    return above == nullptr ? QModelIndex() : indexOf(above);
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return m_root ? 1 : 0;
    }
    return parent.column() > 0 ? 0 : nodeOf(parent)->rows();
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return columnTotal;
}

bool JsonTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Node &node = *nodeOf(index);
    const bool isKey = index.column() == static_cast<int>(Column::Key);
    switch (role) {
    case Qt::DisplayRole:
        return isKey ? keyText(node) : shownValue(node);
    case Qt::AccessibleTextRole:
        return isKey ? keyText(node)
                     : (kind(index) == Kind::Hidden ? tr("hidden secure value") : shownValue(node));
    case Qt::ToolTipRole:
        return isKey ? path(index)
                     : (kind(index) == Kind::Hidden ? tr("A secure value is never kept.") : QVariant());
    case KindRole:
        return static_cast<int>(kind(index));
    default:
        return {};
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == 0 ? tr("Key", "column of a JSON tree") : tr("Value", "column of a JSON tree");
}

QString JsonTreeModel::keyText(const Node &node) const
{
    if (node.isRange) {
        return tr("%1 … %2", "a range of elements, counted from 0")
            .arg(node.first)
            .arg(node.first + node.count - 1);
    }
    if (node.parent == nullptr) {
        return rootPath();
    }
    const JsonValue &container = *node.parent->value;
    return container.isArray() ? QString::number(node.position) : container.members().at(node.position).key;
}

QString JsonTreeModel::shownValue(const Node &node) const
{
    return node.isRange ? QString() : jsonLine(*node.value);
}

const JsonValue &JsonTreeModel::value(const QModelIndex &index) const
{
    return index.isValid() ? *nodeOf(index)->value : m_document;
}

JsonTreeModel::Kind JsonTreeModel::kind(const QModelIndex &index) const
{
    return nodeOf(index)->isRange ? Kind::Range : kindOf(*nodeOf(index)->value);
}

QString JsonTreeModel::key(const QModelIndex &index) const
{
    const Node *node = index.isValid() ? nodeOf(index) : nullptr;
    const bool isMember =
        node != nullptr && !node->isRange && node->parent != nullptr && node->parent->value->isObject();
    return isMember ? node->parent->value->members().at(node->position).key : QString();
}

QString JsonTreeModel::path(const QModelIndex &index) const
{
    QList<const Node *> way;
    for (const Node *node = index.isValid() ? nodeOf(index) : nullptr; node != nullptr; node = node->parent) {
        if (!node->isRange && node->parent != nullptr) {
            way.prepend(node);
        }
    }
    QString text = rootPath();
    for (const Node *node : std::as_const(way)) {
        const JsonValue &container = *node->parent->value;
        text = container.isArray() ? elementPath(text, node->position)
                                   : memberPath(text, container.members().at(node->position).key);
    }
    return text;
}

QString JsonTreeModel::valueText(const QModelIndex &index) const
{
    if (!index.isValid() || nodeOf(index)->isRange) {
        return {};
    }
    const JsonValue &shown = *nodeOf(index)->value;
    return shown.isString() ? shown.toString() : QString::fromUtf8(shown.toJson(JsonValue::Format::Compact));
}

QString JsonTreeModel::subtreeText(const QModelIndex &index) const
{
    if (!index.isValid() || nodeOf(index)->isRange) {
        return {};
    }
    return QString::fromUtf8(nodeOf(index)->value->toJson(JsonValue::Format::Indented));
}

QModelIndex JsonTreeModel::indexAt(const JsonPlace &place) const
{
    const Node *node = m_root.get();
    for (const qsizetype position : place) {
        if (node == nullptr || position < 0 || position >= sizeOf(*node->value)) {
            return {};
        }
        do {
            const qsizetype size = rangeSize(node->count);
            node = child(*node, static_cast<int>((position - node->first) / size));
        } while (node->isRange);
    }
    return node == nullptr ? QModelIndex() : indexOf(node);
}

QString jsonLine(const JsonValue &value)
{
    switch (kindOf(value)) {
    case Kind::Text:
        return u'"' + lineText(value.toString()) + u'"';
    case Kind::Hidden:
        return value.toString();
    case Kind::Number:
        return lineText(value.numberText());
    case Kind::Word:
        return value.toBoolean() ? QStringLiteral("true") : QStringLiteral("false");
    case Kind::Nothing:
        return QStringLiteral("null");
    case Kind::Object: {
        const qsizetype count = value.members().size();
        return count == 0   ? QStringLiteral("{}")
               : count == 1 ? QCoreApplication::translate("JsonLine", "{1 member}", "a JSON object")
                            : QCoreApplication::translate("JsonLine", "{%1 members}", "a JSON object")
                                  .arg(QLocale().toString(count));
    }
    case Kind::Array: {
        const qsizetype count = value.elements().size();
        return count == 0   ? QStringLiteral("[]")
               : count == 1 ? QCoreApplication::translate("JsonLine", "[1 item]", "a JSON array")
                            : QCoreApplication::translate("JsonLine", "[%1 items]", "a JSON array")
                                  .arg(QLocale().toString(count));
    }
    case Kind::Range:
        break;
    }
    return {};
}

} // namespace flowconsole

#include "ui/batch/batchpreviewtable.h"

#include "base/redaction.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detaildelegate.h"

#include <QHeaderView>
#include <QLocale>
#include <QScrollBar>

#include <algorithm>

namespace flowconsole {

void BatchPreviewModel::show(const BatchSpec &spec, const QList<BatchPreviewRow> &found)
{
    QStringList variables;
    for (const BatchColumn &column : spec.columns) {
        if (!column.variable.isEmpty() && !variables.contains(column.variable)) {
            variables.append(column.variable);
        }
    }
    m_secure = spec.schema ? spec.schema->secureNames() : QStringList();
    if (variables != m_variables) {
        setRows({});
        changeColumns(variables);
    }
    setRows(found);
}

void BatchPreviewModel::changeColumns(const QStringList &variables)
{
    if (!m_variables.isEmpty()) {
        beginRemoveColumns({}, 1, static_cast<int>(m_variables.size()));
        m_variables.clear();
        endRemoveColumns();
    }
    if (!variables.isEmpty()) {
        beginInsertColumns({}, 1, static_cast<int>(variables.size()));
        m_variables = variables;
        endInsertColumns();
    }
}

int BatchPreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_variables.size()) + 1;
}

QString BatchPreviewModel::text(const BatchPreviewRow &row, int column) const
{
    if (column == 0) {
        return QLocale().toString(row.line);
    }
    const QString &variable = m_variables.at(column - 1);
    const JsonValue *value = row.inputs.find(variable);
    if (value == nullptr) {
        return {};
    }
    if (m_secure.contains(variable)) {
        return redactedPlaceholder();
    }
    return value->isString() ? value->toString() : QString::fromUtf8(value->toJson());
}

QVariant BatchPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    using Tone = DetailDelegate::Tone;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(rows().at(index.row()), index.column());
    case DetailDelegate::ToneRole:
        return static_cast<int>(index.column() == 0 ? Tone::Muted : Tone::Code);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (index.column() == 0 ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant BatchPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && section == 0) {
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    return section == 0 ? tr("Line", "of a file") : m_variables.at(section - 1);
}

BatchPreviewTable::BatchPreviewTable(Theme &theme, QWidget *parent)
    : QTableView(parent), m_theme(theme), m_model(new BatchPreviewModel(this))
{
    setObjectName(QStringLiteral("batchPreview"));
    setAccessibleName(tr("The first rows, as they would be sent"));
    setModel(m_model);
    DetailDelegate::setUp(*this, theme);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultSectionSize(theme.scaled(130));
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void BatchPreviewTable::showRows(const BatchSpec &spec, const QList<BatchPreviewRow> &rows)
{
    m_model->show(spec, rows);
    setColumnWidth(0, m_theme.scaled(60));
    for (int column = 1; column < m_model->columnCount(); ++column) {
        setColumnWidth(column, std::max(m_theme.scaled(130), horizontalHeader()->sectionSizeHint(column)));
    }
    updateGeometry();
}

QSize BatchPreviewTable::sizeHint() const
{
    return {m_theme.scaled(320), horizontalHeader()->sizeHint().height() +
                                     std::max(m_model->rowCount(), 1) * verticalHeader()->defaultSectionSize() +
                                     horizontalScrollBar()->sizeHint().height()};
}

} // namespace flowconsole

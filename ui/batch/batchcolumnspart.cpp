#include "ui/batch/batchcolumnspart.h"

#include "domain/words.h"
#include "ui/batch/batchpreviewtable.h"
#include "ui/widgets/elidedlabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace flowconsole {

namespace {

QLabel *columnsLabel(const QString &text, const char *role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", QLatin1String(role));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

BatchColumnsPart::BatchColumnsPart(Theme &theme, QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("batchColumnsPart"));
    m_rows = new QWidget(this);
    m_grid = new QGridLayout(m_rows);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 3);
    m_grid->setColumnStretch(2, 2);
    m_missing = columnsLabel({}, "problem", this);
    m_missing->setObjectName(QStringLiteral("batchMissing"));
    m_previewTitle = columnsLabel(tr("The first rows, as they would be sent"), "small", this);
    m_preview = new BatchPreviewTable(theme, this);
    m_previewTitle->setBuddy(m_preview);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(columnsLabel(tr("Columns and variables"), "strong", this));
    layout->addWidget(m_rows);
    layout->addWidget(m_missing);
    layout->addWidget(m_previewTitle);
    layout->addWidget(m_preview);
}

void BatchColumnsPart::showFound(const BatchCheck &found)
{
    const bool isOther = found.spec.columns.size() != m_spec.columns.size() ||
                         found.spec.schema != m_spec.schema || found.spec.columns != columns();
    m_spec = found.spec;
    if (isOther) {
        rebuild();
    }
    m_preview->showRows(m_spec, found.preview);
    showTypes();
    showMissing();
}

void BatchColumnsPart::rebuild()
{
    qDeleteAll(m_rows->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    m_choices.clear();
    m_types.clear();
    int column = 0;
    for (const QString &title : {tr("Column"), tr("Variable"), tr("Type")}) {
        m_grid->addWidget(columnsLabel(title, "small", m_rows), 0, column);
        ++column;
    }
    for (int row = 0; row < m_spec.columns.size(); ++row) {
        addRow(row, m_spec.columns.at(row));
    }
}

void BatchColumnsPart::addRow(int row, const BatchColumn &column)
{
    auto *name = new ElidedLabel(m_rows);
    name->setWholeText(column.name);
    auto *choice = new QComboBox(m_rows);
    choice->setObjectName(QStringLiteral("variableOf.") + column.name);
    choice->setAccessibleName(tr("Variable of the column %1").arg(column.name));
    fill(*choice, column);
    auto *type = columnsLabel({}, "small", m_rows);
    type->setObjectName(QStringLiteral("typeOf.") + column.name);
    m_grid->addWidget(name, row + 1, 0);
    m_grid->addWidget(choice, row + 1, 1);
    m_grid->addWidget(type, row + 1, 2);
    m_choices.append(choice);
    m_types.append(type);
    connect(choice, &QComboBox::activated, this, &BatchColumnsPart::takeChoice);
}

bool BatchColumnsPart::takesUnknown() const
{
    return !m_spec.schema || m_spec.schema->allowsUnknown();
}

void BatchColumnsPart::fill(QComboBox &combo, const BatchColumn &column) const
{
    combo.addItem(tr("Not sent", "a column of a file"), QString());
    if (m_spec.schema) {
        for (const FlowVariable &variable : m_spec.schema->variables()) {
            combo.addItem(variable.required
                              ? tr("%1 *", "name of a variable that must be given").arg(variable.name)
                              : variable.name,
                          variable.name);
        }
    }
    const auto offer = [&combo](const QString &other) {
        if (!other.isEmpty() && combo.findData(other) < 0) {
            combo.addItem(other, other);
        }
    };
    if (takesUnknown()) {
        offer(plainVariableName(column.name));
    }
    offer(column.variable); // also where the flow does not know it, since that is what would be sent
    combo.setCurrentIndex(std::max(combo.findData(column.variable), 0));
}

QList<BatchColumn> BatchColumnsPart::columns() const
{
    QList<BatchColumn> all = m_spec.columns;
    for (int row = 0; row < all.size() && row < m_choices.size(); ++row) {
        all[row].variable = m_choices.at(row)->currentData().toString();
    }
    return all;
}

void BatchColumnsPart::takeChoice()
{
    m_spec.columns = columns();
    showTypes();
    showMissing();
    emit columnsChanged();
}

void BatchColumnsPart::showTypes()
{
    for (int row = 0; row < m_types.size(); ++row) {
        const QString variable = m_choices.at(row)->currentData().toString();
        const FlowVariable *known = m_spec.schema ? m_spec.schema->find(variable) : nullptr;
        QString words;
        if (known != nullptr) {
            words = known->secure ? tr("%1 · secure", "type of a variable whose value is masked")
                                        .arg(variableTypeName(known->type))
                                  : variableTypeName(known->type);
        } else if (!variable.isEmpty()) {
            words = tr("not in the input schema", "a variable");
        }
        m_types.at(row)->setText(words);
    }
}

QStringList BatchColumnsPart::missingVariables() const
{
    QStringList missing;
    if (!m_spec.schema) {
        return missing;
    }
    const QList<BatchColumn> all = columns();
    for (const FlowVariable &variable : m_spec.schema->variables()) {
        const bool hasColumn = std::any_of(all.cbegin(), all.cend(), [&variable](const BatchColumn &column) {
            return column.variable == variable.name;
        });
        if (variable.required && !hasColumn) {
            missing.append(variable.name);
        }
    }
    return missing;
}

QStringList BatchColumnsPart::doubledVariables() const
{
    QStringList seen;
    QStringList doubled;
    const QList<BatchColumn> all = columns();
    for (const BatchColumn &column : all) {
        if (!column.variable.isEmpty() && seen.contains(column.variable) &&
            !doubled.contains(column.variable)) {
            doubled.append(column.variable);
        }
        seen.append(column.variable);
    }
    return doubled;
}

QString BatchColumnsPart::problem() const
{
    QStringList sentences;
    if (const QStringList missing = missingVariables(); !missing.isEmpty()) {
        sentences << tr("Required and without a column: %1.", "%1: names of variables")
                         .arg(missing.join(QStringLiteral(", ")));
    }
    if (const QStringList doubled = doubledVariables(); !doubled.isEmpty()) {
        sentences << tr("More than one column goes to %1.", "%1: names of variables")
                         .arg(doubled.join(QStringLiteral(", ")));
    }
    return sentences.join(u' ');
}

void BatchColumnsPart::showMissing()
{
    const QString words = problem();
    m_missing->setText(words);
    m_missing->setVisible(!words.isEmpty());
}

} // namespace flowconsole

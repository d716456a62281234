#include "ui/inspector/variablesview.h"

#include "ui/inspector/variablesmodel.h"
#include "ui/widgets/detaildelegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

namespace flowconsole {

VariablesView::VariablesView(Theme &theme, QWidget *parent)
    : QTableView(parent), m_model(new VariablesModel(this))
{
    setObjectName(QStringLiteral("variablesTable"));
    setAccessibleName(tr("Variables"));
    setModel(m_model);
    DetailDelegate::setUp(*this, theme);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);

    auto *copyAction = new QAction(tr("Copy"), this);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &VariablesView::copy);
    addAction(copyAction);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void VariablesView::setExecution(const FlowExecution &execution)
{
    m_model->setExecution(execution);
    // A note is longer than a name, and has no value beside it.
    clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->rows().at(row).kind == VariableRow::Kind::Note) {
            setSpan(row, 0, 1, m_model->columnCount());
        }
    }
}

void VariablesView::copy() const
{
    if (currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(m_model->copyText(currentIndex().row()));
    }
}

} // namespace flowconsole

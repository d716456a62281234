#include "ui/inspector/variablesview.h"

#include "ui/inspector/detaildelegate.h"
#include "ui/inspector/variablesmodel.h"

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
}

void VariablesView::copy() const
{
    if (currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(m_model->copyText(currentIndex().row()));
    }
}

} // namespace flowconsole

#include "ui/permissions/preflighttable.h"

#include "ui/permissions/preflightmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detaildelegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

namespace flowconsole {

PreflightTable::PreflightTable(Theme &theme, QWidget *parent)
    : QTableView(parent), m_theme(theme), m_model(new PreflightModel(this))
{
    setObjectName(QStringLiteral("preflightTable"));
    setAccessibleName(tr("Permissions"));
    setModel(m_model);
    DetailDelegate::setUp(*this, theme);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    horizontalHeader()->setSectionResizeMode(static_cast<int>(PreflightModel::Column::Advice),
                                             QHeaderView::Stretch);
    auto *copyAction = new QAction(tr("Copy the permission"), this);
    copyAction->setObjectName(QStringLiteral("copyPermission"));
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &PreflightTable::copy);
    addAction(copyAction);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void PreflightTable::setReport(const PreflightReport &report)
{
    m_model->setReport(report);
    updateGeometry();
}

void PreflightTable::copy() const
{
    if (currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(m_model->copyText(currentIndex().row()));
    }
}

void PreflightTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    constexpr int capability = 240;
    constexpr int verdict = 112;
    constexpr double largestShare = 0.44;
    setColumnWidth(static_cast<int>(PreflightModel::Column::Capability),
                   std::min(m_theme.scaled(capability), static_cast<int>(width() * largestShare)));
    setColumnWidth(static_cast<int>(PreflightModel::Column::Verdict), m_theme.scaled(verdict));
}

int PreflightTable::wholeHeight() const
{
    return horizontalHeader()->sizeHint().height() +
           m_model->rowCount() * verticalHeader()->defaultSectionSize() + 2;
}

QSize PreflightTable::sizeHint() const
{
    return {m_theme.scaled(480), wholeHeight()};
}

QSize PreflightTable::minimumSizeHint() const
{
    return {m_theme.scaled(240), std::min(wholeHeight(), m_theme.scaled(120))};
}

} // namespace flowconsole

#include "ui/inspector/requestsview.h"

#include "ui/inspector/detaildelegate.h"
#include "ui/inspector/jsonview.h"
#include "ui/inspector/requestsmodel.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QTableView>

namespace flowconsole {

namespace {

constexpr int narrowBelow = 420;

} // namespace

RequestsView::RequestsView(Theme &theme, QWidget *parent)
    : QSplitter(Qt::Vertical, parent),
      m_theme(theme),
      m_table(new QTableView(this)),
      m_model(new RequestsModel(this)),
      m_exchange(new JsonView(theme, tr("Request and answer"), this))
{
    m_table->setObjectName(QStringLiteral("requestsTable"));
    m_table->setAccessibleName(tr("Requests"));
    m_table->setModel(m_model);
    DetailDelegate::setUp(*m_table, theme);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(static_cast<int>(RequestsModel::Column::Path), QHeaderView::Stretch);

    m_exchange->setObjectName(QStringLiteral("exchange"));
    m_exchange->hide();
    setChildrenCollapsible(false);
    setHandleWidth(1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RequestsView::showSelected);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &RequestsView::showSelected);
}

void RequestsView::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    fitColumns();
}

void RequestsView::fitColumns()
{
    const auto setWidth = [this](RequestsModel::Column column, int pixels) {
        m_table->setColumnWidth(static_cast<int>(column), m_theme.scaled(pixels));
    };
    setWidth(RequestsModel::Column::Method, 82);
    setWidth(RequestsModel::Column::Status, 88);
    setWidth(RequestsModel::Column::Duration, 88);
    setWidth(RequestsModel::Column::Attempt, 54);
    // Where it is narrow, what the text below tells as well gives way to the path.
    const bool isNarrow = width() < m_theme.scaled(narrowBelow);
    m_table->setColumnHidden(static_cast<int>(RequestsModel::Column::Duration), isNarrow);
    m_table->setColumnHidden(static_cast<int>(RequestsModel::Column::Attempt), isNarrow);
}

void RequestsView::setRequests(const QList<RequestRecord> &requests)
{
    m_model->setRows(requests);
}

void RequestsView::clearSelection()
{
    m_table->selectionModel()->setCurrentIndex({}, QItemSelectionModel::Clear);
    m_table->scrollToTop();
}

void RequestsView::showSelected()
{
    const QModelIndex current = m_table->currentIndex();
    m_exchange->setVisible(current.isValid());
    m_exchange->setText(current.isValid() ? exchangeText(m_model->rows().at(current.row())) : QString());
}

} // namespace flowconsole

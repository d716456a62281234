#include "ui/inspector/requestsview.h"

#include "ui/inspector/jsonview.h"
#include "ui/inspector/requestsmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copyasbutton.h"
#include "ui/widgets/detaildelegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>

#include <algorithm>

namespace flowconsole {

namespace {

// From these widths on the columns are shown; what the text below tells as well gives way to the path.
constexpr int durationFrom = 380;
constexpr int sentFrom = 520;
constexpr int attemptFrom = 620;
constexpr int handlePixels = 7;

} // namespace

RequestsView::RequestsView(Theme &theme, QWidget *parent)
    : QSplitter(Qt::Vertical, parent),
      m_theme(theme),
      m_table(new QTableView(this)),
      m_model(new RequestsModel(this)),
      m_hint(new QLabel(this)),
      m_exchange(new JsonView(theme, tr("Request and answer"), this)),
      m_copyAs(new CopyAsButton(theme, m_exchange))
{
    m_table->setObjectName(QStringLiteral("requestsTable"));
    m_table->setAccessibleName(tr("Requests"));
    m_table->setModel(m_model);
    m_table->setMinimumHeight(theme.scaled(60));
    DetailDelegate::setUp(*m_table, theme);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(static_cast<int>(RequestsModel::Column::Path), QHeaderView::Stretch);

    m_hint->setObjectName(QStringLiteral("requestsHint"));
    m_hint->setProperty("role", QStringLiteral("muted"));
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignTop);
    m_hint->setMargin(theme.scaled(10));
    m_exchange->setObjectName(QStringLiteral("exchange"));
    m_exchange->addButton(m_copyAs);
    setChildrenCollapsible(false);
    setHandleWidth(theme.scaled(handlePixels));
    // A hairline to look at, the whole handle to take hold of.
    setStyleSheet(QStringLiteral("QSplitter::handle:vertical { height: %1px; background: palette(base);"
                                 " border-top: 1px solid palette(mid); }"
                                 "QSplitter::handle:vertical:hover { background: palette(highlight); }")
                      .arg(theme.scaled(handlePixels)));
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);
    setStretchFactor(2, 1);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_isArrangedByHand = true; });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RequestsView::showSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RequestsView::showSelected);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &RequestsView::showSelected);
    showSelected();
}

void RequestsView::showEvent(QShowEvent *event)
{
    QSplitter::showEvent(event);
    selectLaunch();
}

void RequestsView::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    fitColumns();
    arrange();
}

void RequestsView::fitColumns()
{
    const auto setColumn = [this](RequestsModel::Column column, int pixels, int from) {
        m_table->setColumnWidth(static_cast<int>(column), m_theme.scaled(pixels));
        m_table->setColumnHidden(static_cast<int>(column), width() < m_theme.scaled(from));
    };
    setColumn(RequestsModel::Column::Method, 82, 0);
    setColumn(RequestsModel::Column::Status, 84, 0);
    setColumn(RequestsModel::Column::Sent, 86, sentFrom);
    setColumn(RequestsModel::Column::Duration, 102, durationFrom);
    setColumn(RequestsModel::Column::Attempt, 50, attemptFrom);
}

/// A few rows for the table, the rest for what was sent and answered.
void RequestsView::arrange()
{
    if (m_isArrangedByHand) {
        return;
    }
    constexpr int fewRows = 4;
    constexpr double largestShare = 0.4;
    const int rows = std::clamp(m_model->rowCount(), 1, fewRows);
    const int wanted = m_table->horizontalHeader()->sizeHint().height() +
                       rows * m_table->verticalHeader()->defaultSectionSize();
    const int top = std::min(wanted, static_cast<int>(height() * largestShare));
    const int rest = std::max(height() - top, 0);
    setSizes({top, rest, rest});
}

void RequestsView::setRequests(const QList<RequestRecord> &requests)
{
    const int before = m_model->rowCount();
    m_model->setRows(requests);
    if (m_model->rowCount() != before) {
        arrange();
    }
    if (before == 0 && isVisible()) {
        selectLaunch();
    }
    showSelected();
}

void RequestsView::startAnew()
{
    m_model->setRows({});
    m_table->scrollToTop();
}

void RequestsView::selectLaunch()
{
    if (!m_table->selectionModel()->hasSelection() && m_model->rowCount() > 0) {
        m_table->setCurrentIndex(m_model->index(0, 0));
    }
}

void RequestsView::showSelected()
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    const bool any = !selected.isEmpty();
    m_hint->setText(m_model->rowCount() > 0 ? tr("Select a row to read the request and its answer.")
                                            : tr("No requests are known of this execution."));
    m_hint->setVisible(!any);
    m_exchange->setVisible(any);
    const RequestRecord request = any ? m_model->rows().at(selected.first().row()) : RequestRecord();
    m_exchange->setText(any ? exchangeText(request) : QString());
    m_copyAs->setRequest(request);
}

} // namespace flowconsole

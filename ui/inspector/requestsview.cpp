#include "ui/inspector/requestsview.h"

#include "ui/inspector/jsonpanel.h"
#include "ui/inspector/jsonview.h"
#include "ui/inspector/requestsmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copyasbutton.h"
#include "ui/widgets/detaildelegate.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace flowconsole {

namespace {

// From these widths on the columns are shown; what the text below tells as well gives way to the path.
constexpr int durationFrom = 380;
constexpr int sentFrom = 520;
constexpr int attemptFrom = 620;
constexpr int handlePixels = 7;

enum Part { ExchangePart, SentPart, AnsweredPart };

} // namespace

RequestsView::RequestsView(Theme &theme, QWidget *parent)
    : QSplitter(Qt::Vertical, parent),
      m_theme(theme),
      m_table(new QTableView(this)),
      m_model(new RequestsModel(this)),
      m_hint(new QLabel(this))
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
    m_detail = createDetail();
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

QWidget *RequestsView::createDetail()
{
    auto *detail = new QWidget(this);
    m_pages = new QStackedWidget(detail);
    m_exchange = new JsonView(m_theme, tr("Request and answer"), m_pages);
    m_exchange->setObjectName(QStringLiteral("exchange"));
    m_copyAs = new CopyAsButton(m_theme, m_exchange);
    m_exchange->addButton(m_copyAs);
    m_sent = new JsonPanel(m_theme, tr("Body of the request"), m_pages);
    m_sent->setObjectName(QStringLiteral("sentBody"));
    m_answered = new JsonPanel(m_theme, tr("Body of the answer"), m_pages);
    m_answered->setObjectName(QStringLiteral("answeredBody"));

    auto *line = new QHBoxLayout;
    line->setContentsMargins(m_theme.scaled(8), m_theme.scaled(6), m_theme.scaled(8), m_theme.scaled(2));
    line->setSpacing(m_theme.scaled(6));
    m_parts = new QButtonGroup(this);
    addPart(tr("Exchange", "a request and its answer, whole"), "showExchange", m_exchange);
    addPart(tr("Sent body"), "showSent", m_sent);
    addPart(tr("Answered body"), "showAnswered", m_answered);
    const QList<QAbstractButton *> buttons = m_parts->buttons();
    for (QAbstractButton *button : buttons) {
        line->addWidget(button);
    }
    line->addStretch(1);
    m_parts->button(ExchangePart)->setChecked(true);
    auto *layout = new QVBoxLayout(detail);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_pages, 1);
    connect(m_parts, &QButtonGroup::idClicked, this, &RequestsView::showPart);
    return detail;
}

void RequestsView::addPart(const QString &text, const char *objectName, QWidget *page)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(objectName));
    button->setProperty("role", QStringLiteral("choice"));
    button->setCheckable(true);
    button->setAutoDefault(false);
    m_parts->addButton(button, m_pages->addWidget(page));
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
    m_detail->setVisible(any);
    showPart();
}

/// Only what is looked at is read.
void RequestsView::showPart()
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    const RequestRecord request =
        selected.isEmpty() ? RequestRecord() : m_model->rows().at(selected.first().row());
    m_copyAs->setRequest(request);
    m_pages->setCurrentIndex(m_parts->checkedId());
    switch (static_cast<Part>(m_parts->checkedId())) {
    case ExchangePart:
        m_exchange->setText(selected.isEmpty() ? QString() : exchangeText(request));
        return;
    case SentPart:
        m_sent->setBody(request.requestBody, recordedBodyLimit);
        return;
    case AnsweredPart:
        if (request.status == 0) {
            m_answered->setNothing(tr("No answer came: %1", "%1: why").arg(request.failure));
        } else {
            m_answered->setBody(request.responseBody, recordedBodyLimit);
        }
        return;
    }
}

} // namespace flowconsole

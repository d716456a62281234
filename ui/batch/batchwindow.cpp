#include "ui/batch/batchwindow.h"

#include "ui/batch/batchlistdelegate.h"
#include "ui/batch/batchlistmodel.h"
#include "ui/batch/batchprogressview.h"
#include "ui/batch/batchsetup.h"
#include "ui/theme/theme.h"
#include "ui/widgets/focusorder.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace flowconsole {

BatchWindow::BatchWindow(Theme &theme, const Clock &clock, QWidget *parent)
    : QDialog(parent), m_theme(theme), m_model(new BatchListModel(this))
{
    setObjectName(QStringLiteral("batchWindow"));
    setWindowTitle(tr("Batches"));
    setModal(false);
    QWidget *left = createListPart();
    auto *hairline = new QFrame(this);
    hairline->setObjectName(QStringLiteral("hairline"));
    hairline->setFixedWidth(1);
    m_setup = new BatchSetup(theme, this);
    m_progress = new BatchProgressView(theme, clock, this);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_setup);
    m_pages->addWidget(m_progress);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(left);
    layout->addWidget(hairline);
    layout->addWidget(m_pages, 1);
    constexpr QSize usual(940, 680);
    resize(theme.scaled(usual.width()), theme.scaled(usual.height()));
    connectParts();
    m_list->setCurrentIndex(m_model->index(BatchListModel::setupRow));
}

BatchWindow::~BatchWindow() = default;

QWidget *BatchWindow::createListPart()
{
    auto *part = new QWidget(this);
    part->setFixedWidth(m_theme.scaled(220));
    m_list = new QListView(part);
    m_list->setObjectName(QStringLiteral("batchList"));
    m_list->setAccessibleName(tr("Batches"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new BatchListDelegate(m_theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    connect(&m_theme, &Theme::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    return part;
}

void BatchWindow::connectParts()
{
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &BatchWindow::showRow);
    connect(m_setup, &BatchSetup::inspectRequested, this, &BatchWindow::inspectRequested);
    connect(m_setup, &BatchSetup::checkRequested, this, &BatchWindow::checkRequested);
    connect(m_setup, &BatchSetup::checkCancelled, this, &BatchWindow::checkCancelled);
    connect(m_setup, &BatchSetup::startRequested, this, &BatchWindow::follow);
    connect(m_setup, &BatchSetup::startRequested, this, &BatchWindow::startRequested);
    connect(m_setup, &BatchSetup::fileChanged, this, &BatchWindow::draftFileChanged);
    connect(m_progress, &BatchProgressView::pauseRequested, this, &BatchWindow::pauseRequested);
    connect(m_progress, &BatchProgressView::resumeRequested, this, &BatchWindow::resumeRequested);
    connect(m_progress, &BatchProgressView::stopRequested, this, &BatchWindow::stopRequested);
}

bool BatchWindow::focusNextPrevChild(bool next)
{
    return moveFocus(tabStops(*this), next);
}

void BatchWindow::setFlow(const std::optional<Flow> &flow)
{
    m_setup->setFlow(flow);
}

void BatchWindow::setConnection(const ConnectionStatus &status)
{
    m_setup->setConnection(status);
    m_progress->setConnection(status);
}

void BatchWindow::setBudget(const RateBudgetState &budget)
{
    m_setup->setBudget(budget);
}

void BatchWindow::showInspection(const BatchCheck &found)
{
    m_setup->showInspection(found);
}

void BatchWindow::showCheckProgress(qint64 bytesRead, qint64 bytes)
{
    m_setup->showCheckProgress(bytesRead, bytes);
}

void BatchWindow::showCheck(const BatchCheck &found)
{
    m_setup->showCheck(found);
}

void BatchWindow::follow(const BatchCheck &started)
{
    m_awaited = started.spec.id;
}

void BatchWindow::showProgress(const BatchProgress &progress)
{
    m_model->update(progress);
    if (progress.spec.id == m_awaited) {
        m_awaited = BatchId();
        m_setup->startOver();
        showBatch(progress.spec.id);
    } else {
        showRow();
    }
}

void BatchWindow::showRefusal(const BatchId &id, const QString &reason)
{
    if (id == m_setup->draftId()) {
        m_awaited = BatchId();
        m_setup->showRefusal(reason);
    } else {
        showBatch(id);
        m_progress->showRefusal(reason);
    }
}

void BatchWindow::showBatches(const QList<BatchProgress> &batches)
{
    m_model->setBatches(batches);
    showRow();
}

void BatchWindow::showBatch(const BatchId &id)
{
    const QModelIndex index = m_model->indexOf(id);
    if (index.isValid()) {
        m_list->setCurrentIndex(index);
        showRow();
    }
}

void BatchWindow::showRow()
{
    const BatchProgress *batch = m_model->batchAt(m_list->currentIndex().row());
    if (batch == nullptr) {
        m_pages->setCurrentWidget(m_setup);
    } else {
        m_progress->showProgress(*batch);
        m_pages->setCurrentWidget(m_progress);
    }
}

void BatchWindow::chooseFile(const QString &path)
{
    m_setup->chooseFile(path);
}

QString BatchWindow::draftFile() const
{
    return m_setup->filePath();
}

} // namespace flowconsole

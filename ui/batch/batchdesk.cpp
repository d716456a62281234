#include "ui/batch/batchdesk.h"

#include "domain/boundaryvalues.h"
#include "ui/batch/batchwindow.h"
#include "ui/batch/batchwords.h"
#include "ui/widgets/inlinemessage.h"

#include <QAction>
#include <QFileDialog>

#include <algorithm>

namespace flowconsole {

BatchDesk::BatchDesk(Theme &theme, const Clock &clock, QWidget &window)
    : QObject(&window), m_theme(theme), m_clock(clock), m_parent(window)
{
    m_action = new QAction(tr("&Batch…"), this);
    m_action->setObjectName(QStringLiteral("batchAction"));
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_B));
    m_action->setShortcutContext(Qt::ApplicationShortcut);
    m_action->setAutoRepeat(false);
    connect(m_action, &QAction::triggered, this, &BatchDesk::open);
    m_boundaryAction = new QAction(tr("Boundary cases as a batch…"), this);
    m_boundaryAction->setObjectName(QStringLiteral("boundaryAction"));
    connect(m_boundaryAction, &QAction::triggered, this, &BatchDesk::boundaryBaseWanted);
}

BatchDesk::~BatchDesk() = default;

void BatchDesk::setNotice(InlineMessage &notice)
{
    m_notice = &notice;
    connect(m_notice, &InlineMessage::actionTriggered, this, &BatchDesk::resumeInterrupted);
    connect(m_notice, &InlineMessage::asideTriggered, this, &BatchDesk::lookAtInterrupted);
}

void BatchDesk::showConnection(const ConnectionStatus &status)
{
    m_status = status;
    if (!m_window.isNull()) {
        m_window->setConnection(status);
    }
    // What an earlier start left behind is worth a word as soon as something can be done about it.
    if (status.state == ConnectionStatus::State::SignedIn && !std::exchange(m_hasAsked, true)) {
        emit listWanted();
    }
    tellInterrupted();
}

void BatchDesk::showBudget(const RateBudgetState &budget)
{
    m_budget = budget;
    if (!m_window.isNull()) {
        m_window->setBudget(budget);
    }
}

void BatchDesk::showFlow(const Flow &flow)
{
    m_flow = flow;
    if (!m_window.isNull()) {
        m_window->setFlow(m_flow);
    }
}

void BatchDesk::forgetFlow()
{
    m_flow.reset();
    if (!m_window.isNull()) {
        m_window->setFlow(m_flow);
    }
}

void BatchDesk::makeBoundaryCases(const JsonValue &base)
{
    if (!m_flow || !m_flow->inputSchema || m_flow->inputSchema->variables().isEmpty()) {
        emit announced(m_flow ? tr("No bounds are known: the flow has no input schema.")
                              : tr("Select a flow first."));
        return;
    }
    const QByteArray lines = boundaryLines(boundaryCases(*m_flow->inputSchema, base));
    auto *dialog = new QFileDialog(&m_parent, tr("Keep the boundary cases in a file"), {},
                                   tr("JSON lines (*.jsonl);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QStringLiteral("jsonl"));
    QString name = m_flow->name;
    name.replace(u'/', u'-');
    dialog->selectFile(tr("%1 boundaries.jsonl", "name of a file; %1: name of a flow").arg(name));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, lines](const QString &path) { emit boundaryFileChosen(path, lines); });
    dialog->open();
}

void BatchDesk::openFile(const QString &path)
{
    open();
    window().chooseFile(path);
}

void BatchDesk::showInspection(const BatchCheck &found)
{
    if (!m_window.isNull()) {
        m_window->showInspection(found);
    }
}

void BatchDesk::showCheckProgress(qint64 bytesRead, qint64 bytes)
{
    if (!m_window.isNull()) {
        m_window->showCheckProgress(bytesRead, bytes);
    }
}

void BatchDesk::showCheck(const BatchCheck &found)
{
    if (!m_window.isNull()) {
        m_window->showCheck(found);
    }
}

void BatchDesk::showProgress(const BatchProgress &progress)
{
    const auto known =
        std::find_if(m_batches.begin(), m_batches.end(),
                     [&progress](const BatchProgress &other) { return other.spec.id == progress.spec.id; });
    const std::optional<BatchState> before =
        known == m_batches.end() ? std::nullopt : std::optional(known->state);
    if (known == m_batches.end()) {
        m_batches.prepend(progress);
    } else {
        *known = progress;
    }
    if (!m_window.isNull()) {
        m_window->showProgress(progress);
    }
    if (before && *before != BatchState::Finished && progress.state == BatchState::Finished) {
        emit announced(tr("The batch %1 is finished", "%1: a file").arg(fileNameOf(progress.spec)));
    }
    tellInterrupted();
}

void BatchDesk::showRefusal(const BatchId &id, const QString &reason)
{
    if (!m_window.isNull() && m_window->isVisible()) {
        m_window->showRefusal(id, reason);
    } else {
        emit announced(reason);
    }
}

void BatchDesk::showBatches(const QList<BatchProgress> &batches)
{
    m_batches = batches;
    std::stable_sort(m_batches.begin(), m_batches.end(),
                     [](const BatchProgress &a, const BatchProgress &b) { return a.startedAt > b.startedAt; });
    if (!m_window.isNull()) {
        m_window->showBatches(m_batches);
    }
    tellInterrupted();
}

void BatchDesk::tellInterrupted()
{
    if (m_notice == nullptr) {
        return;
    }
    const auto found = std::find_if(m_batches.cbegin(), m_batches.cend(), [this](const BatchProgress &batch) {
        return batch.state == BatchState::Interrupted && batch.spec.profileId == m_status.profile.id;
    });
    if (found == m_batches.cend()) {
        m_interrupted = BatchId();
        m_notice->hide();
        return;
    }
    // Said once for each: the operator may close it.
    m_interrupted = found->spec.id;
    if (!m_toldOf.contains(m_interrupted)) {
        m_toldOf.append(m_interrupted);
        m_notice->showMessage(InlineMessage::Kind::Note, interruptionWords(*found),
                              tr("No row is launched twice."), tr("Resume"), tr("Look"));
    }
}

void BatchDesk::resumeInterrupted()
{
    m_notice->hide();
    const BatchId id = m_interrupted;
    open();
    window().showBatch(id);
    emit resumeRequested(id);
}

void BatchDesk::lookAtInterrupted()
{
    open();
    window().showBatch(m_interrupted);
}

BatchWindow &BatchDesk::window()
{
    if (m_window.isNull()) {
        m_window = new BatchWindow(m_theme, m_clock, &m_parent);
        m_window->setConnection(m_status);
        m_window->setBudget(m_budget);
        m_window->showBatches(m_batches);
        connect(m_window, &BatchWindow::inspectRequested, this, &BatchDesk::inspectRequested);
        connect(m_window, &BatchWindow::checkRequested, this, &BatchDesk::checkRequested);
        connect(m_window, &BatchWindow::checkCancelled, this, &BatchDesk::checkCancelled);
        connect(m_window, &BatchWindow::startRequested, this, &BatchDesk::startRequested);
        connect(m_window, &BatchWindow::pauseRequested, this, &BatchDesk::pauseRequested);
        connect(m_window, &BatchWindow::resumeRequested, this, &BatchDesk::resumeRequested);
        connect(m_window, &BatchWindow::stopRequested, this, &BatchDesk::stopRequested);
        connect(m_window, &BatchWindow::draftFileChanged, this, &BatchDesk::sessionChanged);
        m_window->setFlow(m_flow);
        if (!m_draftFile.isEmpty()) {
            m_window->chooseFile(std::exchange(m_draftFile, QString()));
        }
    }
    return *m_window;
}

void BatchDesk::open()
{
    window().show();
    window().raise();
    window().activateWindow();
    emit windowOpened();
    emit listWanted();
}

qint64 BatchDesk::rowsLeft() const
{
    qint64 rows = 0;
    for (const BatchProgress &batch : m_batches) {
        rows += batch.state == BatchState::Running ? batch.rows - batch.launched : 0;
    }
    return rows;
}

QList<QWidget *> BatchDesk::windows() const
{
    return m_window.isNull() ? QList<QWidget *>() : QList<QWidget *>{m_window};
}

QWidget *BatchDesk::openWindow(const QString &objectName)
{
    if (objectName != u"batchWindow") {
        return nullptr;
    }
    open();
    return m_window;
}

QString BatchDesk::draftFile() const
{
    return m_window.isNull() ? m_draftFile : m_window->draftFile();
}

void BatchDesk::restoreDraftFile(const QString &path)
{
    m_draftFile = path;
}

} // namespace flowconsole

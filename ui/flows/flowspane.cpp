#include "ui/flows/flowspane.h"

#include "domain/words.h"
#include "ui/flows/flowfilterbutton.h"
#include "ui/flows/flowlistview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/sectionhead.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>

#include <utility>

namespace flowconsole {

namespace {

/// Flows that were launched last, as many as are shown.
constexpr qsizetype mostRecents = 5;

} // namespace

FlowsPane::~FlowsPane() = default;

void FlowsPane::showLoading()
{
    m_loading = true;
    m_failure.reset();
    updatePage();
}

void FlowsPane::forget()
{
    {
        const QScopedValueRollback settling(m_settling, true);
        m_model.setFlows({});
        m_model.setMarks({});
    }
    m_heldMarks.reset();
    m_selected = FlowId();
    m_announced.reset();
    m_isComplete = false;
    m_arrived = 0;
    m_expected = 0;
    m_filter->clear(); // its types are those of the other organisation
    m_filter->setTypes({});
    emit selectionLost();
    showDetails();
    showLoading();
}

void FlowsPane::setSignedIn(bool signedIn)
{
    m_signedIn = signedIn;
    updatePage();
}

void FlowsPane::showPage(const FlowPage &page)
{
    m_loading = true;
    m_failure.reset();
    m_arrived = (page.isFirst ? 0 : m_arrived) + page.flows.size();
    m_expected = page.total;
    {
        const QScopedValueRollback settling(m_settling, true);
        m_model.addFlows(page.flows);
    }
    m_filter->setTypes(m_model.types());
    selectIfNone();
    showSelection();
}

void FlowsPane::showFlows(const QList<Flow> &flows)
{
    m_loading = false;
    m_isComplete = true;
    m_failure.reset();
    {
        const QScopedValueRollback settling(m_settling, true);
        m_model.setFlows(flows);
    }
    m_filter->setTypes(m_model.types());
    const bool isThere = m_model.flow(m_selected) != nullptr;
    if (!isThere) {
        m_selected = FlowId();
    }
    selectIfNone();
    if (isThere) {
        confirmPin();
    }
    showSelection();
    updatePage();
}

/// While pages are still to come, the flow that is waited for may be in one of them.
void FlowsPane::selectIfNone()
{
    if (m_model.flow(m_selected) != nullptr) {
        announceSelected();
        return;
    }
    const bool isAwaited = m_loading && !m_preferred.isEmpty() && m_model.flow(m_preferred) == nullptr;
    if (m_selected.isEmpty() && !isAwaited) {
        selectGoodFlow();
    }
}

void FlowsPane::search(const QString &text)
{
    m_search->setClearButtonEnabled(!text.isEmpty()); // else it takes room from the hint
    {
        const QScopedValueRollback settling(m_settling, true);
        m_model.setSearchText(text);
    }
    showSelection();
}

void FlowsPane::filter(const FlowFilter &filter)
{
    {
        const QScopedValueRollback settling(m_settling, true);
        m_model.setFilter(filter);
    }
    const QString words = flowFilterText(filter);
    m_filterText->setWholeText(tr("Only: %1", "%1: kinds of flows").arg(words));
    m_filterLine->setVisible(filter.isActive());
    showSelection();
}

void FlowsPane::clearFilters()
{
    m_search->clear();
    m_filter->clear();
    m_search->setFocus(Qt::OtherFocusReason);
}

void FlowsPane::showSelection()
{
    const QScopedValueRollback settling(m_settling, true);
    // A search that hides the selected flow does not deselect it.
    m_list->setCurrentIndex(m_model.indexOf(m_selected));
    showActions();
}

void FlowsPane::showFailure(const ApiError &error)
{
    m_loading = false;
    m_failure = error;
    if (hasFlows()) {
        selectIfNone();
        showSelection();
    }
    updatePage();
}

void FlowsPane::setDialect(Dialect dialect)
{
    m_dialect = dialect;
    m_model.setDialect(dialect);
    announceSelected(); // where no version can be chosen, the latest runs
    showDetails();
}

void FlowsPane::select(const FlowId &id)
{
    if (m_model.flow(id) != nullptr) {
        choose(id);
        showSelection();
    }
}

void FlowsPane::prefer(const FlowId &id)
{
    m_preferred = m_model.flow(id) == nullptr ? id : FlowId();
    select(id);
}

void FlowsPane::takeCurrent(const QModelIndex &current)
{
    const FlowId id = current.isValid() ? m_model.idAt(current.row()) : FlowId();
    if (!m_settling && !id.isEmpty()) {
        choose(id);
    }
}

void FlowsPane::choose(const FlowId &id)
{
    const bool isOther = m_selected != id;
    m_selected = id;
    announceSelected();
    if (isOther) {
        confirmPin();
    }
}

void FlowsPane::selectGoodFlow()
{
    if (m_model.flow(m_preferred) != nullptr) {
        select(std::exchange(m_preferred, FlowId()));
        return;
    }
    FlowId first;
    FlowId launchable;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const FlowId id = m_model.idAt(row);
        const Flow *flow = m_model.flow(id);
        if (flow == nullptr) {
            continue; // the head of a section
        }
        first = first.isEmpty() ? id : first;
        if (!m_model.isLaunchable(*flow)) {
            continue;
        }
        if (launchable.isEmpty()) {
            launchable = id;
        }
        const auto &schema = flow->inputSchema;
        if (schema && !schema->variables().isEmpty() && schema->check(schema->sampleInput()).isEmpty()) {
            launchable = id;
            break;
        }
    }
    const FlowId chosen = launchable.isEmpty() ? first : launchable;
    if (chosen.isEmpty()) {
        m_announced.reset();
        emit selectionLost();
        showDetails();
        return;
    }
    select(chosen);
}

void FlowsPane::announceSelected()
{
    const Flow *flow = m_model.flow(m_selected);
    if (flow == nullptr) {
        return;
    }
    const VersionSchemas *version = pinned();
    const Flow chosen = version != nullptr ? inVersion(*flow, *version) : *flow;
    if (version != nullptr && chosen.pinnedVersion.isEmpty()) {
        m_pins.remove(pinKey()); // it has become the latest
    }
    announce(chosen);
    showDetails();
    bringDetailsBack();
}

void FlowsPane::announce(const Flow &flow)
{
    if (m_announced == flow) {
        return;
    }
    m_announced = flow;
    emit flowSelected(flow);
}

void FlowsPane::showHealth(const QList<FlowHealth> &health)
{
    m_model.setHealth(health);
}

void FlowsPane::setMarks(const FlowMarks &marks)
{
    m_heldMarks.reset();
    {
        const QScopedValueRollback settling(m_settling, true);
        m_model.setMarks(marks);
    }
    m_list->scrollToTop(); // the favourites with their head, as long as the selected flow is to be seen
    m_list->scrollTo(m_list->currentIndex());
}

void FlowsPane::noteLaunch(const FlowId &flow)
{
    FlowMarks marks = m_heldMarks.value_or(m_model.marks());
    marks.recents.removeAll(flow);
    marks.recents.prepend(flow);
    marks.recents = marks.recents.mid(0, mostRecents);
    if (m_list->isPointedAt()) {
        m_heldMarks = marks; // rows do not move under the pointer
    } else {
        changeMarks(marks);
    }
}

void FlowsPane::toggleFavourite(const FlowId &id)
{
    if (id.isEmpty()) {
        return;
    }
    FlowMarks marks = std::exchange(m_heldMarks, std::nullopt).value_or(m_model.marks());
    if (marks.favourites.removeAll(id) == 0) {
        marks.favourites.append(id);
    }
    changeMarks(marks);
    showDetails();
}

void FlowsPane::changeMarks(const FlowMarks &marks)
{
    {
        const QScopedValueRollback settling(m_settling, true);
        m_model.setMarks(marks);
    }
    emit marksChanged(marks);
}

void FlowsPane::updatePage()
{
    updateCount();
    updateFailure();
    showActions();
    const int total = m_model.totalCount();
    m_search->setEnabled(total > 0);
    m_filter->setEnabled(total > 0);
    if (m_failure && total == 0) {
        const ErrorWords words = describe(*m_failure);
        const QString quote = m_failure->correlationId.isEmpty()
                                  ? QString()
                                  : tr(" Correlation id: %1").arg(m_failure->correlationId);
        showMessage(tr("The flows could not be loaded. %1").arg(words.whatHappened), words.whatToDo + quote,
                    m_retry);
    } else if (m_loading && !m_signedIn && total == 0) {
        showMessage(tr("The flows appear here after the sign-in."), {}, nullptr);
    } else if (m_loading && total == 0) {
        showMessage(tr("Loading flows…"), {}, nullptr);
    } else if (total == 0) {
        showMessage(tr("This organisation has no flows."),
                    tr("Publish a flow in Architect, or check that the client may see it; then reload."),
                    m_retry);
    } else if (m_model.shownCount() == 0) {
        showNoMatch();
    } else {
        m_pages->setCurrentWidget(m_list);
    }
}

void FlowsPane::updateCount()
{
    const int shown = m_model.shownCount();
    const int total = m_model.totalCount();
    const auto number = [this](qint64 count) { return locale().toString(count); };
    QString note;
    if (m_loading && total > 0 && m_arrived < m_expected) {
        note = tr("%1 of %2…", "flows loaded so far, flows in all").arg(number(m_arrived), number(m_expected));
    } else if (total > 0) {
        note = shown == total ? number(total)
                              : tr("%1 of %2", "flows found, flows in all").arg(number(shown), number(total));
    }
    m_head->setNote(note);
}

/// What came before the list failed stays; that it is not all is said below it.
void FlowsPane::updateFailure()
{
    if (!m_failure || !isPartial()) {
        m_partial->hide();
        return;
    }
    const ErrorWords words = describe(*m_failure);
    m_partial->showMessage(
        InlineMessage::Kind::Problem,
        tr("Only %1 of %2 flows could be loaded. %3", "numbers, what happened")
            .arg(locale().toString(m_arrived), locale().toString(m_expected), words.whatHappened),
        words.whatToDo, tr("Retry"));
}

void FlowsPane::showNoMatch()
{
    const QString filter = flowFilterText(m_model.filter());
    const QString searched = m_search->text().simplified();
    if (filter.isEmpty()) {
        showMessage(tr("No flow matches the search."), tr("Type fewer words, or clear the search."), m_clear);
    } else if (searched.isEmpty()) {
        showMessage(tr("The filter hides every flow."),
                    tr("It shows only: %1.", "%1: kinds of flows").arg(filter), m_clear);
    } else {
        showMessage(tr("No flow matches both the search and the filter."),
                    tr("The filter shows only: %1.", "%1: kinds of flows").arg(filter), m_clear);
    }
}

void FlowsPane::showMessage(const QString &whatHappened, const QString &whatToDo, QPushButton *button)
{
    m_whatHappened->setText(whatHappened);
    m_whatToDo->setText(whatToDo);
    m_whatToDo->setVisible(!whatToDo.isEmpty());
    for (QPushButton *each : {m_retry, m_clear}) {
        each->setVisible(each == button);
    }
    m_pages->setCurrentWidget(m_messagePage);
}

bool FlowsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        const bool opens =
            key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return);
        if (opens && m_model.shownCount() > 0) {
            m_list->setFocus(Qt::ShortcutFocusReason);
            if (!m_model.indexOf(m_selected).isValid()) {
                m_list->goToFirst();
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace flowconsole

#include "ui/views/viewsdesk.h"

#include "filter/filterparser.h"
#include "ui/theme/theme.h"
#include "ui/views/viewcheck.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/questionbar.h"

#include <QApplication>
#include <QMenu>
#include <QToolButton>

namespace flowconsole {

namespace {

QString shortFilter(const QString &filter)
{
    constexpr qsizetype most = 60;
    return filter.size() > most ? filter.left(most - 1) + u'…' : filter;
}

} // namespace

ViewsDesk::ViewsDesk(Theme &theme, QWidget &window)
    : QObject(&window),
      m_theme(theme),
      m_window(window),
      m_menu(new QMenu(tr("Saved &views"), &window)),
      m_button(new QToolButton(&window)),
      m_question(new QuestionBar(&window)),
      m_notice(new InlineMessage(theme, &window))
{
    m_menu->setObjectName(QStringLiteral("savedViewsMenu"));
    m_menu->setProperty("checks", true);
    m_menu->setToolTipsVisible(true);
    m_button->setObjectName(QStringLiteral("savedViews"));
    m_button->setProperty("role", QStringLiteral("boxed"));
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setMenu(m_menu);
    m_button->setFixedSize(theme.scaled(32), theme.scaled(30));
    m_notice->setObjectName(QStringLiteral("viewMessage"));
    m_notice->hide();
    connect(m_menu, &QMenu::aboutToShow, this, &ViewsDesk::fill);
    connect(m_question, &QuestionBar::confirmed, this, &ViewsDesk::takeName);
    connect(m_question, &QuestionBar::dismissed, this, &ViewsDesk::goBack);
    connect(m_notice, &InlineMessage::actionTriggered, this, &ViewsDesk::undo);
    connect(&theme, &Theme::changed, this, &ViewsDesk::showButton);
    showButton();
}

ViewsDesk::~ViewsDesk() = default;

QWidget *ViewsDesk::button() const
{
    return m_button;
}

QWidget *ViewsDesk::question() const
{
    return m_question;
}

QWidget *ViewsDesk::notice() const
{
    return m_notice;
}

void ViewsDesk::showButton()
{
    const QString words =
        m_applied.isEmpty() ? tr("Saved views") : tr("Saved views · “%1” was applied last").arg(m_applied);
    m_button->setIcon(m_theme.icon(QStringLiteral("bookmark")));
    m_button->setAccessibleName(tr("Saved views"));
    m_button->setToolTip(words);
}

void ViewsDesk::showViews(const ViewCollection &views)
{
    m_views = views;
    emit filtersChanged(m_views.filters);
}

void ViewsDesk::showTrouble(const QString &words)
{
    m_removed = {};
    m_notice->showMessage(InlineMessage::Kind::Problem, words, {}, {});
}

void ViewsDesk::store(const ViewCollection &views)
{
    showViews(views);
    emit changed(views);
}

void ViewsDesk::askToSaveFilter(const QString &filter)
{
    Pending pending;
    pending.what.filter = filter.trimmed();
    ask(pending);
}

void ViewsDesk::askToRenameFilter(const SavedFilter &filter)
{
    Pending pending;
    pending.renamed = filter.name;
    pending.what = {filter.name, filter.text, {}};
    ask(pending);
}

void ViewsDesk::askToSaveView()
{
    const Look look = m_look ? m_look() : Look{{}, defaultTableLayout()};
    if (const auto filter = parseFilter(look.filter); !filter) {
        showTrouble(tr("The view was not saved: mend the filter first. %1", "%1: what is wrong with it")
                        .arg(filter.error().message));
        return;
    }
    Pending pending;
    pending.kind = Kind::View;
    pending.what = {{}, look.filter.trimmed(), toJson(look.table)};
    ask(pending);
}

void ViewsDesk::renameView(const SavedView &view)
{
    Pending pending;
    pending.kind = Kind::View;
    pending.renamed = view.name;
    pending.what = view;
    ask(pending);
}

void ViewsDesk::ask(const Pending &pending)
{
    if (!m_question->isVisible()) {
        m_before = QApplication::focusWidget();
    }
    m_pending = pending;
    askName(pending.renamed);
}

void ViewsDesk::askName(const QString &suggested)
{
    m_pending.step = Step::Naming;
    const bool isFilter = m_pending.kind == Kind::Filter;
    QuestionBar::Question question;
    if (!m_pending.renamed.isEmpty()) {
        question.words = isFilter ? tr("Another name for the filter “%1”.").arg(m_pending.renamed)
                                  : tr("Another name for the view “%1”.").arg(m_pending.renamed);
        question.confirm = tr("Rename");
    } else {
        question.words = isFilter
                             ? tr("Keep the filter %1 under a name.").arg(shortFilter(m_pending.what.filter))
                             : tr("Keep filter, columns, order and grouping as a view.");
        question.confirm = tr("Save");
    }
    question.dismiss = tr("Cancel");
    question.askedFor = tr("Name");
    question.suggested = suggested;
    question.isDanger = false;
    m_question->ask(question);
}

void ViewsDesk::askToReplace()
{
    m_pending.step = Step::Replacing;
    const QString &name = m_pending.what.name;
    QuestionBar::Question question;
    if (m_pending.kind == Kind::Filter) {
        const SavedFilter *there = m_views.findFilter(name);
        question.words = tr("“%1” is saved already, as %2. Replace it?", "%1: a name, %2: a filter")
                             .arg(name, shortFilter(there != nullptr ? there->text : QString()));
    } else {
        question.words = tr("There is a view “%1” already. Replace it?").arg(name);
    }
    question.confirm = tr("Replace");
    question.dismiss = tr("Choose another name");
    m_question->ask(question);
}

bool ViewsDesk::isTaken(const QString &name) const
{
    const bool isThere = m_pending.kind == Kind::Filter ? m_views.findFilter(name) != nullptr
                                                        : m_views.findView(name) != nullptr;
    return isThere && name != m_pending.renamed;
}

void ViewsDesk::takeName(const QString &typed)
{
    if (m_pending.step == Step::Replacing) {
        finish();
        return;
    }
    m_pending.what.name = tidyViewName(typed);
    if (m_pending.what.name.isEmpty()) {
        askName({});
        m_question->setWords(tr("Type a name to find it by."));
    } else if (isTaken(m_pending.what.name)) {
        askToReplace();
    } else {
        finish();
    }
}

void ViewsDesk::goBack()
{
    if (m_pending.step == Step::Replacing) {
        askName(m_pending.what.name);
    } else if (m_before != nullptr) {
        m_before->setFocus(Qt::OtherFocusReason);
    }
}

void ViewsDesk::finish()
{
    const SavedView &what = m_pending.what;
    ViewCollection views = m_views;
    if (m_pending.kind == Kind::Filter) {
        views.filters.removeIf([this](const SavedFilter &one) { return one.name == m_pending.renamed; });
        views = withViews(views, {{{what.name, what.filter}}, {}});
    } else {
        views.views.removeIf([this](const SavedView &one) { return one.name == m_pending.renamed; });
        views = withViews(views, {{}, {what}});
        if (m_pending.renamed.isEmpty() || m_applied == m_pending.renamed) {
            m_applied = what.name;
        }
    }
    m_notice->hide();
    const bool isThere = m_pending.kind == Kind::Filter ? views.findFilter(what.name) != nullptr
                                                        : views.findView(what.name) != nullptr;
    if (isThere) {
        store(views);
        emit noticed(tr("“%1” saved", "%1: the name of a filter or view").arg(what.name));
    } else {
        showTrouble(tr("“%1” was not saved: there are %2 already. Delete some first.")
                        .arg(what.name)
                        .arg(mostSavedOfAKind));
    }
    showButton();
    if (m_before != nullptr) {
        m_before->setFocus(Qt::OtherFocusReason);
    }
}

void ViewsDesk::removeFilter(const SavedFilter &filter)
{
    ViewCollection views = m_views;
    views.filters.removeIf([&filter](const SavedFilter &one) { return one.name == filter.name; });
    store(views);
    offerUndo(tr("The saved filter “%1” was deleted.").arg(filter.name), {{filter}, {}});
}

void ViewsDesk::removeView(const SavedView &view)
{
    ViewCollection views = m_views;
    views.views.removeIf([&view](const SavedView &one) { return one.name == view.name; });
    store(views);
    offerUndo(tr("The view “%1” was deleted.").arg(view.name), {{}, {view}});
}

void ViewsDesk::offerUndo(const QString &words, const ViewCollection &removed)
{
    m_removed = removed;
    m_notice->showMessage(InlineMessage::Kind::Note, words, {}, tr("Undo"));
}

void ViewsDesk::undo()
{
    const ViewCollection views = withViews(m_views, m_removed);
    if (!missingIn(views, m_removed).isEmpty()) {
        // It can still be brought back once there is room.
        m_notice->showMessage(
            InlineMessage::Kind::Problem,
            tr("It was not brought back: there are %1 already. Delete another first.").arg(mostSavedOfAKind),
            {}, tr("Undo"));
        return;
    }
    m_removed = {};
    m_notice->hide();
    store(views);
}

void ViewsDesk::apply(const SavedView &view)
{
    QStringList problems;
    const auto filter = parseFilter(view.filter);
    if (!filter) {
        problems.append(tr("Its filter is not understood, so nothing is filtered until you mend it: %1",
                           "%1: what is wrong with it, as a sentence")
                            .arg(filter.error().message));
        emit filterWanted({}); // the one before would stay in effect else
    }
    problems += tableProblems(view.table);
    emit filterWanted(view.filter);
    if (!view.table.isNull()) {
        emit tableWanted(tableLayoutFromJson(view.table));
    }
    m_applied = view.name;
    showButton();
    if (problems.isEmpty()) {
        m_notice->hide();
        emit noticed(tr("View “%1”").arg(view.name));
    } else {
        showTrouble(tr("Not all of the view “%1” could be applied.").arg(view.name) + u' ' +
                    problems.join(u' '));
    }
}

void ViewsDesk::update(const SavedView &view)
{
    const Look look = m_look ? m_look() : Look{{}, defaultTableLayout()};
    if (const auto filter = parseFilter(look.filter); !filter) {
        showTrouble(tr("The view was not saved: mend the filter first. %1", "%1: what is wrong with it")
                        .arg(filter.error().message));
        return;
    }
    store(withViews(m_views, {{}, {{view.name, look.filter.trimmed(), toJson(look.table)}}}));
    emit noticed(tr("“%1” saved", "%1: the name of a filter or view").arg(view.name));
}

bool ViewsDesk::isShown(const SavedView &view) const
{
    if (!m_look) {
        return false;
    }
    const Look look = m_look();
    return look.filter.trimmed() == view.filter &&
           (view.table.isNull() || isSameArrangement(look.table, tableLayoutFromJson(view.table)));
}

} // namespace flowconsole

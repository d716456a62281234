#include "ui/widgets/filterfield.h"

#include "ui/theme/theme.h"
#include "ui/widgets/clearicon.h"
#include "ui/widgets/filtercolours.h"
#include "ui/widgets/filterhelpcard.h"
#include "ui/widgets/styleproperty.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QCompleter>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>

namespace flowconsole {

namespace {

constexpr int typingPause = 600; // ms
constexpr int mostVisibleProposals = 10;
constexpr qsizetype mostRecent = 20;
constexpr int widthOfProposals = 460;

} // namespace

FilterField::FilterField(Theme &theme, const QString &shortcutHint, QWidget *parent)
    : QLineEdit(parent),
      m_theme(theme),
      m_problemPause(new QTimer(this)),
      m_hint(new QLabel(shortcutHint, this))
{
    m_icon = addAction(QIcon(), QLineEdit::LeadingPosition);
    m_help = addAction(QIcon(), QLineEdit::TrailingPosition);
    m_help->setObjectName(QStringLiteral("filterHelpAction"));
    m_help->setText(tr("How to filter"));
    m_help->setToolTip(tr("How to filter (F1)"));
    connect(m_help, &QAction::triggered, this, &FilterField::showHelp);
    m_hint->setFont(theme.monospacedFont());
    m_hint->setProperty("role", QStringLiteral("muted"));
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    setClearButtonEnabled(true);
    setMinimumWidth(theme.scaled(140));
    createProposals();
    m_problemPause->setSingleShot(true);
    m_problemPause->setInterval(typingPause);
    connect(m_problemPause, &QTimer::timeout, this, &FilterField::showProblem);
    connect(this, &QLineEdit::textChanged, this, &FilterField::read);
    connect(this, &QLineEdit::textEdited, this, [this] { propose(Asked::ByTyping); });
    connect(this, &QLineEdit::editingFinished, this, &FilterField::showProblem);
    connect(this, &QLineEdit::editingFinished, this, &FilterField::remember);
    connect(&theme, &Theme::changed, this, &FilterField::showIcon);
    connect(&theme, &Theme::changed, this, &FilterField::showColours);
    showIcon();
    showHint();
}

FilterField::~FilterField()
{
    delete m_problemLabel;
}

void FilterField::createProposals()
{
    m_proposals = new QStandardItemModel(this);
    m_completer = new QCompleter(m_proposals, this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(mostVisibleProposals);
    m_completer->setWidget(this);
    QAbstractItemView *popup = m_completer->popup();
    popup->setObjectName(QStringLiteral("completions"));
    popup->setAccessibleName(tr("Proposals for the filter"));
    popup->setItemDelegate(new QStyledItemDelegate(popup)); // it alone heeds the style sheet
    popup->installEventFilter(this);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &FilterField::take);
}

void FilterField::read()
{
    const auto tree = parseFilter(text());
    m_problem = tree ? std::nullopt : std::optional(tree.error());
    if (!m_problem) {
        m_problemPause->stop();
        hideProblem();
    } else if (m_problemLabel != nullptr && m_problemLabel->isVisible()) {
        showProblem();
    } else {
        m_problemPause->start();
    }
    showHint();
    if (!m_isComposing) {
        showColours();
    }
}

/// A QLineEdit has no colours of its own for its text, but takes an input method's, which stay until the next.
void FilterField::showColours()
{
    QList<QInputMethodEvent::Attribute> attributes;
    const QList<QTextLayout::FormatRange> ranges = filterColours(text(), m_problem, m_theme);
    for (const QTextLayout::FormatRange &range : ranges) {
        attributes.append(
            {QInputMethodEvent::TextFormat, range.start - cursorPosition(), range.length, range.format});
    }
    QInputMethodEvent colours(QString(), attributes);
    QLineEdit::inputMethodEvent(&colours);
}

void FilterField::inputMethodEvent(QInputMethodEvent *event)
{
    m_isComposing = true; // also while what is entered is put in
    QLineEdit::inputMethodEvent(event);
    m_isComposing = !event->preeditString().isEmpty();
    if (!m_isComposing) {
        showColours();
    }
}

void FilterField::showProblem()
{
    m_problemPause->stop();
    if (!m_problem) {
        hideProblem();
        return;
    }
    if (!std::exchange(m_isProblemShown, true)) {
        m_ownToolTip = toolTip();
    }
    setStyleProperty(*this, "error", true);
    setToolTip(m_problem->message);
    const bool isNew = accessibleDescription() != m_problem->message;
    setAccessibleDescription(m_problem->message);
    if (m_problemLabel == nullptr || m_problemLabel->parentWidget() != window()) {
        delete m_problemLabel;
        m_problemLabel = new QLabel(window());
        m_problemLabel->setObjectName(QStringLiteral("filterProblem"));
        m_problemLabel->setTextFormat(Qt::PlainText);
        m_problemLabel->setWordWrap(true);
    }
    m_problemLabel->setText(m_problem->message);
    const int width = std::max(std::min(this->width(), m_theme.scaled(520)), m_theme.scaled(200));
    m_problemLabel->setFixedWidth(width);
    m_problemLabel->adjustSize();
    m_problemLabel->move(mapTo(window(), QPoint(0, height() + m_theme.scaled(3))));
    m_problemLabel->raise();
    m_problemLabel->setVisible(hasFocus() && !m_completer->popup()->isVisible());
    if (isNew) {
        QAccessibleEvent told(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&told);
    }
}

void FilterField::hideProblem()
{
    if (!std::exchange(m_isProblemShown, false)) {
        return;
    }
    setStyleProperty(*this, "error", false);
    setToolTip(m_ownToolTip);
    setAccessibleDescription({});
    if (m_problemLabel != nullptr) {
        m_problemLabel->hide();
    }
}

void FilterField::remember()
{
    const QString used = text().trimmed();
    if (!used.isEmpty() && !m_problem) {
        m_recent.removeAll(used);
        m_recent.prepend(used);
        m_recent = m_recent.mid(0, mostRecent);
    }
}

void FilterField::propose(Asked asked)
{
    QAbstractItemView *popup = m_completer->popup();
    FilterVocabulary vocabulary = m_vocabulary ? m_vocabulary() : FilterVocabulary();
    vocabulary.recent = m_recent + vocabulary.recent;
    vocabulary.recent.removeDuplicates();
    m_completion = completeFilter(text(), cursorPosition(), vocabulary);
    QList<FilterProposal> &proposals = m_completion.proposals;
    if (asked == Asked::ByTyping) {
        // A plain word is no beginning of a condition; only what goes on from what was typed is shown unasked.
        const QString typed = text().mid(m_completion.start, cursorPosition() - m_completion.start);
        const QString before = text().left(m_completion.start);
        const bool isValue = !before.isEmpty() && !before.back().isSpace() && before.back() != u'(';
        proposals.removeIf([&](const FilterProposal &one) {
            return !isValue && (typed.isEmpty() || !one.text.startsWith(typed, Qt::CaseInsensitive));
        });
    }
    if (proposals.isEmpty()) {
        popup->hide();
        return;
    }
    m_proposals->clear();
    for (const FilterProposal &one : std::as_const(proposals)) {
        auto *item =
            new QStandardItem(one.detail.isEmpty() ? one.text : one.text + QStringLiteral("   ") + one.detail);
        item->setData(one.text, Qt::UserRole);
        m_proposals->appendRow(item);
    }
    if (m_problemLabel != nullptr) {
        m_problemLabel->hide();
    }
    const int width = std::min(this->width(), m_theme.scaled(widthOfProposals));
    const int left = std::clamp(cursorRect().left(), 0, this->width() - width);
    m_completer->complete(QRect(left, 0, width, height()));
    popup->setCurrentIndex({});
    if (asked == Asked::ByKey) {
        popup->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    }
}

void FilterField::take(const QModelIndex &index)
{
    const QString chosen = index.data(Qt::UserRole).toString();
    setSelection(static_cast<int>(m_completion.start), static_cast<int>(m_completion.length));
    insert(chosen); // which proposes what may follow
}

void FilterField::showHelp()
{
    auto *card = new FilterHelpCard(m_theme, this);
    connect(card, &FilterHelpCard::exampleChosen, this, &QLineEdit::setText);
    card->open();
}

bool FilterField::event(QEvent *event)
{
    // The window has a shortcut of that name too.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F1) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

bool FilterField::eventFilter(QObject *watched, QEvent *event)
{
    QAbstractItemView *popup = m_completer->popup();
    if (watched == popup && event->type() == QEvent::Hide && m_problem) {
        m_problemPause->start();
    }
    if (watched == popup && event->type() == QEvent::KeyPress) {
        // All other keys are QCompleter's and this field's own, to which it hands them on.
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Tab) {
            const QModelIndex current = popup->currentIndex();
            popup->hide();
            take(current.isValid() ? current : m_completer->completionModel()->index(0, 0));
            return true;
        }
        if (key == Qt::Key_Escape) {
            popup->hide();
            return true;
        }
    }
    return QLineEdit::eventFilter(watched, event);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    const bool asksForProposals = (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier) ||
                                  (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier);
    if (asksForProposals) {
        propose(Asked::ByKey);
        return;
    }
    if (event->key() == Qt::Key_F1) {
        showHelp();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // The proposals take the focus only in passing.
    if (event->reason() != Qt::PopupFocusReason) {
        showProblem();
        if (m_problemLabel != nullptr) {
            m_problemLabel->hide();
        }
    }
}

void FilterField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    showHint();
    if (m_problemLabel != nullptr && m_problemLabel->isVisible()) {
        showProblem();
    }
}

void FilterField::showIcon()
{
    m_icon->setIcon(m_theme.icon(QStringLiteral("search")));
    m_help->setIcon(m_theme.icon(QStringLiteral("circle-question-mark")));
    showClearIcon(*this, m_theme);
}

void FilterField::showHint()
{
    constexpr int margin = 32; // beside the button that explains
    m_hint->adjustSize();
    const int x = layoutDirection() == Qt::RightToLeft ? m_theme.scaled(margin)
                                                       : width() - m_hint->width() - m_theme.scaled(margin);
    m_hint->move(x, (height() - m_hint->height()) / 2);
    const int roomForWords = fontMetrics().horizontalAdvance(placeholderText()) + m_theme.scaled(82);
    m_hint->setVisible(text().isEmpty() && width() > m_hint->width() + roomForWords);
}

} // namespace flowconsole

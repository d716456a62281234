#include "ui/widgets/filterfield.h"

#include "ui/theme/theme.h"
#include "ui/widgets/clearicon.h"
#include "ui/widgets/filtercolours.h"
#include "ui/widgets/filterhelpcard.h"
#include "ui/widgets/filterproposals.h"
#include "ui/widgets/styleproperty.h"

#include <QAccessible>
#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QTimer>

namespace flowconsole {

namespace {

constexpr int typingPause = 600; // ms
constexpr int useTime = 2500;    // ms

} // namespace

FilterField::FilterField(Theme &theme, const QString &shortcutHint, QWidget *parent)
    : QLineEdit(parent),
      m_theme(theme),
      m_usePause(new QTimer(this)),
      m_problemPause(new QTimer(this)),
      m_hint(new QLabel(shortcutHint, this))
{
    createActions();
    m_hint->setFont(theme.monospacedFont());
    m_hint->setProperty("role", QStringLiteral("muted"));
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    setClearButtonEnabled(true);
    setMinimumWidth(theme.scaled(140));
    m_proposals = new FilterProposals(theme, *this);
    connect(m_proposals, &FilterProposals::taken, this, &FilterField::take);
    connect(m_proposals, &FilterProposals::removeRequested, this, &FilterField::removeRow);
    connect(m_proposals, &FilterProposals::renameRequested, this, [this](const FilterRow &row) {
        emit renameRequested({row.title, row.text});
    });
    connect(m_proposals, &FilterProposals::hidden, this, [this] {
        if (m_problem) {
            m_problemPause->start();
        }
    });
    m_problemPause->setSingleShot(true);
    m_problemPause->setInterval(typingPause);
    connect(m_problemPause, &QTimer::timeout, this, &FilterField::showProblem);
    m_usePause->setSingleShot(true);
    m_usePause->setInterval(useTime);
    m_usePause->setObjectName(QStringLiteral("usePause"));
    connect(m_usePause, &QTimer::timeout, this, [this] { remember(FilterMemory::How::Paused); });
    connect(this, &QLineEdit::textChanged, this, &FilterField::read);
    connect(this, &QLineEdit::textEdited, this, [this] { propose(Asked::ByTyping, -1); });
    connect(this, &QLineEdit::editingFinished, this, &FilterField::showProblem);
    connect(this, &QLineEdit::editingFinished, this, [this] { remember(FilterMemory::How::Entered); });
    connect(&theme, &Theme::changed, this, &FilterField::showIcon);
    connect(&theme, &Theme::changed, this, &FilterField::showColours);
    showIcon();
    showHint();
}

FilterField::~FilterField()
{
    delete m_problemLabel;
}

void FilterField::createActions()
{
    m_icon = addAction(QIcon(), QLineEdit::LeadingPosition);
    m_help = addAction(QIcon(), QLineEdit::TrailingPosition);
    m_help->setObjectName(QStringLiteral("filterHelpAction"));
    m_help->setText(tr("How to filter"));
    m_help->setToolTip(tr("How to filter (F1)"));
    connect(m_help, &QAction::triggered, this, &FilterField::showHelp);
    m_star = addAction(QIcon(), QLineEdit::TrailingPosition);
    m_star->setObjectName(QStringLiteral("filterMemoryAction"));
    m_star->setText(tr("Saved and recent filters"));
    m_star->setToolTip(tr("Saved and recent filters (Alt+Down)"));
    connect(m_star, &QAction::triggered, this, [this] {
        setFocus(Qt::MouseFocusReason);
        propose(Asked::ForMemory);
    });
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
    m_usePause->start();
    showStar();
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
    m_problemLabel->setVisible(hasFocus() && !m_proposals->isVisible());
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
    if (event->key() == Qt::Key_Down && event->modifiers().testFlag(Qt::AltModifier)) {
        propose(Asked::ForMemory);
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
    showStar();
    showClearIcon(*this, m_theme);
}

/// In the accent where the filter has a name.
void FilterField::showStar()
{
    const int side = m_theme.scaled(16);
    m_star->setIcon(
        isSaved(text().trimmed())
            ? QIcon(m_theme.pixmap(QStringLiteral("star"), m_theme.tokens().accent, side, devicePixelRatioF()))
            : m_theme.icon(QStringLiteral("star")));
}

void FilterField::showHint()
{
    constexpr int margin = 58; // beside the buttons
    m_hint->adjustSize();
    const int x = layoutDirection() == Qt::RightToLeft ? m_theme.scaled(margin)
                                                       : width() - m_hint->width() - m_theme.scaled(margin);
    m_hint->move(x, (height() - m_hint->height()) / 2);
    const int roomForWords = fontMetrics().horizontalAdvance(placeholderText()) + m_theme.scaled(108);
    m_hint->setVisible(text().isEmpty() && width() > m_hint->width() + roomForWords);
}

} // namespace flowconsole

#include "ui/inspector/jsonpanel.h"

#include "ui/inspector/jsontree.h"
#include "ui/inspector/jsonview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copyableline.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace flowconsole {

namespace {

constexpr int bytesOfKibibyte = 1024;
constexpr qsizetype mostTextMatches = 10000;

QPushButton *createChoice(const QString &text, const char *objectName, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(objectName));
    button->setProperty("role", QStringLiteral("choice"));
    button->setCheckable(true);
    button->setAutoDefault(false);
    return button;
}

} // namespace

JsonPanel::JsonPanel(Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_note(new QLabel(this)), m_pages(new QStackedWidget(this))
{
    createBar();
    m_tree = new JsonTree(theme, name, m_pages);
    m_text = new JsonView(theme, name, m_pages);
    createTreePage();
    m_pages->addWidget(m_text);
    m_note->setObjectName(QStringLiteral("jsonNote"));
    m_note->setProperty("role", QStringLiteral("caution"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    const int side = theme.scaled(10);
    m_note->setContentsMargins(side, theme.scaled(4), side, theme.scaled(4));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_note);
    layout->addWidget(m_pages, 1);
    for (QWidget *each : {static_cast<QWidget *>(m_tree), static_cast<QWidget *>(m_search),
                          static_cast<QWidget *>(m_text->focusProxy())}) {
        each->installEventFilter(this);
    }
    connect(&m_loader, &JsonLoader::loaded, this, &JsonPanel::showBody);
    connect(&m_finder, &JsonFinder::counted, this, &JsonPanel::showCount);
    connect(&m_finder, &JsonFinder::currentChanged, this, &JsonPanel::showMatch);
    connect(m_tree, &JsonTree::limitReached, this, [this] {
        showNote(tr("Unfolded %1 rows; the rest stays folded.").arg(locale().toString(JsonTree::mostUnfolded)));
    });
    connect(&theme, &Theme::changed, this, &JsonPanel::showIcons);
    showIcons();
    setNothing({});
}

JsonPanel::~JsonPanel()
{
    forgetDocument();
}

QToolButton *JsonPanel::createTool(const char *objectName, const QString &name)
{
    auto *button = new QToolButton(m_bar);
    button->setObjectName(QLatin1String(objectName));
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

void JsonPanel::createBar()
{
    m_bar = new QWidget(this);
    m_treeButton = createChoice(tr("Tree", "a view of JSON"), "jsonTreeView", m_bar);
    m_textButton = createChoice(tr("Text", "a view of JSON"), "jsonTextView", m_bar);
    auto *choices = new QButtonGroup(m_bar);
    choices->addButton(m_treeButton);
    choices->addButton(m_textButton);
    m_search = new QLineEdit(m_bar);
    m_search->setObjectName(QStringLiteral("jsonSearch"));
    m_search->setPlaceholderText(tr("Find key or value"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setToolTip(tr("F3 goes to the next match, Shift+F3 to the one before"));
    m_search->setMinimumWidth(m_theme.scaled(80));
    m_count = new QLabel(m_bar);
    m_count->setObjectName(QStringLiteral("jsonMatches"));
    m_count->setProperty("role", QStringLiteral("small"));
    m_previous = createTool("jsonPrevious", tr("Match before (Shift+F3)"));
    m_next = createTool("jsonNext", tr("Next match (F3)"));

    auto *line = new QHBoxLayout(m_bar);
    line->setContentsMargins(m_theme.scaled(8), m_theme.scaled(6), m_theme.scaled(8), m_theme.scaled(6));
    line->setSpacing(m_theme.scaled(6));
    line->addWidget(m_treeButton);
    line->addWidget(m_textButton);
    line->addWidget(m_search, 1);
    line->addWidget(m_count);
    line->addWidget(m_previous);
    line->addWidget(m_next);
    connect(m_treeButton, &QPushButton::clicked, this, [this] { setView(View::Tree); });
    connect(m_textButton, &QPushButton::clicked, this, [this] { setView(View::Text); });
    connect(m_search, &QLineEdit::textChanged, this, &JsonPanel::find);
    connect(m_previous, &QToolButton::clicked, this, [this] { findNext(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { findNext(true); });
}

void JsonPanel::createTreePage()
{
    auto *page = new QWidget(m_pages);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(m_theme.scaled(10), m_theme.scaled(4), m_theme.scaled(8), m_theme.scaled(4));
    foot->setSpacing(m_theme.scaled(8));
    m_path = new CopyableLine(m_theme, tr("path (JSONPath)"), page);
    m_path->setObjectName(QStringLiteral("jsonPath"));
    auto *copy = new QPushButton(tr("Copy"), page);
    copy->setObjectName(QStringLiteral("copyJson"));
    copy->setAccessibleName(tr("Copy %1", "the name of a text").arg(m_tree->accessibleName()));
    copy->setAutoDefault(false);
    foot->addWidget(m_path, 1);
    foot->addWidget(copy);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tree, 1);
    layout->addLayout(foot);
    m_pages->addWidget(page);
    connect(m_tree, &JsonTree::currentPathChanged, m_path,
            [this](const QString &path) { m_path->setText(path); });
    connect(copy, &QPushButton::clicked, this, &JsonPanel::copyWhole);
}

void JsonPanel::setBody(const QByteArray &body, qsizetype limit)
{
    if (body == m_body && limit == m_limit && (m_hasDocument || !m_text->text().isEmpty())) {
        return;
    }
    forgetDocument();
    m_body = body;
    m_limit = limit;
    if (body.isEmpty()) {
        setNothing(tr("No body."));
        return;
    }
    m_loader.load(body);
    if (m_loader.isLoading()) {
        m_text->setText({});
        m_text->setEmptyText(tr("Reading…"));
        arrange();
    }
}

void JsonPanel::setValue(const JsonValue &value)
{
    m_loader.cancel();
    m_body.clear();
    if (m_hasDocument && m_tree->jsonModel().document() == value) {
        return;
    }
    forgetDocument();
    const auto [text, isCut] = shownJsonText(value);
    showDocument(value, text, isCut);
    showNote({});
}

void JsonPanel::setNothing(const QString &why)
{
    m_loader.cancel();
    forgetDocument();
    m_body.clear();
    m_text->setText({});
    m_text->setEmptyText(why);
    showNote({});
    arrange();
}

void JsonPanel::showBody(const JsonBody &body)
{
    if (body.value) {
        showDocument(*body.value, body.text, body.isTextCut);
        showNote({});
        return;
    }
    m_isTextCut = body.isTextCut;
    m_text->setText(body.text);
    if (m_limit > 0 && m_body.size() >= m_limit) {
        showNote(tr("The request log keeps the first %1 KiB of a body. This one was longer: what is here is "
                    "shown as text.")
                     .arg(m_limit / bytesOfKibibyte));
    } else {
        showNote(tr("Not JSON, so shown as text: line %1, column %2: %3", "%3: an error message in English")
                     .arg(body.error->line)
                     .arg(body.error->column)
                     .arg(body.error->message));
    }
    arrange();
    findInText();
}

void JsonPanel::showDocument(const JsonValue &value, const QString &text, bool isTextCut)
{
    m_hasDocument = true;
    m_isTextCut = isTextCut;
    m_tree->setDocument(value);
    m_waitingText = text;
    m_text->setCopied(isTextCut ? std::function<QString()>([this] {
        return QString::fromUtf8(m_tree->jsonModel().document().toJson(JsonValue::Format::Indented));
    })
                                : std::function<QString()>());
    m_finder.setDocument(value);
    arrange();
    findInText();
}

void JsonPanel::forgetDocument()
{
    m_isTextCut = false;
    if (!std::exchange(m_hasDocument, false)) {
        return;
    }
    m_finder.setDocument({});
    JsonValue old = m_tree->jsonModel().document();
    m_tree->clearDocument();
    m_text->setCopied({});
    m_waitingText.reset();
    JsonLoader::dispose(std::move(old));
}

void JsonPanel::showNote(const QString &words)
{
    QString shown = words;
    if (shown.isEmpty() && m_isTextCut && m_pages->currentIndex() == 1) {
        shown = tr("The first %1 KiB of it; Copy takes all.").arg(longestJsonText / bytesOfKibibyte);
    }
    m_note->setText(shown);
    m_note->setVisible(!shown.isEmpty());
}

void JsonPanel::setView(View view)
{
    m_view = view;
    arrange();
    findInText();
    showNote({});
}

void JsonPanel::arrange()
{
    const bool isTree = m_hasDocument && m_view == View::Tree;
    if (!isTree && m_waitingText) {
        m_text->setText(*std::exchange(m_waitingText, std::nullopt));
    }
    m_pages->setCurrentIndex(isTree ? 0 : 1);
    m_treeButton->setEnabled(m_hasDocument);
    (isTree ? m_treeButton : m_textButton)->setChecked(true);
    m_bar->setVisible(m_hasDocument || !m_text->text().isEmpty());
    showCount();
}

void JsonPanel::find(const QString &text)
{
    m_tree->mark(text);
    m_finder.setText(text);
    findInText();
}

/// The text view finds in what it shows.
void JsonPanel::findInText()
{
    m_textMatches.clear();
    m_textMatch = -1;
    const QString &needle = m_search->text();
    if (m_pages->currentIndex() == 1 && !needle.isEmpty()) {
        const QString text = m_text->shownText();
        for (qsizetype at = text.indexOf(needle, 0, Qt::CaseInsensitive);
             at >= 0 && m_textMatches.size() < mostTextMatches;
             at = text.indexOf(needle, at + needle.size(), Qt::CaseInsensitive)) {
            m_textMatches.append(at);
        }
        m_textMatch = m_textMatches.isEmpty() ? -1 : 0;
    }
    showCount();
    showMatch();
}

void JsonPanel::findNext(bool forward)
{
    if (m_pages->currentIndex() == 0) {
        forward ? m_finder.goToNext() : m_finder.goToPrevious();
    } else if (const qsizetype count = m_textMatches.size(); count > 0) {
        m_textMatch = (m_textMatch + (forward ? 1 : count - 1)) % count;
        showCount();
        showMatch();
    }
}

void JsonPanel::showCount()
{
    const bool isTree = m_pages->currentIndex() == 0;
    QString count;
    if (isTree) {
        count = m_finder.countText();
    } else if (!m_search->text().isEmpty()) {
        count = matchCountText(m_textMatch, m_textMatches.size(), m_textMatches.size() == mostTextMatches);
    }
    m_count->setText(count);
    m_search->setAccessibleDescription(count);
    const bool any = isTree ? m_finder.current() != nullptr : m_textMatch >= 0;
    m_previous->setEnabled(any);
    m_next->setEnabled(any);
}

void JsonPanel::showMatch()
{
    if (m_pages->currentIndex() == 0) {
        if (const JsonPlace *place = m_finder.current()) {
            m_tree->showPlace(*place);
        }
    } else if (m_textMatch >= 0) {
        m_text->showRange(m_textMatches.at(m_textMatch), m_search->text().size());
    }
}

void JsonPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool JsonPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool steps = key->key() == Qt::Key_F3 || (isReturn && watched == m_search);
    const bool isMine = (steps || key->matches(QKeySequence::Find)) && !m_bar->isHidden() &&
                        !key->modifiers().testFlag(Qt::AltModifier) &&
                        (!steps || !key->modifiers().testFlag(Qt::ControlModifier));
    const bool clears = key->key() == Qt::Key_Escape && watched == m_search && !m_search->text().isEmpty();
    if (!isMine && !clears) {
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // Here these keys are for the document, whatever they are elsewhere in the window.
        event->accept();
        return true;
    }
    if (clears) {
        m_search->clear();
    } else if (steps) {
        findNext(!key->modifiers().testFlag(Qt::ShiftModifier));
    } else {
        focusSearch();
    }
    return true;
}

void JsonPanel::copyWhole() const
{
    QGuiApplication::clipboard()->setText(
        QString::fromUtf8(m_tree->jsonModel().document().toJson(JsonValue::Format::Indented)));
}

void JsonPanel::showIcons()
{
    m_previous->setIcon(m_theme.icon(QStringLiteral("chevron-up")));
    m_next->setIcon(m_theme.icon(QStringLiteral("chevron-down")));
}

} // namespace flowconsole

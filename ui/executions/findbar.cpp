#include "ui/executions/findbar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/styleproperty.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace flowconsole {

FindBar::FindBar(Theme &theme, QWidget *parent) : QFrame(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("findBar"));
    setAttribute(Qt::WA_StyledBackground);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_line = new QLineEdit(this);
    m_line->setObjectName(QStringLiteral("findLine"));
    m_count = new QLabel(this);
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setProperty("role", QStringLiteral("small"));
    m_count->setTextFormat(Qt::PlainText);
    m_before = createButton("findBefore");
    m_next = createButton("findNext");
    m_close = createButton("findClose");

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(12, 4, 8, 4);
    line->setSpacing(4);
    line->addWidget(m_line, 1);
    line->addSpacing(4);
    line->addWidget(m_count);
    line->addWidget(m_before);
    line->addWidget(m_next);
    line->addWidget(m_close);

    connect(m_line, &QLineEdit::textChanged, this, &FindBar::textChanged);
    connect(m_next, &QToolButton::clicked, this, [this] { step(RowFinder::Direction::Forward); });
    connect(m_before, &QToolButton::clicked, this, [this] { step(RowFinder::Direction::Backward); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::closed);
    connect(&theme, &Theme::changed, this, &FindBar::refreshLook);
    refreshLook();
    hide();
}

QToolButton *FindBar::createButton(const char *objectName)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(objectName));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void FindBar::open()
{
    show();
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

QString FindBar::text() const
{
    return m_line->text();
}

void FindBar::showFound(const RowFinder &finder, int row)
{
    const QLocale locale;
    const int count = finder.count();
    const int place = finder.placeOf(row);
    QString words;
    if (text().isEmpty()) {
        words = QString();
    } else if (count == 0) {
        words = finder.isSearching() ? tr("Looking…") : tr("Not found");
    } else if (place > 0) {
        words = tr("%1 of %2", "numbers of rows that hold what is looked for")
                    .arg(locale.toString(place), locale.toString(count));
    } else {
        words = tr("%1 found", "number of rows").arg(locale.toString(count));
    }
    if (finder.isSearching() && count > 0) {
        words += u'…';
    }
    if (!words.isEmpty() && !finder.reach().isEmpty()) {
        words += QStringLiteral(" · ") + finder.reach();
    }
    m_count->setText(words);
    setStyleProperty(*m_count, "role",
                     count == 0 && !finder.isSearching() && !text().isEmpty() ? QStringLiteral("problem")
                                                                              : QStringLiteral("small"));
    m_before->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

void FindBar::step(RowFinder::Direction direction)
{
    emit stepped(direction);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        emit closed();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        step(event->modifiers().testFlag(Qt::ShiftModifier) ? RowFinder::Direction::Backward
                                                            : RowFinder::Direction::Forward);
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void FindBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        refreshLook();
    }
}

void FindBar::refreshLook()
{
    m_line->setPlaceholderText(tr("Find in the columns that are shown"));
    m_line->setAccessibleName(tr("Find in table"));
    m_count->setAccessibleDescription(tr("How many rows hold it"));
    const auto dress = [this](QToolButton *button, const char *icon, const QString &name, const QString &key) {
        button->setIcon(m_theme.icon(QLatin1String(icon)));
        button->setAccessibleName(name);
        button->setToolTip(QStringLiteral("%1 (%2)").arg(name, key));
    };
    dress(m_before, "chevron-up", tr("Find previous"),
          QKeySequence(Qt::SHIFT | Qt::Key_F3).toString(QKeySequence::NativeText));
    dress(m_next, "chevron-down", tr("Find next"), QKeySequence(Qt::Key_F3).toString(QKeySequence::NativeText));
    dress(m_close, "x", tr("Close the search"),
          QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
}

} // namespace flowconsole

#include "ui/widgets/copyableline.h"

#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace flowconsole {

namespace {

constexpr int iconPixels = 14;
constexpr int buttonPixels = 20;
constexpr int spacing = 4;

} // namespace

CopyableLine::CopyableLine(Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_label(new QLabel(this)), m_copy(new QToolButton(this))
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    // The button comes and goes with the text; the line keeps its place.
    QSizePolicy keepsRoom = m_copy->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_copy->setSizePolicy(keepsRoom);
    m_copy->hide();
    m_copy->setToolTip(tr("Copy %1", "%1: what is copied").arg(name));
    m_copy->setAccessibleName(m_copy->toolTip());
    m_copy->setObjectName(QStringLiteral("copyLine"));
    connect(m_copy, &QToolButton::clicked, this, &CopyableLine::copy);
    connect(&theme, &Theme::changed, this, &CopyableLine::refreshLook);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.scaled(spacing));
    layout->addWidget(m_label, 1);
    layout->addWidget(m_copy);
    refreshLook();
}

void CopyableLine::setText(const QString &text, const QString &prefix)
{
    if (text != m_text || prefix != m_prefix) {
        m_text = text;
        m_prefix = prefix;
        m_label->setAccessibleName(text);
        m_copy->setVisible(!text.isEmpty());
        elide();
    }
}

void CopyableLine::setMuted()
{
    m_label->setProperty("role", QStringLiteral("muted"));
}

QSize CopyableLine::minimumSizeHint() const
{
    return QSize(m_theme.scaled(80), QWidget::minimumSizeHint().height());
}

void CopyableLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elide();
}

void CopyableLine::refreshLook()
{
    m_label->setFont(m_theme.monospacedFont());
    m_copy->setIcon(m_theme.icon(QStringLiteral("copy")));
    const int icon = m_theme.scaled(iconPixels);
    m_copy->setIconSize(QSize(icon, icon));
    m_copy->setFixedSize(m_theme.scaled(buttonPixels), m_theme.scaled(buttonPixels));
    setMinimumHeight(m_theme.scaled(buttonPixels));
    elide();
}

void CopyableLine::elide()
{
    const int room = width() - m_copy->width() - m_theme.scaled(spacing);
    const QString whole = m_text.isEmpty() ? QStringLiteral("–") : m_prefix + m_text;
    const QString shown = QFontMetrics(m_theme.monospacedFont()).elidedText(whole, Qt::ElideMiddle, room);
    m_label->setText(shown);
    m_label->setToolTip(shown == whole ? QString() : m_text);
}

void CopyableLine::copy() const
{
    QGuiApplication::clipboard()->setText(m_text);
}

} // namespace flowconsole

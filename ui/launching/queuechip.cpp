#include "ui/launching/queuechip.h"

#include "ui/launching/queuewords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/styleproperty.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>

namespace flowconsole {

namespace {

constexpr Milliseconds longEnoughToMatter{400};
constexpr Milliseconds chipSecond{1000};
constexpr int mostWidth = 224;  // the name of the organisation beside it is to stay whole
constexpr int leastWidth = 220; // "Paused · 1,200 queued"; the rest is cut

} // namespace

QueueChip::QueueChip(Theme &theme, const Clock &clock, QWidget *parent)
    : QToolButton(parent),
      m_theme(theme),
      m_clock(clock),
      m_appear(clock.createAlarm([this] { show(); })),
      m_nextSecond(clock.createAlarm([this] { refresh(); })),
      m_icon(new QLabel(this)),
      m_text(new ElidedLabel(this)),
      m_arrow(new QLabel(this))
{
    setObjectName(QStringLiteral("queueChip"));
    setFixedHeight(theme.scaled(30));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_text->setObjectName(QStringLiteral("queueText"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 0, 8, 0);
    layout->setSpacing(7);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_arrow);
    for (QWidget *part :
         {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_arrow)}) {
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    connect(&theme, &Theme::changed, this, &QueueChip::showPictures);
    connect(this, &QToolButton::clicked, this, &QueueChip::openMenu);
    hide();
    refresh();
}

QueueChip::~QueueChip() = default;

void QueueChip::setMenuBelow(QMenu *menu)
{
    m_menu = menu;
}

void QueueChip::openMenu()
{
    if (m_menu != nullptr) {
        m_menu->popup(mapToGlobal(QPoint(0, height() + m_theme.scaled(2))));
    }
}

void QueueChip::showQueue(const LaunchQueueState &state)
{
    m_state = state;
    refresh();
    if (state.isPaused) {
        m_appear->stop();
        show();
    } else if (state.queued == 0) {
        m_appear->stop();
        hide();
    } else if (isHidden() && !m_appear->isActive()) {
        m_appear->start(longEnoughToMatter);
    }
}

void QueueChip::refresh()
{
    const QString text = queueText(m_state);
    const QString words = queueExplanation(m_state, m_clock.nowUtc());
    m_text->setWholeText(text);
    setToolTip(words);
    setAccessibleName(tr("Launch queue: %1").arg(text));
    setAccessibleDescription(words);
    setStyleProperty(*this, "paused", m_state.isPaused);
    setStyleProperty(*m_text, "role", m_state.isPaused ? QStringLiteral("cautionStrong") : QString());
    showPictures();
    updateGeometry();
    if (m_state.waitsUntil > m_clock.nowUtc()) {
        m_nextSecond->start(chipSecond);
    } else {
        m_nextSecond->stop();
    }
}

void QueueChip::showPictures()
{
    constexpr int side = 14;
    const Tokens &tokens = m_theme.tokens();
    const auto picture = [this](const QString &name, const QColor &colour) {
        return m_theme.pixmap(name, colour, m_theme.scaled(side), devicePixelRatioF());
    };
    m_icon->setPixmap(m_state.isPaused ? picture(QStringLiteral("pause"), tokens.warning)
                                       : picture(QStringLiteral("send"), tokens.accent));
    m_arrow->setPixmap(picture(QStringLiteral("chevron-down"), tokens.muted));
}

QSize QueueChip::sizeHint() const
{
    // As wide as its words, up to a limit beyond which they are cut.
    const int wanted = layout()->sizeHint().width();
    return {qMin(wanted, m_theme.scaled(mostWidth)), height()};
}

QSize QueueChip::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), m_theme.scaled(leastWidth)), height()};
}

} // namespace flowconsole

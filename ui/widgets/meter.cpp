#include "ui/widgets/meter.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace flowconsole {

class Meter::Bar final : public QWidget
{
public:
    Bar(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
    {
        constexpr int width = 84;
        constexpr int height = 6;
        setFixedSize(theme.scaled(width), theme.scaled(height));
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

    void setShare(double share)
    {
        m_share = std::clamp(share, 0.0, 1.0);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        constexpr double nearlyUsedUp = 0.9;
        const Tokens &tokens = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const double radius = height() / 2.0;
        painter.setBrush(tokens.border);
        painter.drawRoundedRect(rect(), radius, radius);
        QRectF used(rect());
        used.setWidth(used.width() * m_share);
        if (layoutDirection() == Qt::RightToLeft) {
            used.moveRight(width());
        }
        painter.setBrush(m_share < nearlyUsedUp ? tokens.accent : tokens.danger);
        painter.drawRoundedRect(used, radius, radius);
    }

private:
    Theme &m_theme;
    double m_share = 0;
};

Meter::Meter(Theme &theme, const Clock &clock, QWidget *parent)
    : QFrame(parent), m_clock(clock), m_nextSecond(clock.createAlarm([this] { refresh(); }))
{
    setObjectName(QStringLiteral("meter"));
    setFixedHeight(theme.scaled(30));
    auto *title = new QLabel(tr("Requests", "how many requests of the platform's limit are used"), this);
    title->setProperty("role", QStringLiteral("muted"));
    m_bar = new Bar(theme, this);
    m_figures = new QLabel(this);
    m_figures->setObjectName(QStringLiteral("requestFigures"));
    m_figures->setFont(theme.monospacedFont());

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(11, 0, 11, 0);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addWidget(m_bar);
    layout->addWidget(m_figures);
    refresh();
}

Meter::~Meter() = default;

void Meter::showBudget(const RateBudgetState &budget)
{
    m_budget = budget;
    refresh();
}

void Meter::setCeiling(int requestsPerMinute)
{
    m_ceiling = requestsPerMinute;
    refresh();
}

int Meter::secondsUntil(const QDateTime &time) const
{
    if (!time.isValid()) {
        return 0;
    }
    const auto left = std::chrono::milliseconds(m_clock.nowUtc().msecsTo(time));
    return static_cast<int>(std::max<qint64>(std::chrono::ceil<std::chrono::seconds>(left).count(), 0));
}

void Meter::refresh()
{
    constexpr Milliseconds second(1000);
    const int paused = secondsUntil(m_budget.pausedUntil);
    // The window that was told of is over: nothing of the next one is used yet.
    const bool isOver = m_budget.resetsAt.isValid() && m_budget.resetsAt <= m_clock.nowUtc();
    const int used = isOver ? 0 : m_budget.count;
    const int allowed = m_budget.allowed;
    m_bar->setShare(paused > 0 ? 1.0 : allowed > 0 ? static_cast<double>(used) / allowed : 0.0);
    if (paused > 0) {
        m_figures->setText(
            tr("paused, %1 s", "the platform takes no requests for so many seconds").arg(paused));
    } else {
        m_figures->setText(allowed > 0 ? QStringLiteral("%1/%2").arg(used).arg(allowed) : QStringLiteral("–"));
    }
    const QString words = explanation(used, paused);
    setToolTip(words);
    setAccessibleName(words);
    if (paused > 0 || (allowed > 0 && m_budget.resetsAt.isValid() && !isOver)) {
        m_nextSecond->start(second);
    } else {
        m_nextSecond->stop();
    }
}

QString Meter::explanation(int used, int secondsPaused) const
{
    if (secondsPaused > 0) {
        return tr("The platform takes no requests for another %1 s. The console waits as long as it asked for.",
                  "seconds")
            .arg(secondsPaused);
    }
    QStringList lines;
    if (m_budget.allowed > 0) {
        lines << tr("%1 of %2 requests a minute are used").arg(used).arg(m_budget.allowed);
        if (const int rest = secondsUntil(m_budget.resetsAt); rest > 0) {
            lines << tr("The count starts anew in %1 s", "seconds").arg(rest);
        }
    } else {
        lines << tr("The platform has not told its request limit yet");
    }
    if (m_ceiling > 0) {
        lines << tr("This connection is set to use at most %1 a minute").arg(m_ceiling);
    }
    return lines.join(u'\n');
}

} // namespace flowconsole

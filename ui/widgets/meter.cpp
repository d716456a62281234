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

Meter::Meter(Theme &theme, QWidget *parent) : QFrame(parent)
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
    setUsage(0, 0, false);
}

void Meter::setUsage(int used, int allowed, bool paused)
{
    m_bar->setShare(allowed > 0 ? static_cast<double>(used) / allowed : 0.0);
    m_figures->setText(allowed > 0 ? QStringLiteral("%1/%2").arg(used).arg(allowed) : QStringLiteral("–"));
    QString words = allowed > 0 ? tr("%1 of %2 requests a minute are used").arg(used).arg(allowed)
                                : tr("The platform has not told its request limit yet");
    if (paused) {
        words = tr("The platform takes no requests at the moment. The console waits as long as it asked for.");
    }
    setToolTip(words);
    setAccessibleName(words);
}

} // namespace flowconsole

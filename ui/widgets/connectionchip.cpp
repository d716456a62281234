#include "ui/widgets/connectionchip.h"

#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace flowconsole {

namespace {

QColor dotColour(ConnectionStatus::State state, const Tokens &tokens)
{
    switch (state) {
    case ConnectionStatus::State::SignedOut:
        return tokens.faint;
    case ConnectionStatus::State::SigningIn:
        return tokens.warning;
    case ConnectionStatus::State::SignedIn:
        return tokens.success;
    case ConnectionStatus::State::Failed:
        return tokens.danger;
    }
    Q_UNREACHABLE();
}

} // namespace

ConnectionChip::ConnectionChip(Theme &theme, QWidget *parent) : QFrame(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("chip"));
    setFixedHeight(theme.scaled(30));
    m_dot = new QLabel(this);
    m_name = new ElidedLabel(this);
    m_name->setObjectName(QStringLiteral("organisationName"));
    m_name->setProperty("role", QStringLiteral("strong"));
    m_name->setMinimumWidth(theme.scaled(60));
    m_environment = new QLabel(this);
    m_environment->setObjectName(QStringLiteral("environmentName"));
    m_environment->setProperty("role", QStringLiteral("muted"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(11, 0, 11, 0);
    layout->setSpacing(7);
    layout->addWidget(m_dot);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_environment);
    connect(&theme, &Theme::changed, this, &ConnectionChip::showDot);
    showStatus(ConnectionStatus{});
}

void ConnectionChip::showStatus(const ConnectionStatus &status)
{
    m_state = status.state;
    const QString name = status.profile.name.isEmpty() ? tr("No organisation") : status.profile.name;
    m_name->setWholeText(name);
    m_environment->setText(status.profile.environment);
    m_environment->setVisible(!status.profile.environment.isEmpty());
    const QString spoken = tr("%1 %2: %3", "organisation, where it is, sign-in state")
                               .arg(name, status.profile.environment, words(status.state));
    setToolTip(spoken);
    setAccessibleName(spoken);
    showDot();
}

QString ConnectionChip::words(ConnectionStatus::State state)
{
    switch (state) {
    case ConnectionStatus::State::SignedOut:
        return tr("Signed out");
    case ConnectionStatus::State::SigningIn:
        return tr("Signing in…");
    case ConnectionStatus::State::SignedIn:
        return tr("Signed in");
    case ConnectionStatus::State::Failed:
        return tr("Sign-in failed");
    }
    Q_UNREACHABLE();
}

void ConnectionChip::showDot()
{
    constexpr int diameter = 8;
    const int size = m_theme.scaled(diameter);
    const qreal ratio = devicePixelRatioF();
    QPixmap dot(QSize(size, size) * ratio);
    dot.setDevicePixelRatio(ratio);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dotColour(m_state, m_theme.tokens()));
    painter.drawEllipse(QRectF(0, 0, size, size));
    painter.end();
    m_dot->setPixmap(dot);
}

} // namespace flowconsole

#include "ui/widgets/connectionchip.h"

#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/styleproperty.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>

namespace flowconsole {

ConnectionChip::ConnectionChip(Theme &theme, QWidget *parent) : QToolButton(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("chip"));
    setFixedHeight(theme.scaled(30));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_dot = addLabel("chipDot");
    m_name = new ElidedLabel(this);
    m_name->setObjectName(QStringLiteral("organisationName"));
    m_name->setProperty("role", QStringLiteral("strong"));
    m_name->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_name->setMinimumWidth(theme.scaled(60));
    m_production = addLabel("productionBadge");
    m_production->setProperty("role", QStringLiteral("badge"));
    m_production->setText(tr("production", "mark of an organisation that real callers use"));
    m_environment = addLabel("environmentName");
    m_environment->setProperty("role", QStringLiteral("muted"));
    m_alert = addLabel("chipAlert");
    m_arrow = addLabel("chipArrow");

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(11, 0, 8, 0);
    layout->setSpacing(7);
    layout->addWidget(m_dot);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_production, 0, Qt::AlignVCenter);
    layout->addWidget(m_environment);
    layout->addWidget(m_alert);
    layout->addWidget(m_arrow);
    connect(&theme, &Theme::changed, this, &ConnectionChip::showPictures);
    connect(this, &QToolButton::clicked, this, &ConnectionChip::openMenu);
    refresh();
}

QLabel *ConnectionChip::addLabel(const char *objectName)
{
    auto *label = new QLabel(this);
    label->setObjectName(QLatin1String(objectName));
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    return label;
}

void ConnectionChip::setMenuBelow(QMenu *menu)
{
    m_menu = menu;
    connect(menu, &QMenu::aboutToHide, this, [this] { setStyleProperty(*this, "menu", false); });
}

void ConnectionChip::openMenu()
{
    if (m_menu == nullptr) {
        return;
    }
    setStyleProperty(*this, "menu", true);
    m_menu->setMinimumWidth(width());
    const bool fromTheRight = layoutDirection() == Qt::RightToLeft;
    const int x = fromTheRight ? width() - m_menu->sizeHint().width() : 0;
    m_menu->popup(mapToGlobal(QPoint(x, height() + 2)));
}

void ConnectionChip::showStatus(const ConnectionStatus &status)
{
    m_status = status;
    refresh();
}

void ConnectionChip::showWarning(const QString &warning)
{
    m_warning = warning;
    refresh();
}

void ConnectionChip::refresh()
{
    const ConnectionProfile &profile = m_status.profile;
    const bool isSignedIn = m_status.state == ConnectionStatus::State::SignedIn;
    const QString name = profile.name.isEmpty() ? tr("No organisation") : profile.name;
    const QString place = profile.region.isEmpty() ? profile.environment : profile.region;
    m_name->setWholeText(name);
    m_production->setVisible(profile.production);
    const bool saysState = !isSignedIn && !profile.name.isEmpty();
    m_environment->setText(saysState ? words(m_status.state) : place);
    m_environment->setVisible(!m_environment->text().isEmpty());
    m_alert->setVisible(isSignedIn && !m_warning.isEmpty());
    QString spoken =
        tr("%1 %2: %3", "organisation, where it is, sign-in state").arg(name, place, words(m_status.state));
    if (profile.production) {
        spoken += u'\n' + tr("Production: real callers use this organisation.");
    }
    if (isSignedIn && !m_warning.isEmpty()) {
        spoken += u'\n' + m_warning;
    }
    setToolTip(spoken);
    setAccessibleName(spoken);
    setAccessibleDescription(tr("Opens the list of connections"));
    showPictures();
    updateGeometry();
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

void ConnectionChip::showPictures()
{
    constexpr int iconSize = 14;
    const Tokens &tokens = m_theme.tokens();
    const int side = m_theme.scaled(iconSize);
    const qreal ratio = devicePixelRatioF();
    const bool failed = m_status.state == ConnectionStatus::State::Failed;
    const bool isSignedIn = m_status.state == ConnectionStatus::State::SignedIn;
    const QColor colour = m_theme.profileColour(m_status.profile.colour);
    m_dot->setPixmap(failed ? m_theme.pixmap(QStringLiteral("circle-alert"), tokens.danger, side, ratio)
                            : m_theme.dot(colour, isSignedIn, ratio));
    m_alert->setPixmap(m_theme.pixmap(QStringLiteral("circle-alert"), tokens.warning, side, ratio));
    m_arrow->setPixmap(m_theme.pixmap(QStringLiteral("chevron-down"), tokens.muted, side, ratio));
}

QSize ConnectionChip::sizeHint() const
{
    return {layout()->sizeHint().width(), maximumHeight()};
}

QSize ConnectionChip::minimumSizeHint() const
{
    return {layout()->minimumSize().width(), maximumHeight()};
}

} // namespace flowconsole

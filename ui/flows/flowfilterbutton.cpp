#include "ui/flows/flowfilterbutton.h"

#include "domain/flow.h"
#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

namespace flowconsole {

FlowFilterButton::FlowFilterButton(Theme &theme, QWidget *parent)
    : QToolButton(parent), m_theme(theme), m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("flowFilter"));
    setProperty("role", QStringLiteral("boxed"));
    setPopupMode(InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    m_menu->setObjectName(QStringLiteral("flowFilterMenu"));
    m_types = addMenu(tr("&Type", "of flows"), "flowTypeMenu");
    addChoices(tr("&Published", "of flows"), "flowPublished",
               {tr("Published or not"), tr("Published"), tr("Never published")}, &FlowFilter::published);
    addChoices(tr("&Launchable", "of flows"), "flowLaunchable",
               {tr("Launchable or not"), tr("Can be launched"), tr("Cannot be launched")},
               &FlowFilter::launchable);
    m_menu->addSeparator();
    m_clear = m_menu->addAction(tr("&Clear filter"));
    m_clear->setObjectName(QStringLiteral("clearFlowFilter"));
    connect(m_clear, &QAction::triggered, this, &FlowFilterButton::clear);
    setMenu(m_menu);
    connect(&theme, &Theme::changed, this, &FlowFilterButton::showState);
    showState();
}

QMenu *FlowFilterButton::addMenu(const QString &title, const char *objectName)
{
    QMenu *menu = m_menu->addMenu(title);
    menu->setObjectName(QLatin1String(objectName));
    menu->setProperty("checks", true);
    menu->installEventFilter(this);
    return menu;
}

void FlowFilterButton::addChoices(const QString &title, const char *objectName, const QStringList &words,
                                  FlowFilter::Choice FlowFilter::*choice)
{
    QMenu *menu = addMenu(title, objectName);
    auto *group = new QActionGroup(menu);
    for (const FlowFilter::Choice each :
         {FlowFilter::Choice::Any, FlowFilter::Choice::Yes, FlowFilter::Choice::No}) {
        QAction *action = menu->addAction(words.at(static_cast<int>(each)));
        action->setCheckable(true);
        action->setObjectName(
            QStringLiteral("%1.%2").arg(QLatin1String(objectName)).arg(static_cast<int>(each)));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice, each] {
            FlowFilter next = m_filter;
            next.*choice = each;
            take(next);
        });
    }
    m_choices.append(group);
}

void FlowFilterButton::setTypes(const QMap<QString, int> &types)
{
    if (m_typesKnown != types) {
        m_typesKnown = types;
        fillTypes();
    }
}

void FlowFilterButton::fillTypes()
{
    m_types->clear();
    m_types->setEnabled(!m_typesKnown.isEmpty());
    for (auto type = m_typesKnown.cbegin(); type != m_typesKnown.cend(); ++type) {
        QAction *action = m_types->addAction(tr("%1 (%2)", "a type of flows, how many there are")
                                                 .arg(flowTypeName(type.key()))
                                                 .arg(type.value()));
        action->setCheckable(true);
        action->setChecked(m_filter.types.contains(type.key()));
        action->setObjectName(QStringLiteral("flowType.%1").arg(type.key()));
        connect(action, &QAction::toggled, this, [this, key = type.key()](bool isChosen) {
            FlowFilter next = m_filter;
            if (isChosen) {
                next.types.insert(key);
            } else {
                next.types.remove(key);
            }
            take(next);
        });
    }
}

void FlowFilterButton::clear()
{
    take({});
    fillTypes();
}

void FlowFilterButton::take(const FlowFilter &filter)
{
    if (m_filter != filter) {
        m_filter = filter;
        showState();
        emit filterChanged(filter);
    }
}

void FlowFilterButton::showState()
{
    const bool isActive = m_filter.isActive();
    const QString icon = QStringLiteral("list-filter");
    constexpr int side = 16;
    const int pixels = m_theme.scaled(side);
    setIcon(isActive ? QIcon(m_theme.pixmap(icon, m_theme.tokens().accent, pixels, devicePixelRatioF()))
                     : m_theme.icon(icon));
    setToolTip(isActive ? tr("Shows only: %1", "%1: kinds of flows").arg(flowFilterText(m_filter))
                        : tr("Filter flows by type, published, launchable"));
    setAccessibleName(tr("Filter flows"));
    setAccessibleDescription(toolTip());
    m_clear->setEnabled(isActive);
    const QList<FlowFilter::Choice> chosen{m_filter.published, m_filter.launchable};
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        m_choices.at(i)->actions().at(static_cast<int>(chosen.at(i)))->setChecked(true);
    }
}

bool FlowFilterButton::eventFilter(QObject *watched, QEvent *event)
{
    auto *menu = qobject_cast<QMenu *>(watched);
    QAction *pressed = nullptr;
    if (menu != nullptr && event->type() == QEvent::MouseButtonRelease) {
        pressed = menu->actionAt(static_cast<const QMouseEvent *>(event)->pos());
    } else if (menu != nullptr && event->type() == QEvent::KeyPress &&
               static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Space) {
        pressed = menu->activeAction();
    }
    if (pressed != nullptr && pressed->isEnabled() && pressed->isCheckable()) {
        pressed->trigger(); // The menu stays, for the next choice.
        return true;
    }
    return QToolButton::eventFilter(watched, event);
}

} // namespace flowconsole

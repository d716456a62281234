#include "ui/variables/presetmenu.h"

#include "ui/theme/theme.h"

#include <QFileDialog>
#include <QMenu>

#include <algorithm>

namespace flowconsole {

PresetMenu::PresetMenu(Theme &theme, QWidget *parent)
    : QToolButton(parent), m_theme(theme), m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("presets"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setLayoutDirection(layoutDirection() == Qt::RightToLeft ? Qt::LeftToRight : Qt::RightToLeft);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setAutoRaise(true);
    m_menu->setObjectName(QStringLiteral("presetsMenu"));
    m_menu->setProperty("checks", true);
    m_menu->setLayoutDirection(parent != nullptr ? parent->layoutDirection() : Qt::LeftToRight);
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &PresetMenu::fill);
    connect(&theme, &Theme::changed, this, &PresetMenu::showIcon);
    showIcon();
    showChosen({});
}

void PresetMenu::setPresets(const QList<InputPreset> &presets)
{
    m_presets = presets;
}

void PresetMenu::setFlow(const FlowId &flow)
{
    m_flow = flow;
    showChosen({});
    setVisible(!flow.isEmpty());
}

void PresetMenu::showChosen(const InputPreset &preset)
{
    m_chosen = preset;
    const QString &name = m_chosen.name;
    constexpr qsizetype longestName = 24;
    const QString shown = name.size() > longestName ? name.left(longestName - 1) + u'…' : name;
    setText(name.isEmpty() ? tr("Presets") : tr("Preset: %1").arg(shown));
    setAccessibleName(name.isEmpty() ? tr("Presets") : tr("Preset: %1").arg(name));
    // Where there is an icon alone, it says all.
    setToolTip(accessibleName() + QStringLiteral(" · ") +
               tr("Fill in a preset of the flow or a persona, or keep the values as one"));
    setProperty("chosen", !name.isEmpty());
    showIcon();
}

void PresetMenu::setCompact(bool compact)
{
    if (compact != isCompact()) {
        setToolButtonStyle(compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        showIcon();
    }
}

int PresetMenu::textRoom() const
{
    // As QToolButton::sizeHint() has it.
    constexpr int besideIcon = 4;
    const QFontMetrics metrics = fontMetrics();
    return besideIcon + metrics.size(Qt::TextShowMnemonic, text()).width() +
           2 * metrics.horizontalAdvance(u' ');
}

/// It is made anew each time it opens.
void PresetMenu::fill()
{
    m_menu->clear();
    // It leaves menus within it alone.
    qDeleteAll(m_menu->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
    addPresets(*m_menu, false, false);
    addPresets(*m_menu, true, false);
    const bool any = !m_menu->isEmpty();
    if (any) {
        m_menu->addSeparator();
    }
    const auto add = [this](const QString &words, const char *name, auto react) {
        QAction *action = m_menu->addAction(words);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, react);
    };
    add(tr("Save as preset…"), "savePreset", [this] { emit saveRequested(false); });
    add(tr("Save as persona…", "values that may be filled in for any flow"), "savePersona",
        [this] { emit saveRequested(true); });
    if (any) {
        QMenu *remove = m_menu->addMenu(tr("Remove", "a preset"));
        remove->setObjectName(QStringLiteral("removePreset"));
        addPresets(*remove, false, true);
        addPresets(*remove, true, true);
    }
    m_menu->addSeparator();
    add(tr("Import…"), "importPresets", [this] { chooseFile(false); });
    if (!m_presets.isEmpty()) {
        add(tr("Export all…", "presets"), "exportPresets", [this] { chooseFile(true); });
    }
}

void PresetMenu::addPresets(QMenu &menu, bool personas, bool toRemove)
{
    QList<InputPreset> shown;
    std::copy_if(m_presets.cbegin(), m_presets.cend(), std::back_inserter(shown),
                 [this, personas](const InputPreset &preset) {
                     return personas ? preset.isPersona() : preset.flowId == m_flow;
                 });
    std::sort(shown.begin(), shown.end(),
              [](const InputPreset &a, const InputPreset &b) { return a.name.localeAwareCompare(b.name) < 0; });
    if (!shown.isEmpty()) {
        // A section's title would not be drawn in this style.
        if (!menu.isEmpty()) {
            menu.addSeparator();
        }
        menu.addAction(personas ? tr("Personas") : tr("Presets of this flow"))->setEnabled(false);
    }
    for (const InputPreset &preset : std::as_const(shown)) {
        QString words = preset.name;
        QAction *action = menu.addAction(words.replace(u'&', QLatin1String("&&")));
        action->setObjectName(QStringLiteral("preset.") + preset.name);
        if (!toRemove) {
            action->setCheckable(true);
            action->setChecked(!m_chosen.name.isEmpty() && preset.isSameAs(m_chosen));
        }
        connect(action, &QAction::triggered, this, [this, preset, toRemove] {
            if (toRemove) {
                emit removeRequested(preset);
            } else {
                emit wanted(preset);
            }
        });
    }
}

void PresetMenu::chooseFile(bool toExport)
{
    auto *dialog = new QFileDialog(this, toExport ? tr("Export presets") : tr("Import presets"), {},
                                   tr("Presets (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(toExport ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(toExport ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this,
            toExport ? &PresetMenu::exportRequested : &PresetMenu::importRequested);
    dialog->open();
}

void PresetMenu::showIcon()
{
    setIcon(m_theme.icon(!isCompact()              ? QStringLiteral("chevron-down")
                         : m_chosen.name.isEmpty() ? QStringLiteral("bookmark")
                                                   : QStringLiteral("bookmark-check")));
}

} // namespace flowconsole

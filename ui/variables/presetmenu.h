#pragma once

#include "domain/inputpreset.h"

#include <QToolButton>

class QMenu;

namespace flowconsole {

class Theme;

/// The presets of the selected flow and the personas, to fill the form from; and what can be done with them.
/// GUI thread; the theme outlives it.
class PresetMenu final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PresetMenu)

public:
    explicit PresetMenu(Theme &theme, QWidget *parent = nullptr);

    /// All that there are, of whatever flow.
    void setPresets(const QList<InputPreset> &presets);
    [[nodiscard]] const QList<InputPreset> &presets() const { return m_presets; }
    void setFlow(const FlowId &flow);
    /// The one whose values stand in the form; without a name: none, or not any more.
    void showChosen(const InputPreset &preset);
    [[nodiscard]] const InputPreset &chosen() const { return m_chosen; }
    /// An icon alone, where there is no room for words.
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return toolButtonStyle() == Qt::ToolButtonIconOnly; }
    /// Pixels that the words take beside the icon.
    [[nodiscard]] int textRoom() const;

signals:
    void wanted(const flowconsole::InputPreset &preset);
    void saveRequested(bool asPersona);
    void removeRequested(const flowconsole::InputPreset &preset);
    void exportRequested(const QString &path);
    void importRequested(const QString &path);

private:
    void fill();
    void addPresets(QMenu &menu, bool personas, bool toRemove);
    void chooseFile(bool toExport);
    void showIcon();

    Theme &m_theme;
    QList<InputPreset> m_presets;
    FlowId m_flow;
    InputPreset m_chosen;
    QMenu *m_menu = nullptr;
};

} // namespace flowconsole

#pragma once

#include "domain/flowexecution.h"

#include <QPixmap>

#include <map>
#include <utility>

class QPainter;

namespace flowconsole {

class Theme;

/// Draws the chip of a state: icon and word on a soft, round background. Each chip is drawn once for a scheme,
/// font and resolution and kept as a picture. Lives in the GUI thread.
class ChipPainter final
{
    Q_DISABLE_COPY_MOVE(ChipPainter)

public:
    /// What the chip stands on. The selection's colour is close to the soft ones: there the chip is outlined.
    enum class Ground { Surface, Selection };

    explicit ChipPainter(const Theme &theme) : m_theme(theme) {}

    [[nodiscard]] QSize size(ExecutionState state) const;
    /// The widest chip that can come.
    [[nodiscard]] int widest() const;
    /// Draws it with the left edge (right edge where the layout runs from right to left) at that of `area`, in
    /// its vertical middle.
    void paint(QPainter &painter, const QRect &area, ExecutionState state, Qt::LayoutDirection direction,
               Ground ground = Ground::Surface) const;
    /// Forgets the pictures, for another theme or language.
    void clear() { m_pictures.clear(); }

private:
    [[nodiscard]] QFont font() const;
    [[nodiscard]] QPixmap draw(ExecutionState state, qreal devicePixelRatio, Qt::LayoutDirection direction,
                               Ground ground) const;

    const Theme &m_theme;
    mutable std::map<std::pair<ExecutionState, Ground>, QPixmap> m_pictures;
};

} // namespace flowconsole

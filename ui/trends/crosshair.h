#pragma once

#include <QFont>
#include <QGraphicsItem>
#include <QStringList>

namespace flowconsole {

struct Tokens;

/// The vertical line under the pointer with the exact values beside it, drawn over a chart. GUI thread.
class Crosshair final : public QGraphicsItem
{
    Q_DISABLE_COPY_MOVE(Crosshair)

public:
    explicit Crosshair(QGraphicsItem *parent);

    void setLook(const Tokens &tokens, const QFont &font);
    /// `x` in the parent's coordinates; the line is as high as `plot`.
    void showAt(const QRectF &plot, double x, const QStringList &lines);
    [[nodiscard]] const QStringList &lines() const { return m_lines; }

    [[nodiscard]] QRectF boundingRect() const override { return m_plot; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QRectF m_plot;
    double m_x = 0;
    QStringList m_lines;
    QColor m_line;
    QColor m_background;
    QColor m_border;
    QColor m_text;
    QFont m_font;
};

} // namespace flowconsole

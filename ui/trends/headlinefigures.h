#pragma once

#include "domain/telemetryrecord.h"

#include <QWidget>

#include <array>

class QGridLayout;
class QLabel;

namespace flowconsole {

class Theme;

/// The metrics as a row of large figures with small names, two or three rows where it is narrow. GUI thread;
/// the theme outlives it.
class HeadlineFigures final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeadlineFigures)

public:
    explicit HeadlineFigures(Theme &theme, QWidget *parent = nullptr);

    void setMetrics(const Metrics &metrics);

    /// Narrow enough for three rows.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    static constexpr int figureTotal = 6;

    void place(int columns);

    Theme &m_theme;
    QGridLayout *m_grid;
    std::array<QWidget *, figureTotal> m_cells{};
    std::array<QLabel *, figureTotal> m_values{};
    std::array<QString, figureTotal> m_names;
    int m_columns = 0;
};

} // namespace flowconsole

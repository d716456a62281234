#pragma once

#include "ui/executions/chippainter.h"

#include <QWidget>

namespace flowconsole {

/// The chip of one state as a widget; it reads as the state's word. GUI thread; the theme outlives it.
class ChipLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChipLabel)

public:
    explicit ChipLabel(Theme &theme, QWidget *parent = nullptr);

    void setState(ExecutionState state);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    ChipPainter m_painter;
    ExecutionState m_state = ExecutionState::Draft;
};

} // namespace flowconsole

#pragma once

#include "domain/flowexecution.h"

#include <QFrame>

class QLabel;

namespace flowconsole {

class ChipLabel;
class CopyableLine;
class ElidedLabel;
class Theme;

/// The head of one of two runs: state, flow, version, when it was launched, how long it took, its id. GUI
/// thread; the theme outlives it.
class RunHead final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunHead)

public:
    /// `side` is "Left" or "Right".
    RunHead(Theme &theme, const QString &side, QWidget *parent = nullptr);

    /// `now` is for a run that goes on.
    void setRun(const FlowExecution &run, const QDateTime &now);
    void clear();

private:
    QString m_side;
    ChipLabel *m_chip;
    ElidedLabel *m_flow;
    ElidedLabel *m_times;
    CopyableLine *m_id;
};

} // namespace flowconsole

#pragma once

#include "domain/telemetryrecord.h"

#include <QTableView>

class QLabel;

namespace flowconsole {

class StepsModel;
class Theme;

/// The steps of one execution, live: at the end it follows what comes, elsewhere it keeps its place. Empty, it
/// says why nobody told of steps and what would. GUI thread; the theme outlives it.
class StepsView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepsView)

public:
    explicit StepsView(Theme &theme, QWidget *parent = nullptr);

    void setDetails(const ExecutionDetails &details);
    /// The steps to come are another execution's.
    void startAnew();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void copy() const;
    void fitColumns();
    void showMessages();

    Theme &m_theme;
    StepsModel *m_model = nullptr;
    QLabel *m_empty = nullptr;
};

} // namespace flowconsole

#pragma once

#include "domain/preflight.h"

#include <QTableView>

namespace flowconsole {

class PreflightModel;
class Theme;

/// The table of a preflight report. Ctrl+C copies the permission of the row. As high as its rows. GUI thread;
/// the theme outlives it.
class PreflightTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreflightTable)

public:
    PreflightTable(Theme &theme, QWidget *parent = nullptr);

    void setReport(const PreflightReport &report);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void copy() const;
    [[nodiscard]] int wholeHeight() const;

    Theme &m_theme;
    PreflightModel *m_model = nullptr;
};

} // namespace flowconsole

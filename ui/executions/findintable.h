#pragma once

#include "ui/executions/rowfinder.h"

#include <QObject>

class QWidget;

namespace flowconsole {

class FindBar;
class RunsView;
class Theme;

/// Finding in a table of executions, for the operator: joins the bar, what finds, and the table in which it is
/// shown. GUI thread; view, finder and theme outlive it.
class FindInTable final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindInTable)

public:
    FindInTable(RunsView &view, RowFinder &finder, Theme &theme, QWidget *parent);

    /// Hidden until it is opened.
    [[nodiscard]] QWidget *bar() const;
    void open();
    /// To the next one, or the one before; opens the bar where it is hidden.
    void step(RowFinder::Direction direction);

private:
    void close();
    void show();
    [[nodiscard]] int standsAt() const;

    RunsView &m_view;
    RowFinder &m_finder;
    FindBar *m_bar;
};

} // namespace flowconsole

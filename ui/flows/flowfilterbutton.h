#pragma once

#include "models/flowfilter.h"

#include <QMap>
#include <QToolButton>

class QAction;
class QActionGroup;
class QMenu;

namespace flowconsole {

class Theme;

/// Beside the search: a menu in which the kinds of flows to show are chosen; it stays open while they are. The
/// button is lit while something is chosen. GUI thread; the theme outlives it.
class FlowFilterButton final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowFilterButton)

public:
    explicit FlowFilterButton(Theme &theme, QWidget *parent = nullptr);

    /// The types to choose from, and how many flows there are of each.
    void setTypes(const QMap<QString, int> &types);
    void clear();
    [[nodiscard]] const FlowFilter &filter() const { return m_filter; }

signals:
    void filterChanged(const flowconsole::FlowFilter &filter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QMenu *addMenu(const QString &title, const char *objectName);
    void addChoices(const QString &title, const char *objectName, const QStringList &words,
                    FlowFilter::Choice FlowFilter::*choice);
    void fillTypes();
    void take(const FlowFilter &filter);
    void showState();

    Theme &m_theme;
    FlowFilter m_filter;
    QMap<QString, int> m_typesKnown;
    QMenu *m_menu = nullptr;
    QMenu *m_types = nullptr;
    QList<QActionGroup *> m_choices;
    QAction *m_clear = nullptr;
};

} // namespace flowconsole

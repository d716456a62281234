#pragma once

#include "domain/requestrecord.h"

#include <QSplitter>

class QTableView;

namespace flowconsole {

class JsonView;
class RequestsModel;
class Theme;

/// The requests that served an execution; the selected one is shown whole below. GUI thread; the theme outlives
/// it.
class RequestsView final : public QSplitter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestsView)

public:
    explicit RequestsView(Theme &theme, QWidget *parent = nullptr);

    void setRequests(const QList<RequestRecord> &requests);
    void clearSelection();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
    void showSelected();

    Theme &m_theme;
    QTableView *m_table;
    RequestsModel *m_model;
    JsonView *m_exchange;
};

} // namespace flowconsole

#pragma once

#include "domain/requestrecord.h"

#include <QSplitter>

class QLabel;
class QTableView;

namespace flowconsole {

class CopyAsButton;
class JsonView;
class RequestsModel;
class Theme;

/// The requests that served an execution; the selected one is shown whole below, at first the launch, and can
/// be copied as a program that sends it again. GUI thread; the theme outlives it.
class RequestsView final : public QSplitter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestsView)

public:
    explicit RequestsView(Theme &theme, QWidget *parent = nullptr);

    void setRequests(const QList<RequestRecord> &requests);
    /// The requests to come are another execution's.
    void startAnew();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
    void selectLaunch();
    void showSelected();
    void arrange();

    Theme &m_theme;
    QTableView *m_table;
    RequestsModel *m_model;
    QLabel *m_hint;
    JsonView *m_exchange;
    CopyAsButton *m_copyAs;
    bool m_isArrangedByHand = false; ///< the operator has moved the handle
};

} // namespace flowconsole

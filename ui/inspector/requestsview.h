#pragma once

#include "domain/requestrecord.h"

#include <QSplitter>

class QButtonGroup;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace flowconsole {

class CopyAsButton;
class JsonPanel;
class JsonView;
class RequestsModel;
class Theme;

/// The requests that served an execution; the selected one is shown whole below, at first the launch: all of
/// the exchange as text, or what was sent or answered as JSON to unfold. It can be copied as a program that
/// sends it again. GUI thread; the theme outlives it.
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
    [[nodiscard]] QWidget *createDetail();
    void addPart(const QString &text, const char *objectName, QWidget *page);
    void showPart();
    void fitColumns();
    void selectLaunch();
    void showSelected();
    void arrange();

    Theme &m_theme;
    QTableView *m_table;
    RequestsModel *m_model;
    QLabel *m_hint;
    QWidget *m_detail = nullptr;
    QButtonGroup *m_parts = nullptr; ///< exchange, what was sent, what was answered
    QStackedWidget *m_pages = nullptr;
    JsonView *m_exchange = nullptr;
    JsonPanel *m_sent = nullptr;
    JsonPanel *m_answered = nullptr;
    CopyAsButton *m_copyAs = nullptr;
    bool m_isArrangedByHand = false; ///< the operator has moved the handle
};

} // namespace flowconsole

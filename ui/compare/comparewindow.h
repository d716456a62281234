#pragma once

#include "base/clock.h"
#include "domain/telemetryrecord.h"

#include <QWidget>

#include <memory>
#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace flowconsole {

class ComparisonModel;
class InlineMessage;
class JsonView;
class RunHead;
class Theme;

/// Two runs beside each other: their heads, then row by row what they were given, what they did, how long it
/// took and what came of it. What differs is marked, and gone through by key. What still runs goes on here,
/// too. A window of its own, shown beside the main window. GUI thread; theme and clock outlive it.
class CompareWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareWindow)

public:
    CompareWindow(Theme &theme, const Clock &clock, QWidget *parent);
    ~CompareWindow() override;

    /// Two other runs are to come: says that they are read.
    void startAnew();
    /// The first time goes to the first difference; after that whoever reads is left where he is.
    void setRuns(const ExecutionDetails &left, const ExecutionDetails &right);
    /// Why there is nothing to compare, for people.
    void showFailure(const QString &problem);

signals:
    void swapRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void createTable();
    [[nodiscard]] QWidget *createTools();
    [[nodiscard]] QWidget *createDetail();
    void createCopyMenu();
    QPushButton *createButton(const QString &text, const char *objectName, const QString &explanation);
    void addKey(const QKeySequence &key, const char *objectName, const QString &text,
                void (CompareWindow::*slot)());
    void compare();
    void refresh();
    void goTo(int row);
    void goToNext() { goToDifference(true); }
    void goToPrevious() { goToDifference(false); }
    void goToDifference(bool forward);
    void showCount();
    void showDetail();
    void copyRow();
    void copy(const QString &text);
    void showIcons();

    Theme &m_theme;
    const Clock &m_clock;
    std::optional<ExecutionDetails> m_left;
    std::optional<ExecutionDetails> m_right;
    std::unique_ptr<Alarm> m_nextSecond; ///< while one of them runs
    RunHead *m_leftHead = nullptr;
    RunHead *m_rightHead = nullptr;
    InlineMessage *m_problem = nullptr;
    QPushButton *m_previous = nullptr;
    QPushButton *m_next = nullptr;
    QLabel *m_count = nullptr;
    QCheckBox *m_differencesOnly = nullptr;
    QPushButton *m_swap = nullptr;
    QPushButton *m_copy = nullptr;
    ComparisonModel *m_model = nullptr;
    QTableView *m_table = nullptr;
    QWidget *m_detail = nullptr;
    JsonView *m_leftDetail = nullptr;
    JsonView *m_rightDetail = nullptr;
};

} // namespace flowconsole

#pragma once

#include "domain/batch.h"
#include "domain/connectionprofile.h"

#include <QWidget>

#include <array>

class QLabel;
class QProgressBar;
class QPushButton;

namespace flowconsole {

class Clock;
class CopyableLine;
class InlineMessage;
class QuestionBar;
class Theme;

/// How far one batch is, and what can be done with it. GUI thread; theme and clock outlive it.
class BatchProgressView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchProgressView)

public:
    BatchProgressView(Theme &theme, const Clock &clock, QWidget *parent = nullptr);

    /// Only batches of this connection can be resumed.
    void setConnection(const ConnectionStatus &status);
    void showProgress(const BatchProgress &progress);
    /// Until something else becomes of it.
    void showRefusal(const QString &reason);

signals:
    void pauseRequested(const flowconsole::BatchId &id);
    void resumeRequested(const flowconsole::BatchId &id);
    void stopRequested(const flowconsole::BatchId &id);

private:
    struct Count
    {
        QLabel *number = nullptr;
        QLabel *word = nullptr;
    };
    static constexpr int countTotal = 7;

    [[nodiscard]] QWidget *createHead();
    [[nodiscard]] QWidget *createCounts();
    [[nodiscard]] QWidget *createResultLine();
    [[nodiscard]] QWidget *createFoot();
    [[nodiscard]] QLabel *addLabel(const char *objectName, const QString &role, QWidget *parent);
    void showHead();
    void showCounts();
    void showPace();
    void showButtons();
    [[nodiscard]] QString stopQuestion() const;
    void askToStop();
    void openResultFolder();
    [[nodiscard]] QString blocker() const;

    Theme &m_theme;
    const Clock &m_clock;
    ConnectionStatus m_status;
    BatchProgress m_progress;
    QLabel *m_name = nullptr;
    QLabel *m_stateIcon = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_about = nullptr;
    QLabel *m_rows = nullptr;
    QProgressBar *m_bar = nullptr;
    std::array<Count, countTotal> m_counts;
    QLabel *m_pace = nullptr;
    QLabel *m_detail = nullptr;
    QLabel *m_awaited = nullptr;
    CopyableLine *m_result = nullptr;
    QPushButton *m_showFile = nullptr;
    InlineMessage *m_refusal = nullptr;
    QuestionBar *m_question = nullptr;
    QLabel *m_blocker = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_resume = nullptr;
    QPushButton *m_stop = nullptr;
};

} // namespace flowconsole

#pragma once

#include "base/clock.h"
#include "domain/flowexecution.h"

#include <QScrollArea>

class QGridLayout;
class QLabel;

namespace flowconsole {

class CopyableLine;
class Theme;

/// The head data of one execution as names and values; a value that is not known takes no room. The rest of a
/// time out counts down by itself. GUI thread; theme and clock outlive it.
class SummaryView final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SummaryView)

public:
    SummaryView(Theme &theme, const Clock &clock, QWidget *parent = nullptr);

    void setExecution(const FlowExecution &execution);

    /// As high as all of it.
    [[nodiscard]] QSize sizeHint() const override;

private:
    enum class Field {
        Launched,
        Ended,
        LaunchLatency,
        Latency,
        Timeout,
        PlatformState,
        LastSeen,
        PlatformId,
        Conversation,
        PayloadHash,
    };
    static constexpr int fieldTotal = 10;
    struct Line
    {
        QLabel *key = nullptr;
        QLabel *text = nullptr;       ///< of words and times
        CopyableLine *code = nullptr; ///< of ids and hashes
    };

    void addLine(Field field, const QString &key, bool isCode);
    void setLine(Field field, const QString &text, const QString &toolTip = {});
    void setCode(Field field, const QString &text, const QString &prefix = {});
    void setTime(Field field, const QDateTime &time, const QString &pattern = {});
    void showTimes();
    void showTimeout();

    Theme &m_theme;
    const Clock &m_clock;
    FlowExecution m_execution;
    QGridLayout *m_grid = nullptr;
    QLabel *m_heading = nullptr;
    CopyableLine *m_id = nullptr;
    std::array<Line, fieldTotal> m_lines;
    std::unique_ptr<Alarm> m_countdown;
};

} // namespace flowconsole

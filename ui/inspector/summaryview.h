#pragma once

#include "base/clock.h"
#include "domain/flowexecution.h"

#include <QScrollArea>

class QGridLayout;
class QLabel;

namespace flowconsole {

class CopyableLine;
class Theme;
class ValueLabel;

/// The head data of one execution as names and values. Every line keeps its place, with a dash until its value
/// is known, so that nothing moves during a run. Wide, the lines stand in two columns. What counts down does so
/// by itself. GUI thread; theme and clock outlive it.
class SummaryView final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SummaryView)

public:
    SummaryView(Theme &theme, const Clock &clock, QWidget *parent = nullptr);

    void setExecution(const FlowExecution &execution);

    /// As high as all of it.
    [[nodiscard]] QSize sizeHint() const override;
    /// How high all of it is at that width.
    [[nodiscard]] int heightAt(int width) const;
    /// From this width on there are two columns.
    [[nodiscard]] int twoColumnWidth() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// In the order of the rows, left before right.
    enum class Field {
        Launched,
        Ended,
        LaunchLatency,
        TotalLatency,
        Timeout,
        PlatformState,
        LastSeen,
        CurrentNode,
        Transitions,
        PayloadHash,
        PlatformId,
        Conversation,
        Priority,
        Looks,
    };
    static constexpr int fieldTotal = 14;
    struct Line
    {
        QLabel *key = nullptr;
        ValueLabel *text = nullptr;   ///< of words and times
        CopyableLine *code = nullptr; ///< of ids and hashes
    };

    void createHeading();
    void addLine(Field field, const QString &key, const QString &meaning = {});
    void addCode(Field field, const QString &key);
    [[nodiscard]] Line &addKey(Field field, const QString &key);
    void place(int columns);
    void setKey(Field field, const QString &key);
    void setLine(Field field, const QString &text, const QString &toolTip = {});
    void setCode(Field field, const QString &text, const QString &prefix = {});
    void setTime(Field field, const QDateTime &time, const QString &pattern = {});
    void showTimes();
    void showLatencies();
    void showTimeout();
    void showHeading();
    void tick();
    void showLooks();
    void showNodes();
    void showPriority();

    Theme &m_theme;
    const Clock &m_clock;
    FlowExecution m_execution;
    QGridLayout *m_grid = nullptr;
    QLabel *m_heading = nullptr;
    CopyableLine *m_id = nullptr;
    std::array<Line, fieldTotal> m_lines;
    int m_columns = 0;
    std::unique_ptr<Alarm> m_nextSecond; ///< while something counts down
};

} // namespace flowconsole

#pragma once

#include "base/clock.h"
#include "domain/launchqueue.h"

#include <QToolButton>

#include <memory>

class QLabel;
class QMenu;

namespace flowconsole {

class ElidedLabel;
class Theme;

/// "12 queued · 6 on their way ▾" in the tool bar, there while launches wait or are held back; its menu holds
/// what can be done about it. A launch that leaves at once never shows it. GUI thread; theme and clock outlive
/// it.
class QueueChip final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueueChip)

public:
    QueueChip(Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    ~QueueChip() override;

    void setMenuBelow(QMenu *menu);
    void showQueue(const LaunchQueueState &state);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    void refresh();
    void showPictures();
    void openMenu();

    Theme &m_theme;
    const Clock &m_clock;
    LaunchQueueState m_state;
    std::unique_ptr<Alarm> m_appear; ///< once the queue has stood for a moment
    std::unique_ptr<Alarm> m_nextSecond;
    QMenu *m_menu = nullptr;
    QLabel *m_icon = nullptr;
    ElidedLabel *m_text = nullptr;
    QLabel *m_arrow = nullptr;
};

} // namespace flowconsole

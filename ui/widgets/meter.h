#pragma once

#include <QFrame>

class QLabel;

namespace flowconsole {

class Theme;

/// "Requests ▬▬ 114/300": how much of the request budget of this window is used.
class Meter final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Meter)

public:
    explicit Meter(Theme &theme, QWidget *parent = nullptr);

    /// Nothing is known yet where `allowed` is 0. While `paused`, the platform takes no requests.
    void setUsage(int used, int allowed, bool paused);

private:
    class Bar;

    QLabel *m_figures = nullptr;
    Bar *m_bar = nullptr;
};

} // namespace flowconsole

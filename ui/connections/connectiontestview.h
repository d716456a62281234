#pragma once

#include "domain/apierror.h"
#include "domain/preflight.h"

#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;

namespace flowconsole {

class PreflightTable;
class Theme;

/// What a test of a connection came to: under way, failed with what to do, or the table of what works. Hidden
/// until there is something to say. GUI thread; the theme outlives it.
class ConnectionTestView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionTestView)

public:
    ConnectionTestView(Theme &theme, QWidget *parent = nullptr);

    void showRunning(bool needsBrowser);
    void showResult(const PreflightReport &report, const std::optional<ApiError> &error);
    void clear();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

private:
    void showWords(const QString &words, const QString &role);

    bool m_isRunning = false;
    QLabel *m_words = nullptr;
    QLabel *m_advice = nullptr;
    QProgressBar *m_progress = nullptr;
    PreflightTable *m_table = nullptr;
};

} // namespace flowconsole

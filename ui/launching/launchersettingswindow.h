#pragma once

#include "domain/launchqueue.h"

#include <QDialog>

class QSpinBox;

namespace flowconsole {

class Theme;

/// How fast launches leave. A change takes effect at once. Shown beside the main window. GUI thread; the theme
/// outlives it.
class LauncherSettingsWindow final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LauncherSettingsWindow)

public:
    LauncherSettingsWindow(Theme &theme, const LauncherSettings &settings, QWidget *parent);

signals:
    void chosen(const flowconsole::LauncherSettings &settings);

private:
    void tell();

    QSpinBox *m_concurrency = nullptr;
    QSpinBox *m_stagger = nullptr;
};

} // namespace flowconsole

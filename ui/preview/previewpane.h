#pragma once

#include "domain/launchpreview.h"

#include <QWidget>

class QLabel;

namespace flowconsole {

class CopyableLine;
class CopyAsButton;
class JsonView;
class Theme;

/// The request that the form would send: its address, the bytes of its body as they would leave, and their
/// SHA-256, which the telemetry record tells of the launch afterwards. GUI thread; the theme outlives it.
class PreviewPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewPane)

public:
    explicit PreviewPane(Theme &theme, QWidget *parent = nullptr);

    /// `remark` says what stands between this and a launch; empty where nothing does.
    void showPreview(const LaunchPreview &preview, const QString &remark);
    /// Why there is nothing to show.
    void showNothing(const QString &reason);

private:
    void showLines(bool any);

    QLabel *m_remark = nullptr;
    CopyableLine *m_address = nullptr;
    JsonView *m_body = nullptr;
    CopyAsButton *m_copyAs = nullptr;
    CopyableLine *m_hash = nullptr;
    QLabel *m_note = nullptr;
};

} // namespace flowconsole

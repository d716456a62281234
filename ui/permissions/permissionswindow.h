#pragma once

#include "domain/connectionprofile.h"
#include "domain/preflight.h"

#include <QDialog>

#include <optional>

class QLabel;
class QPushButton;

namespace flowconsole {

class PreflightTable;
class Theme;

/// What will work with the connection and what is missing, in a window of its own that is not modal. GUI
/// thread; the theme outlives it.
class PermissionsWindow final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PermissionsWindow)

public:
    PermissionsWindow(Theme &theme, QWidget *parent = nullptr);

    /// Without a report nothing has been checked yet.
    void showReport(const ConnectionProfile &profile, const std::optional<PreflightReport> &report);

signals:
    void checkRequested();

protected:
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] QPushButton *addButton(const QString &text, const char *objectName);
    void copyText() const;
    void check();

    ConnectionProfile m_profile;
    std::optional<PreflightReport> m_report;
    QLabel *m_heading = nullptr;
    QLabel *m_about = nullptr;
    QLabel *m_summary = nullptr;
    PreflightTable *m_table = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace flowconsole

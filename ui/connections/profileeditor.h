#pragma once

#include "domain/connectionprofile.h"
#include "domain/preflight.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QScrollArea;

namespace flowconsole {

class ConnectionTestView;
class ProfileForm;
class Theme;

/// The form of one connection with what its test came to, and the buttons that test and save it. GUI thread;
/// the theme outlives it.
class ProfileEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileEditor)

public:
    ProfileEditor(Theme &theme, QWidget *parent = nullptr);

    /// `isUnsaved` says whether there is something to save.
    void setProfile(const ConnectionProfile &profile, const QString &secret, bool isUnsaved);
    void setUnsaved(bool isUnsaved);
    /// Beside the buttons; `role` is the label's.
    void say(const QString &words, const QString &role);
    void showTest(const PreflightReport &report, const std::optional<ApiError> &error);
    [[nodiscard]] ProfileForm &form() { return *m_form; }

signals:
    void edited();
    void testRequested(const flowconsole::ConnectionProfile &profile,
                       const flowconsole::ConnectionSecrets &secrets);
    void saveRequested(const flowconsole::ConnectionProfile &profile,
                       const flowconsole::ConnectionSecrets &secrets);

private:
    void createFoot();
    void takeEdit();
    void test();
    void save();
    [[nodiscard]] bool isSound();
    [[nodiscard]] ConnectionSecrets secrets() const;

    QScrollArea *m_scroll = nullptr;
    ProfileForm *m_form = nullptr;
    ConnectionTestView *m_test = nullptr;
    QWidget *m_foot = nullptr;
    QLabel *m_said = nullptr;
    QPushButton *m_testButton = nullptr;
    QPushButton *m_saveButton = nullptr;
};

} // namespace flowconsole

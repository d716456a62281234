#pragma once

#include "domain/connectionprofile.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace flowconsole {

class AddressField;
class CopyableLine;
class FormField;
class SecretLine;
class Theme;

/// One connection as a form: where, how to sign in, and under "More settings" what is seldom changed. Says
/// under each field what is wrong with it, once it was touched. GUI thread; the theme outlives it.
class ProfileForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileForm)

public:
    using Field = ProfileProblem::Field;

    explicit ProfileForm(Theme &theme, QWidget *parent = nullptr);

    /// Shows another profile; `secret` is what was typed for it before and not saved.
    void setProfile(const ConnectionProfile &profile, const QString &secret);
    [[nodiscard]] ConnectionProfile profile() const;
    /// What was typed; empty means the one that is stored.
    [[nodiscard]] QString clientSecret() const;
    /// Whether a secret of this connection may be stored already, which an empty line leaves as it is.
    void setSecretKept(bool kept);
    /// Where secrets are kept, as one sentence.
    void setSecretsHint(const QString &hint);

    /// All that keeps the profile from being saved.
    [[nodiscard]] QList<ProfileProblem> problems() const;
    void showAllProblems();
    void focusFirstProblem();
    /// Opens "More settings" where the field is there.
    void focusField(Field field);
    void focusSecret();
    void focusDialect();
    void focusRetries();

signals:
    void edited();

private:
    void createMainFields(QVBoxLayout &column);
    void createSignInFields(QVBoxLayout &column);
    void createMoreFields(QVBoxLayout &column);
    [[nodiscard]] QWidget *createCaFileEditor();
    void openMore(bool open);
    void focus(QWidget &editor);
    void touch(Field field);
    void chooseCaFile();
    void takeChoice();
    void showChoices();
    void showProblems();
    void showPictures();

    Theme &m_theme;
    ConnectionProfile m_loaded;
    bool m_isLoading = false;
    bool m_problemsShown = false;
    QSet<Field> m_touched;
    QHash<Field, FormField *> m_fields;
    QLineEdit *m_name = nullptr;
    AddressField *m_address = nullptr;
    QComboBox *m_dialect = nullptr;
    QComboBox *m_grant = nullptr;
    QLineEdit *m_clientId = nullptr;
    SecretLine *m_secret = nullptr;
    QSpinBox *m_redirectPort = nullptr;
    CopyableLine *m_redirectUri = nullptr;
    QToolButton *m_more = nullptr;
    QWidget *m_morePart = nullptr;
    QComboBox *m_colour = nullptr;
    QCheckBox *m_production = nullptr;
    QSpinBox *m_requests = nullptr;
    QCheckBox *m_retries = nullptr;
    QLineEdit *m_webhook = nullptr;
    QLineEdit *m_caFile = nullptr;
    FormField *m_dialectField = nullptr;
    FormField *m_grantField = nullptr;
    FormField *m_secretField = nullptr;
    FormField *m_redirectField = nullptr;
    FormField *m_uriField = nullptr;
};

} // namespace flowconsole

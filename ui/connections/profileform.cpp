#include "ui/connections/profileform.h"

#include "ui/connections/addressfield.h"
#include "ui/connections/profilefields.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copyableline.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/secretline.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

constexpr int lowestPort = 1024;
constexpr int highestPort = 65535;
constexpr int mostRequests = 100000;

QVBoxLayout *createColumn(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    return column;
}

void chooseData(QComboBox &box, int value)
{
    box.setCurrentIndex(box.findData(value));
}

} // namespace

ProfileForm::ProfileForm(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("profileForm"));
    QVBoxLayout *column = createColumn(this);
    createMainFields(*column);
    createSignInFields(*column);

    m_more = new QToolButton(this);
    m_more->setObjectName(QStringLiteral("profile.more"));
    m_more->setProperty("role", QStringLiteral("disclosure"));
    m_more->setText(tr("More settings"));
    m_more->setCheckable(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    m_morePart = new QWidget(this);
    createMoreFields(*createColumn(m_morePart));
    column->addWidget(m_morePart);
    connect(m_more, &QToolButton::toggled, this, &ProfileForm::openMore);
    connect(&theme, &Theme::changed, this, &ProfileForm::showPictures);
    openMore(false);
    showPictures();
    showChoices();
}

void ProfileForm::createMainFields(QVBoxLayout &column)
{
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("profile.name"));
    m_name->setPlaceholderText(tr("What you call the organisation"));
    m_fields.insert(Field::Name, new FormField(tr("Name"), m_name, this));
    m_address = new AddressField(this);
    for (const Field field : {Field::Region, Field::ApiUrl, Field::LoginUrl}) {
        m_fields.insert(field, m_address->field(field));
    }
    m_dialect = new QComboBox(this);
    m_dialect->setObjectName(QStringLiteral("profile.dialect"));
    fillDialects(*m_dialect);
    m_dialectField = new FormField(tr("Form of the API"), m_dialect, this);
    column.addWidget(m_fields.value(Field::Name));
    column.addWidget(m_address);
    column.addWidget(m_dialectField);
    connect(m_name, &QLineEdit::textEdited, this, [this] { touch(Field::Name); });
    connect(m_address, &AddressField::edited, this, &ProfileForm::touch);
    connect(m_dialect, &QComboBox::currentIndexChanged, this, &ProfileForm::takeChoice);
}

void ProfileForm::createSignInFields(QVBoxLayout &column)
{
    m_grant = new QComboBox(this);
    m_grant->setObjectName(QStringLiteral("profile.grant"));
    fillGrants(*m_grant);
    m_grantField = new FormField(tr("How to sign in"), m_grant, this);
    m_clientId = new QLineEdit(this);
    m_clientId->setObjectName(QStringLiteral("profile.clientId"));
    m_clientId->setFont(m_theme.monospacedFont());
    m_fields.insert(Field::ClientId, new FormField(tr("Client id"), m_clientId, this));
    m_secret = new SecretLine(m_theme, this);
    m_secret->setObjectName(QStringLiteral("profile.secret"));
    m_secretField = new FormField(tr("Client secret"), m_secret, this);
    m_redirectPort = new QSpinBox(this);
    m_redirectPort->setObjectName(QStringLiteral("profile.redirectPort"));
    m_redirectPort->setRange(lowestPort, highestPort);
    m_redirectField = new FormField(tr("Port of the redirect"), m_redirectPort, this);
    m_fields.insert(Field::RedirectPort, m_redirectField);
    m_redirectUri = new CopyableLine(m_theme, tr("redirect URI"), this);
    m_redirectUri->setObjectName(QStringLiteral("profile.redirectUri"));
    m_uriField = new FormField(tr("Redirect URI"), m_redirectUri, this);
    m_uriField->setExplanation(
        tr("Register exactly this one with the organisation's OAuth client, under authorized redirect URIs."));
    for (FormField *field :
         {m_grantField, m_fields.value(Field::ClientId), m_secretField, m_redirectField, m_uriField}) {
        column.addWidget(field);
    }
    connect(m_grant, &QComboBox::currentIndexChanged, this, &ProfileForm::takeChoice);
    connect(m_clientId, &QLineEdit::textEdited, this, [this] { touch(Field::ClientId); });
    connect(m_secret, &QLineEdit::textEdited, this, &ProfileForm::takeChoice);
    connect(m_redirectPort, &QSpinBox::valueChanged, this, [this] {
        showChoices();
        touch(Field::RedirectPort);
    });
}

void ProfileForm::createMoreFields(QVBoxLayout &column)
{
    m_colour = new QComboBox(m_morePart);
    m_colour->setObjectName(QStringLiteral("profile.colour"));
    fillColours(*m_colour, m_theme);
    m_production = new QCheckBox(tr("This is a production organisation"), m_morePart);
    m_production->setObjectName(QStringLiteral("profile.production"));
    m_requests = new QSpinBox(m_morePart);
    m_requests->setObjectName(QStringLiteral("profile.requestsPerMinute"));
    m_requests->setRange(0, mostRequests);
    m_requests->setSpecialValueText(tr("What the platform allows"));
    m_retries = new QCheckBox(tr("Launch again after a server failure"), m_morePart);
    m_retries->setObjectName(QStringLiteral("profile.retriesLaunches"));
    m_webhook = new QLineEdit(m_morePart);
    m_webhook->setObjectName(QStringLiteral("profile.webhookTarget"));
    m_webhook->setPlaceholderText(tr("The listener's own address"));
    QWidget *caFile = createCaFileEditor();

    auto *colour = new FormField(tr("Colour"), m_colour, m_morePart);
    auto *production = new FormField(m_production->text(), m_production, m_morePart, false);
    production->setExplanation(tr("Marks it in the tool bar, and asks before anything that concerns many "
                                  "executions."));
    auto *requests = new FormField(tr("Requests a minute, at most"), m_requests, m_morePart);
    auto *retries = new FormField(m_retries->text(), m_retries, m_morePart, false);
    retries->setExplanation(
        tr("After 500, 502 and 504 nobody knows whether the first launch was taken: the flow may "
           "start twice. The row then says so."));
    auto *webhook = new FormField(tr("Webhook target"), m_webhook, m_morePart);
    webhook->setExplanation(tr("Where the platform reaches this computer to tell of nodes, such as a tunnel's "
                               "address. Used with the conversation flow form."));
    auto *certificate = new FormField(tr("Private certificate authority"), caFile, m_morePart);
    certificate->setExplanation(
        tr("A PEM file; then this authority alone is trusted. Leave it empty for those of the system."));
    m_fields.insert(Field::RequestsPerMinute, requests);
    m_fields.insert(Field::WebhookTarget, webhook);
    m_fields.insert(Field::CaFile, certificate);
    for (FormField *field : {colour, production, requests, retries, webhook, certificate}) {
        column.addWidget(field);
    }
    connect(m_colour, &QComboBox::currentIndexChanged, this, &ProfileForm::takeChoice);
    connect(m_production, &QCheckBox::toggled, this, &ProfileForm::takeChoice);
    connect(m_retries, &QCheckBox::toggled, this, &ProfileForm::takeChoice);
    connect(m_requests, &QSpinBox::valueChanged, this, [this] { touch(Field::RequestsPerMinute); });
    connect(m_webhook, &QLineEdit::textEdited, this, [this] { touch(Field::WebhookTarget); });
    connect(m_caFile, &QLineEdit::textChanged, this, [this] { touch(Field::CaFile); });
}

QWidget *ProfileForm::createCaFileEditor()
{
    auto *editor = new QWidget(m_morePart);
    m_caFile = new QLineEdit(editor);
    m_caFile->setObjectName(QStringLiteral("profile.caFile"));
    m_caFile->setAccessibleName(tr("Private certificate authority"));
    auto *choose = new QPushButton(tr("Choose…"), editor);
    choose->setObjectName(QStringLiteral("profile.chooseCaFile"));
    choose->setAutoDefault(false);
    auto *line = new QHBoxLayout(editor);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_caFile, 1);
    line->addWidget(choose);
    editor->setFocusProxy(m_caFile);
    connect(choose, &QPushButton::clicked, this, &ProfileForm::chooseCaFile);
    return editor;
}

void ProfileForm::setProfile(const ConnectionProfile &profile, const QString &secret)
{
    m_isLoading = true;
    m_loaded = profile;
    m_problemsShown = false;
    m_touched.clear();
    m_name->setText(profile.name);
    m_address->setAddresses(profile);
    chooseData(*m_dialect, static_cast<int>(profile.dialect));
    chooseData(*m_grant, static_cast<int>(profile.grant));
    m_clientId->setText(profile.clientId);
    m_secret->setText(secret);
    m_redirectPort->setValue(profile.redirectPort);
    chooseData(*m_colour, static_cast<int>(profile.colour));
    m_production->setChecked(profile.production);
    m_requests->setValue(profile.requestsPerMinute);
    m_retries->setChecked(profile.retriesLaunches);
    m_webhook->setText(profile.webhookTarget.toString());
    m_caFile->setText(profile.caFile);
    m_isLoading = false;
    showChoices();
    showProblems();
}

ConnectionProfile ProfileForm::profile() const
{
    ConnectionProfile profile = m_loaded;
    profile.name = m_name->text().trimmed();
    m_address->writeTo(profile);
    profile.dialect = chosen<Dialect>(m_dialect->currentData());
    profile.grant = chosen<Grant>(m_grant->currentData());
    profile.clientId = m_clientId->text().trimmed();
    profile.redirectPort = static_cast<quint16>(m_redirectPort->value());
    profile.colour = chosen<ProfileColour>(m_colour->currentData());
    profile.production = m_production->isChecked();
    profile.requestsPerMinute = m_requests->value();
    profile.retriesLaunches = m_retries->isChecked();
    profile.webhookTarget = QUrl(m_webhook->text().trimmed(), QUrl::StrictMode);
    profile.caFile = m_caFile->text().trimmed();
    return profile;
}

QString ProfileForm::clientSecret() const
{
    const bool isAsked = chosen<Grant>(m_grant->currentData()) == Grant::ClientCredentials;
    return isAsked ? m_secret->text() : QString();
}

void ProfileForm::setSecretKept(bool kept)
{
    m_secret->setPlaceholderText(kept ? tr("Leave it empty to keep a saved one") : QString());
}

void ProfileForm::setSecretsHint(const QString &hint)
{
    m_secretField->setExplanation(hint);
}

QList<ProfileProblem> ProfileForm::problems() const
{
    QList<ProfileProblem> found = problemsOf(profile());
    const QString region = m_address->regionProblem();
    if (!region.isEmpty()) {
        // The addresses are missing because the region is: said once, where it can be mended.
        found.removeIf([](const ProfileProblem &problem) {
            return problem.field == Field::ApiUrl || problem.field == Field::LoginUrl ||
                   problem.field == Field::Region;
        });
        found.append({Field::Region, region});
    }
    if (!m_webhook->text().trimmed().isEmpty() && profile().webhookTarget.isEmpty()) {
        found.append({Field::WebhookTarget, tr("Give a whole address, such as https://example.org/hook.")});
    }
    return found;
}

void ProfileForm::touch(Field field)
{
    if (!m_isLoading) {
        m_touched.insert(field);
        showProblems();
        emit edited();
    }
}

void ProfileForm::showChoices()
{
    const auto grant = chosen<Grant>(m_grant->currentData());
    const bool byBrowser = grant == Grant::AuthorizationCode;
    m_dialectField->setExplanation(explanationOf(chosen<Dialect>(m_dialect->currentData())));
    m_grantField->setExplanation(explanationOf(grant));
    m_secretField->setVisible(!byBrowser);
    m_redirectField->setVisible(byBrowser);
    m_uriField->setVisible(byBrowser);
    m_redirectUri->setText(redirectUri(profile()).toString());
}

void ProfileForm::takeChoice()
{
    showChoices();
    if (!m_isLoading) {
        emit edited();
    }
}

void ProfileForm::showProblems()
{
    const QList<ProfileProblem> all = problems();
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        QString words;
        for (const ProfileProblem &problem : all) {
            if (problem.field == field.key() && words.isEmpty()) {
                words = problem.message;
            }
        }
        field.value()->showProblem(m_problemsShown || m_touched.contains(field.key()) ? words : QString());
    }
}

void ProfileForm::showAllProblems()
{
    m_problemsShown = true;
    showProblems();
}

void ProfileForm::focusFirstProblem()
{
    const QList<ProfileProblem> all = problems();
    // In the order in which the fields stand.
    for (const Field field :
         {Field::Name, Field::Region, Field::ApiUrl, Field::LoginUrl, Field::ClientId, Field::RedirectPort,
          Field::RequestsPerMinute, Field::WebhookTarget, Field::CaFile}) {
        const bool isWrong = std::any_of(all.cbegin(), all.cend(), [field](const ProfileProblem &problem) {
            return problem.field == field;
        });
        if (isWrong) {
            focusField(field);
            return;
        }
    }
}

void ProfileForm::focusField(Field field)
{
    focus(*m_fields.value(field)->editor());
}

void ProfileForm::focusSecret()
{
    focus(m_secretField->isHidden() ? *static_cast<QWidget *>(m_clientId) : *m_secret);
}

void ProfileForm::focusDialect()
{
    focus(*m_dialect);
}

void ProfileForm::focusRetries()
{
    focus(*m_retries);
}

void ProfileForm::focus(QWidget &editor)
{
    if (m_morePart->isAncestorOf(&editor)) {
        m_more->setChecked(true);
    }
    editor.setFocus(Qt::OtherFocusReason);
    bringIntoView(editor);
}

void ProfileForm::openMore(bool open)
{
    m_morePart->setVisible(open);
    showPictures();
}

void ProfileForm::chooseCaFile()
{
    auto *dialog = new QFileDialog(this, tr("Private certificate authority"), m_caFile->text(),
                                   tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_caFile, &QLineEdit::setText);
    dialog->open();
}

void ProfileForm::showPictures()
{
    const bool isOpen = m_more->isChecked();
    m_more->setIcon(m_theme.icon(isOpen ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down")));
    fillColours(*m_colour, m_theme);
}

} // namespace flowconsole

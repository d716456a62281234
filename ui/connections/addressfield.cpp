#include "ui/connections/addressfield.h"

#include "domain/region.h"
#include "ui/widgets/formfield.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

using Field = ProfileProblem::Field;

/// Of the last item, in place of a region's name.
QString byHandData()
{
    return QStringLiteral("*");
}

QUrl typedUrl(const QLineEdit &line)
{
    return QUrl(line.text().trimmed(), QUrl::StrictMode);
}

} // namespace

AddressField::AddressField(QWidget *parent) : QWidget(parent)
{
    m_region = new QComboBox(this);
    m_region->setObjectName(QStringLiteral("profile.region"));
    m_region->setEditable(true);
    m_region->setInsertPolicy(QComboBox::NoInsert);
    m_region->completer()->setFilterMode(Qt::MatchContains);
    m_region->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_region->setMaxVisibleItems(12);
    QAbstractItemView *completions = m_region->completer()->popup();
    completions->setObjectName(QStringLiteral("completions"));
    completions->setItemDelegate(new QStyledItemDelegate(completions)); // it alone heeds the style sheet
    for (const Region &region : regions()) {
        m_region->addItem(tr("%1 (%2)", "name of a region, its domain").arg(region.name, region.domain),
                          region.name);
    }
    m_region->addItem(tr("Other addresses…"), byHandData());
    m_region->lineEdit()->setPlaceholderText(tr("Choose a region, or type one"));
    m_resolved = new QLabel(this);
    m_resolved->setObjectName(QStringLiteral("profile.resolved"));
    m_resolved->setProperty("role", QStringLiteral("small"));
    m_resolved->setWordWrap(true);
    m_resolved->setTextFormat(Qt::PlainText);
    m_api = new QLineEdit(this);
    m_api->setObjectName(QStringLiteral("profile.apiUrl"));
    m_api->setPlaceholderText(QStringLiteral("https://api.mypurecloud.ie"));
    m_login = new QLineEdit(this);
    m_login->setObjectName(QStringLiteral("profile.loginUrl"));
    m_login->setPlaceholderText(QStringLiteral("https://login.mypurecloud.ie"));

    m_regionField = new FormField(tr("Region"), m_region, this);
    m_regionField->addBelow(m_resolved);
    m_apiField = new FormField(tr("Address of the API"), m_api, this);
    m_loginField = new FormField(tr("Address of the sign-in"), m_login, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_regionField);
    layout->addWidget(m_apiField);
    layout->addWidget(m_loginField);

    connect(m_region, &QComboBox::editTextChanged, this, &AddressField::takeRegion);
    connect(m_api, &QLineEdit::textEdited, this, [this] { emit edited(Field::ApiUrl); });
    connect(m_login, &QLineEdit::textEdited, this, [this] { emit edited(Field::LoginUrl); });
    showResolved();
}

bool AddressField::isByHand() const
{
    return m_region->currentText() == m_region->itemText(m_region->findData(byHandData()));
}

void AddressField::setAddresses(const ConnectionProfile &profile)
{
    m_environment = profile.environment;
    m_environmentUrl = profile.apiUrl;
    const bool byHand = profile.region.isEmpty() && !profile.apiUrl.isEmpty();
    const int known = m_region->findData(byHand ? byHandData() : profile.region);
    m_region->setCurrentIndex(known);
    if (known < 0) {
        m_region->setEditText(profile.region);
    }
    m_region->lineEdit()->setCursorPosition(0);
    m_api->setText(profile.apiUrl.toString());
    m_login->setText(profile.loginUrl.toString());
    showResolved();
}

void AddressField::writeTo(ConnectionProfile &profile) const
{
    if (isByHand()) {
        profile.region.clear();
        profile.apiUrl = typedUrl(*m_api);
        profile.loginUrl = typedUrl(*m_login);
        profile.environment = profile.apiUrl == m_environmentUrl ? m_environment : profile.apiUrl.authority();
        return;
    }
    const int item = m_region->findText(m_region->currentText(), Qt::MatchFixedString);
    const QString typed = item >= 0 ? m_region->itemData(item).toString() : m_region->currentText().trimmed();
    const auto hosts = resolveEnvironment(typed);
    profile.region = hosts ? hosts.value().region : typed;
    profile.environment = hosts ? hosts.value().domain : QString();
    profile.apiUrl = hosts ? hosts.value().apiUrl : QUrl();
    profile.loginUrl = hosts ? hosts.value().loginUrl : QUrl();
}

QString AddressField::regionProblem() const
{
    ConnectionProfile profile;
    writeTo(profile);
    if (isByHand() || profile.apiUrl.isValid()) {
        return {};
    }
    return m_region->currentText().trimmed().isEmpty()
               ? tr("Choose the region of the organisation.")
               : tr("This is no region of the platform. Type a region (eu-west-1), its domain "
                    "(mypurecloud.ie), or "
                    "api for api.mypurecloud.com; or choose “Other addresses…”.");
}

FormField *AddressField::field(Field field) const
{
    switch (field) {
    case Field::Region:
        return m_regionField;
    case Field::ApiUrl:
        return m_apiField;
    case Field::LoginUrl:
        return m_loginField;
    case Field::Name:
    case Field::ClientId:
    case Field::RedirectPort:
    case Field::RequestsPerMinute:
    case Field::WebhookTarget:
    case Field::CaFile:
        return nullptr;
    }
    Q_UNREACHABLE();
}

void AddressField::takeRegion()
{
    showResolved();
    emit edited(Field::Region);
}

void AddressField::showResolved()
{
    const bool byHand = isByHand();
    m_apiField->setVisible(byHand);
    m_loginField->setVisible(byHand);
    ConnectionProfile profile;
    writeTo(profile);
    const bool isKnown = !byHand && profile.apiUrl.isValid();
    m_resolved->setVisible(isKnown);
    m_resolved->setText(isKnown ? tr("%1 and %2", "two addresses that a region stands for")
                                      .arg(profile.apiUrl.toString(), profile.loginUrl.host())
                                : QString());
}

} // namespace flowconsole

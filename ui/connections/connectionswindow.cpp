#include "ui/connections/connectionswindow.h"

#include "ui/connections/profileeditor.h"
#include "ui/connections/profileform.h"
#include "ui/connections/profilelistdelegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/questionbar.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace flowconsole {

ConnectionsWindow::ConnectionsWindow(Theme &theme, QWidget *parent)
    : QDialog(parent), m_theme(theme), m_model(new ProfileListModel(this))
{
    setObjectName(QStringLiteral("connectionsWindow"));
    setWindowTitle(tr("Connections"));
    setModal(false);
    QWidget *left = createListPart();
    m_editor = new ProfileEditor(theme, this);
    m_question = new QuestionBar(this);

    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_editor, 1);
    right->addWidget(m_question);
    auto *hairline = new QFrame(this);
    hairline->setObjectName(QStringLiteral("hairline"));
    hairline->setFixedWidth(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(left);
    layout->addWidget(hairline);
    layout->addLayout(right, 1);
    constexpr QSize usual(860, 640);
    resize(theme.scaled(usual.width()), theme.scaled(usual.height()));

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ConnectionsWindow::showRow);
    connect(m_editor, &ProfileEditor::edited, this, &ConnectionsWindow::takeEdit);
    connect(m_editor, &ProfileEditor::saveRequested, this, &ConnectionsWindow::save);
    connect(m_editor, &ProfileEditor::testRequested, this, &ConnectionsWindow::testRequested);
    connect(m_question, &QuestionBar::confirmed, this, &ConnectionsWindow::deleteShown);
    showRow();
}

QWidget *ConnectionsWindow::createListPart()
{
    auto *part = new QWidget(this);
    part->setFixedWidth(m_theme.scaled(270));
    m_list = new QListView(part);
    m_list->setObjectName(QStringLiteral("profileList"));
    m_list->setAccessibleName(tr("Connections"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ProfileListDelegate(m_theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    connect(&m_theme, &Theme::changed, m_list->viewport(), qOverload<>(&QWidget::update));

    auto *foot = new QFrame(part);
    foot->setObjectName(QStringLiteral("paneFoot"));
    QPushButton *add = addButton(tr("Add"), "addProfile", foot);
    m_duplicate = addButton(tr("Duplicate"), "duplicateProfile", foot);
    m_delete = addButton(tr("Delete"), "deleteProfile", foot);
    QPushButton *import = addButton(tr("Import…"), "importProfiles", foot);
    m_export = addButton(tr("Export…"), "exportProfiles", foot);
    m_export->setToolTip(tr("Writes all connections into a file, without their secrets"));
    auto *grid = new QGridLayout(foot);
    grid->setContentsMargins(12, 10, 12, 10);
    grid->setSpacing(8);
    grid->addWidget(add, 0, 0, 1, 2);
    grid->addWidget(m_duplicate, 0, 2, 1, 2);
    grid->addWidget(m_delete, 0, 4, 1, 2);
    grid->addWidget(import, 1, 0, 1, 3);
    grid->addWidget(m_export, 1, 3, 1, 3);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(foot);
    connect(add, &QPushButton::clicked, this, &ConnectionsWindow::add);
    connect(m_duplicate, &QPushButton::clicked, this, &ConnectionsWindow::duplicate);
    connect(m_delete, &QPushButton::clicked, this, &ConnectionsWindow::askToDelete);
    connect(import, &QPushButton::clicked, this, [this] { chooseFile(false); });
    connect(m_export, &QPushButton::clicked, this, [this] { chooseFile(true); });
    return part;
}

QPushButton *ConnectionsWindow::addButton(const QString &text, const char *objectName, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(objectName));
    button->setAutoDefault(false);
    return button;
}

bool ConnectionsWindow::focusNextPrevChild(bool next)
{
    // Qt's own chain closes within the fields of the addresses, which come and go.
    return moveFocus(tabStops(*this), next);
}

const ConnectionProfile *ConnectionsWindow::saved(const ProfileId &id) const
{
    const auto found = std::find_if(m_saved.cbegin(), m_saved.cend(),
                                    [&id](const ConnectionProfile &profile) { return profile.id == id; });
    return found == m_saved.cend() ? nullptr : &*found;
}

void ConnectionsWindow::showProfiles(const QList<ConnectionProfile> &saved, const ProfileId &current)
{
    m_saved = saved;
    m_added.removeIf([this](const ProfileId &id) { return this->saved(id) != nullptr; });
    m_drafts.removeIf([this](const QHash<ProfileId, Draft>::iterator &draft) {
        const bool isGone = this->saved(draft.key()) == nullptr && !m_added.contains(draft.key());
        return isGone;
    });
    m_model->setCurrent(current);
    refreshList();
    if (!m_list->currentIndex().isValid()) {
        edit(current.isEmpty() ? m_model->idAt(0) : current);
    } else if (const ConnectionProfile *shown = this->saved(m_shown);
               shown != nullptr && !m_drafts.contains(m_shown) && *shown != m_editor->form().profile()) {
        m_editor->setProfile(*shown, {}, false);
    }
}

void ConnectionsWindow::refreshList()
{
    QList<ConnectionProfile> all;
    QSet<ProfileId> unsaved;
    for (const ConnectionProfile &profile : std::as_const(m_saved)) {
        const auto draft = m_drafts.constFind(profile.id);
        all << (draft == m_drafts.cend() ? profile : draft->profile);
    }
    for (const ProfileId &id : std::as_const(m_added)) {
        all << m_drafts.value(id).profile;
    }
    for (auto draft = m_drafts.cbegin(); draft != m_drafts.cend(); ++draft) {
        unsaved.insert(draft.key());
    }
    m_model->setProfiles(all);
    m_model->setUnsaved(unsaved);
    m_export->setEnabled(!m_saved.isEmpty());
}

void ConnectionsWindow::edit(const ProfileId &id)
{
    const QModelIndex index = m_model->indexOf(id);
    if (index.isValid()) {
        m_list->setCurrentIndex(index);
    }
}

void ConnectionsWindow::showRow()
{
    const ProfileId id = m_model->idAt(m_list->currentIndex().row());
    m_question->hide();
    m_shown = id;
    m_editor->setEnabled(!id.isEmpty());
    m_duplicate->setEnabled(!id.isEmpty());
    m_delete->setEnabled(!id.isEmpty());
    const auto draft = m_drafts.constFind(id);
    m_editor->form().setSecretKept(saved(id) != nullptr);
    if (draft != m_drafts.cend()) {
        m_editor->setProfile(draft->profile, draft->secret, true);
    } else if (const ConnectionProfile *profile = saved(id)) {
        m_editor->setProfile(*profile, {}, false);
    } else {
        m_editor->setProfile({}, {}, false);
    }
}

void ConnectionsWindow::takeEdit()
{
    if (m_shown.isEmpty()) {
        return;
    }
    const Draft draft{m_editor->form().profile(), m_editor->form().clientSecret()};
    const ConnectionProfile *before = saved(m_shown);
    const bool isUnsaved = before == nullptr || *before != draft.profile || !draft.secret.isEmpty();
    if (isUnsaved) {
        m_drafts.insert(m_shown, draft);
    } else {
        m_drafts.remove(m_shown);
    }
    m_editor->setUnsaved(isUnsaved);
    refreshList();
}

void ConnectionsWindow::save(const ConnectionProfile &profile, const ConnectionSecrets &secrets)
{
    // Until the list comes back with it, it stands as what was sent.
    m_drafts.remove(profile.id);
    if (const auto place =
            std::find_if(m_saved.begin(), m_saved.end(),
                         [&profile](const ConnectionProfile &known) { return known.id == profile.id; });
        place != m_saved.end()) {
        *place = profile;
    } else {
        m_saved << profile;
        m_added.removeAll(profile.id);
    }
    m_editor->setProfile(profile, {}, false);
    m_editor->form().setSecretKept(true);
    // Before it leaves: what became of it is said after this, in the same place.
    m_editor->say(tr("Saved"), QStringLiteral("good"));
    refreshList();
    emit profileSaved(profile, secrets);
}

void ConnectionsWindow::add()
{
    ConnectionProfile profile;
    profile.id = newProfileId();
    addProfile(profile);
    m_editor->form().focusField(ProfileProblem::Field::Name);
}

void ConnectionsWindow::duplicate()
{
    ConnectionProfile profile = m_editor->form().profile();
    profile.id = newProfileId();
    profile.name = tr("Copy of %1", "%1: a connection's name").arg(profile.name);
    // The webhook belongs to the one that registered it.
    profile.webhookId.clear();
    addProfile(profile);
    m_editor->form().focusField(ProfileProblem::Field::Name);
}

void ConnectionsWindow::addProfile(const ConnectionProfile &profile)
{
    m_added << profile.id;
    m_drafts.insert(profile.id, Draft{profile, {}});
    refreshList();
    edit(profile.id);
}

void ConnectionsWindow::askToDelete()
{
    const QString name = m_model->indexOf(m_shown).data().toString();
    const bool isCurrent = m_shown == m_model->current();
    m_question->ask(
        {.words = isCurrent
                      ? tr("Delete “%1”, which is connected, and its secrets? The organisation itself does "
                           "not change.")
                            .arg(name)
                      : tr("Delete “%1” and its secrets? The organisation itself does not change.").arg(name),
         .confirm = tr("Delete"),
         .dismiss = tr("Keep"),
         .askedFor = {}});
}

void ConnectionsWindow::deleteShown()
{
    const ProfileId id = m_shown;
    const bool wasSaved = saved(id) != nullptr;
    m_drafts.remove(id);
    m_added.removeAll(id);
    m_saved.removeIf([&id](const ConnectionProfile &profile) { return profile.id == id; });
    refreshList();
    m_list->setFocus(Qt::OtherFocusReason);
    if (wasSaved) {
        emit profileDeleted(id);
    }
}

void ConnectionsWindow::showTest(const ProfileId &id, const PreflightReport &report,
                                 const std::optional<ApiError> &error)
{
    if (id == m_shown) {
        m_editor->showTest(report, error);
    }
}

void ConnectionsWindow::setSecretsHint(const QString &hint)
{
    m_editor->form().setSecretsHint(hint);
}

void ConnectionsWindow::say(const QString &words)
{
    m_editor->say(words, QStringLiteral("small"));
}

void ConnectionsWindow::goTo(SettingLink link)
{
    ProfileForm &form = m_editor->form();
    switch (link) {
    case SettingLink::ConnectionAddress:
        form.focusField(ProfileProblem::Field::Region);
        break;
    case SettingLink::ConnectionCredentials:
        form.focusSecret();
        break;
    case SettingLink::ConnectionDialect:
        form.focusDialect();
        break;
    case SettingLink::ConnectionCertificate:
        form.focusField(ProfileProblem::Field::CaFile);
        break;
    case SettingLink::ConnectionRetries:
        form.focusRetries();
        break;
    case SettingLink::None:
    case SettingLink::FlowList:
    case SettingLink::FlowInput:
    case SettingLink::Permissions:
    case SettingLink::Network:
        break;
    }
}

void ConnectionsWindow::chooseFile(bool toExport)
{
    auto *dialog = new QFileDialog(this, toExport ? tr("Export connections") : tr("Import connections"), {},
                                   tr("Connections (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(toExport ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(toExport ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this,
            toExport ? &ConnectionsWindow::exportRequested : &ConnectionsWindow::importRequested);
    dialog->open();
}

} // namespace flowconsole

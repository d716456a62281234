#include "ui/connections/profileeditor.h"

#include "ui/connections/connectiontestview.h"
#include "ui/connections/profileform.h"
#include "ui/theme/theme.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/styleproperty.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace flowconsole {

ProfileEditor::ProfileEditor(Theme &theme, QWidget *parent) : QWidget(parent)
{
    auto *content = new QWidget;
    m_test = new ConnectionTestView(theme, content);
    m_form = new ProfileForm(theme, content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(16);
    // The result stands where the operator looks, whatever else the form holds.
    column->addWidget(m_test);
    column->addWidget(m_form);
    column->addStretch(1);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("profileScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    createFoot();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_foot);
    connect(m_form, &ProfileForm::edited, this, &ProfileEditor::takeEdit);
}

void ProfileEditor::createFoot()
{
    m_foot = new QFrame(this);
    m_foot->setObjectName(QStringLiteral("paneFoot"));
    m_said = new QLabel(m_foot);
    m_said->setObjectName(QStringLiteral("profileSaid"));
    m_said->setProperty("role", QStringLiteral("small"));
    m_said->setWordWrap(true);
    m_testButton = new QPushButton(tr("Test"), m_foot);
    m_testButton->setObjectName(QStringLiteral("testProfile"));
    m_testButton->setToolTip(tr("Sign in with these settings and look what would work; nothing is saved"));
    m_testButton->setAutoDefault(false);
    m_saveButton = new QPushButton(tr("Save"), m_foot);
    m_saveButton->setObjectName(QStringLiteral("saveProfile"));
    m_saveButton->setProperty("role", QStringLiteral("primary"));
    m_saveButton->setDefault(true);
    auto *line = new QHBoxLayout(m_foot);
    line->setContentsMargins(20, 10, 20, 10);
    line->setSpacing(8);
    line->addWidget(m_said, 1);
    line->addWidget(m_testButton);
    line->addWidget(m_saveButton);
    connect(m_testButton, &QPushButton::clicked, this, &ProfileEditor::test);
    connect(m_saveButton, &QPushButton::clicked, this, &ProfileEditor::save);
}

void ProfileEditor::setProfile(const ConnectionProfile &profile, const QString &secret, bool isUnsaved)
{
    m_test->clear();
    m_testButton->setEnabled(true);
    m_form->setProfile(profile, secret);
    m_scroll->verticalScrollBar()->setValue(0);
    say({}, QStringLiteral("small"));
    setUnsaved(isUnsaved);
}

void ProfileEditor::setUnsaved(bool isUnsaved)
{
    m_saveButton->setEnabled(isUnsaved);
}

void ProfileEditor::showTest(const PreflightReport &report, const std::optional<ApiError> &error)
{
    m_testButton->setEnabled(true);
    m_test->showResult(report, error);
    m_scroll->verticalScrollBar()->setValue(0);
}

void ProfileEditor::takeEdit()
{
    say({}, QStringLiteral("small"));
    emit edited();
}

bool ProfileEditor::isSound()
{
    const auto problems = static_cast<int>(m_form->problems().size());
    if (problems == 0) {
        return true;
    }
    m_form->showAllProblems();
    m_form->focusFirstProblem();
    say(tr("%n problem(s) to correct first", nullptr, problems), QStringLiteral("problem"));
    return false;
}

ConnectionSecrets ProfileEditor::secrets() const
{
    ConnectionSecrets typed;
    typed.clientSecret = m_form->clientSecret();
    return typed;
}

void ProfileEditor::test()
{
    if (isSound()) {
        const ConnectionProfile profile = m_form->profile();
        m_testButton->setEnabled(false);
        m_test->showRunning(profile.grant == Grant::AuthorizationCode);
        m_scroll->verticalScrollBar()->setValue(0);
        emit testRequested(profile, secrets());
    }
}

void ProfileEditor::save()
{
    if (isSound()) {
        emit saveRequested(m_form->profile(), secrets());
    }
}

void ProfileEditor::say(const QString &words, const QString &role)
{
    m_said->setText(words);
    setStyleProperty(*m_said, "role", role);
}

} // namespace flowconsole

#include "ui/widgets/copyasbutton.h"

#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace flowconsole {

namespace {

QString formName(CopyForm form)
{
    switch (form) {
    case CopyForm::Curl:
        return CopyAsButton::tr("cURL command");
    case CopyForm::GenesysCli:
        return CopyAsButton::tr("Genesys Cloud CLI (gc)");
    case CopyForm::Python:
        return CopyAsButton::tr("Python (requests)");
    case CopyForm::Node:
        return CopyAsButton::tr("Node (fetch)");
    }
    Q_UNREACHABLE();
}

QString formKey(CopyForm form)
{
    switch (form) {
    case CopyForm::Curl:
        return QStringLiteral("copyAsCurl");
    case CopyForm::GenesysCli:
        return QStringLiteral("copyAsGc");
    case CopyForm::Python:
        return QStringLiteral("copyAsPython");
    case CopyForm::Node:
        return QStringLiteral("copyAsNode");
    }
    Q_UNREACHABLE();
}

} // namespace

CopyAsButton::CopyAsButton(Theme &theme, QWidget *parent) : QPushButton(tr("Copy as"), parent), m_theme(theme)
{
    setObjectName(QStringLiteral("copyAs"));
    setToolTip(tr("Copy the request as a command or a program that sends it again"));
    setLayoutDirection(layoutDirection() == Qt::RightToLeft ? Qt::LeftToRight : Qt::RightToLeft);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("copyAsMenu"));
    for (const CopyForm form : allCopyForms) {
        QAction *action = menu->addAction(formName(form));
        action->setObjectName(formKey(form));
        connect(action, &QAction::triggered, this, [this, form] { copyAs(form); });
    }
    connect(this, &QPushButton::clicked, menu,
            [this, menu] { menu->popup(mapToGlobal(QPoint(0, -menu->sizeHint().height()))); });
    connect(&theme, &Theme::changed, this, &CopyAsButton::showIcon);
    showIcon();
    setRequest({});
}

void CopyAsButton::setRequest(const RequestRecord &request)
{
    m_request = request;
    setEnabled(!request.method.isEmpty());
}

void CopyAsButton::copyAs(CopyForm form) const
{
    QGuiApplication::clipboard()->setText(requestCopy(m_request, form));
}

void CopyAsButton::showIcon()
{
    setIcon(m_theme.icon(QStringLiteral("chevron-down")));
}

} // namespace flowconsole

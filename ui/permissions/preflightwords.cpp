#include "ui/permissions/preflightwords.h"

#include "domain/words.h"
#include "models/timetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace flowconsole {

namespace {

using Verdict = PreflightCheck::Verdict;

/// Gives the texts below their context for translators.
struct Preflight
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::Preflight)
};

int count(const PreflightReport &report, Verdict verdict)
{
    return static_cast<int>(
        std::count_if(report.checks.cbegin(), report.checks.cend(),
                      [verdict](const PreflightCheck &check) { return check.verdict == verdict; }));
}

QStringList namesOf(const PreflightReport &report, Verdict verdict)
{
    QStringList names;
    for (const PreflightCheck &check : report.checks) {
        if (check.verdict == verdict) {
            names << capabilityName(check.capability).toLower();
        }
    }
    return names;
}

} // namespace

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Works:
        return Preflight::tr("Works", "a permission");
    case Verdict::Missing:
        return Preflight::tr("Missing", "a permission");
    case Verdict::NotOffered:
        return Preflight::tr("Not offered", "by this form of the API");
    case Verdict::CannotTell:
        return Preflight::tr("Cannot tell", "whether a permission is there");
    }
    Q_UNREACHABLE();
}

QString adviceFor(const PreflightCheck &check)
{
    switch (check.verdict) {
    case Verdict::Works:
        return {};
    case Verdict::Missing:
        if (check.permission.isEmpty()) {
            return Preflight::tr("Ask an administrator for a role that may do this.");
        }
        return Preflight::tr("Ask for %1", "%1: a permission or scope").arg(check.permission);
    case Verdict::NotOffered:
        return Preflight::tr("Not part of this form");
    case Verdict::CannotTell:
        return check.error ? describe(*check.error).whatHappened : Preflight::tr("The check was not answered.");
    }
    Q_UNREACHABLE();
}

QString summaryOf(const PreflightReport &report)
{
    const QString warning = warningOf(report);
    return warning.isEmpty() ? Preflight::tr("Everything that this connection offers works.") : warning;
}

QString warningOf(const PreflightReport &report)
{
    QStringList sentences;
    if (count(report, Verdict::Missing) > 0) {
        sentences << Preflight::tr("Permissions are missing: %1.", "%1: a list of what does not work")
                         .arg(namesOf(report, Verdict::Missing).join(QStringLiteral(", ")));
    }
    if (count(report, Verdict::CannotTell) > 0) {
        sentences << Preflight::tr("Could not be checked: %1.", "%1: a list of what may not work")
                         .arg(namesOf(report, Verdict::CannotTell).join(QStringLiteral(", ")));
    }
    return sentences.join(u' ');
}

QString textForAdministrator(const PreflightReport &report, const ConnectionProfile &profile)
{
    const bool isUser = profile.grant == Grant::AuthorizationCode;
    QStringList lines{
        Preflight::tr("Permissions of Flow Console in %1", "%1: an organisation").arg(profile.name),
        Preflight::tr("Address: %1").arg(profile.apiUrl.toDisplayString()),
        Preflight::tr("OAuth client: %1").arg(profile.clientId),
        isUser
            ? Preflight::tr("Grant: authorization code (the user's permissions and the client's scopes count)")
            : Preflight::tr("Grant: client credentials (the client's roles count)"),
        Preflight::tr("Form of the API: %1").arg(dialectName(report.dialect)),
    };
    if (!report.signedInAs.isEmpty()) {
        lines << Preflight::tr("Signed in as: %1").arg(report.signedInAs);
    }
    lines << Preflight::tr("Checked: %1", "%1: a time").arg(exactTimeText(report.madeAt)) << QString();
    for (const PreflightCheck &check : report.checks) {
        const QString advice = adviceFor(check);
        QString line =
            QStringLiteral("- %1: %2").arg(capabilityName(check.capability), verdictName(check.verdict));
        if (!advice.isEmpty()) {
            line += QStringLiteral(" – ") + advice;
        }
        if (check.error && !check.error->correlationId.isEmpty()) {
            line += Preflight::tr(" (correlation id %1)").arg(check.error->correlationId);
        }
        lines << line;
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace flowconsole

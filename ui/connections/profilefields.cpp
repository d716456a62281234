#include "ui/connections/profilefields.h"

#include "domain/words.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QCoreApplication>

namespace flowconsole {

namespace {

/// Gives the texts below their context for translators.
struct Fields
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::ProfileForm)
};

} // namespace

QString explanationOf(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Published:
        return Fields::tr("What Genesys Cloud offers today: launches workflows, tells how they end, and pushes "
                          "news over a notification channel.");
    case Dialect::FlowExecutions:
        return Fields::tr(
            "The first tutorial's form: launches flows of every type and asks for their state; it "
            "gives no outputs and no reasons.");
    case Dialect::ConversationFlow:
        return Fields::tr("The second tutorial's form: launches flows of every type as conversations, tells of "
                          "each node while it runs, and can end them.");
    }
    Q_UNREACHABLE();
}

QString grantName(Grant grant)
{
    switch (grant) {
    case Grant::ClientCredentials:
        return Fields::tr("Client credentials", "a way to sign in");
    case Grant::AuthorizationCode:
        return Fields::tr("Authorization code", "a way to sign in: with the browser");
    }
    Q_UNREACHABLE();
}

QString explanationOf(Grant grant)
{
    switch (grant) {
    case Grant::ClientCredentials:
        return Fields::tr("Signs in as an OAuth client with its id and secret; what it may do comes from the "
                          "client's roles.");
    case Grant::AuthorizationCode:
        return Fields::tr("You sign in with the browser, with PKCE and without a secret; your own permissions "
                          "and the client's scopes count.");
    }
    Q_UNREACHABLE();
}

QString colourName(ProfileColour colour)
{
    switch (colour) {
    case ProfileColour::Blue:
        return Fields::tr("Blue");
    case ProfileColour::Green:
        return Fields::tr("Green");
    case ProfileColour::Amber:
        return Fields::tr("Amber");
    case ProfileColour::Red:
        return Fields::tr("Red");
    case ProfileColour::Purple:
        return Fields::tr("Purple");
    case ProfileColour::Teal:
        return Fields::tr("Teal");
    case ProfileColour::Grey:
        return Fields::tr("Grey");
    }
    Q_UNREACHABLE();
}

void fillDialects(QComboBox &box)
{
    for (const Dialect dialect : allDialects) {
        box.addItem(dialectName(dialect), static_cast<int>(dialect));
    }
}

void fillGrants(QComboBox &box)
{
    for (const Grant grant : {Grant::ClientCredentials, Grant::AuthorizationCode}) {
        box.addItem(grantName(grant), static_cast<int>(grant));
    }
}

void fillColours(QComboBox &box, const Theme &theme)
{
    for (const ProfileColour colour : allProfileColours) {
        const auto value = static_cast<int>(colour);
        const QIcon dot(theme.dot(theme.profileColour(colour), true, box.devicePixelRatioF()));
        if (const int known = box.findData(value); known >= 0) {
            box.setItemIcon(known, dot);
        } else {
            box.addItem(dot, colourName(colour), value);
        }
    }
}

} // namespace flowconsole

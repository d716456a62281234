#include "filter/filterhelp.h"

#include "filter/filterfields.h"

#include <QCoreApplication>

namespace flowconsole {

namespace {

struct FilterCard
{
    Q_DECLARE_TR_FUNCTIONS(FilterHelp)
};

QString meaningOf(RunField field)
{
    switch (field) {
    case RunField::Anything:
        return FilterCard::tr(
            "A word or a phrase in quotes: names, ids, detail, node, variables, outputs, state");
    case RunField::State:
        return FilterCard::tr("Its state; active: not over yet, over: ended in any way");
    case RunField::Flow:
        return FilterCard::tr("The flow's name");
    case RunField::FlowKey:
        return FilterCard::tr("The flow's id");
    case RunField::Version:
        return FilterCard::tr("The flow's version");
    case RunField::Id:
        return FilterCard::tr("An id: this console's, the platform's or the conversation's");
    case RunField::Environment:
        return FilterCard::tr("The environment of its connection");
    case RunField::ApiDialect:
        return FilterCard::tr("The form of the API that launched it");
    case RunField::Duration:
        return FilterCard::tr("Launch to end, of those that are over: ms, s, m, h, d");
    case RunField::Latency:
        return FilterCard::tr("From the launch request to its answer");
    case RunField::Launched:
        return FilterCard::tr(
            "When it was launched, in local time: -2h, today, yesterday, a date, a date and time");
    case RunField::Ended:
        return FilterCard::tr("When it was over, in local time");
    case RunField::Input:
        return FilterCard::tr("An input variable; parts with a dot, places in lists in brackets");
    case RunField::Output:
        return FilterCard::tr("An output of the flow");
    case RunField::Node:
        return FilterCard::tr("A node that it visited");
    case RunField::Error:
        return FilterCard::tr("The error or detail: its text, code or correlation id");
    case RunField::Batch:
        return FilterCard::tr("The id of its batch");
    case RunField::Row:
        return FilterCard::tr("Its row in the file of its batch");
    case RunField::Retries:
        return FilterCard::tr("How often the launch was sent again");
    case RunField::Timeout:
        return FilterCard::tr("The time that it was given");
    case RunField::Overdue:
        return FilterCard::tr("Whether its time is over and it runs on: yes or no");
    case RunField::By:
        return FilterCard::tr("How it was last seen");
    }
    Q_UNREACHABLE();
}

QString exampleOf(RunField field)
{
    switch (field) {
    case RunField::Anything:
        return QStringLiteral("ACC-99821");
    case RunField::State:
        return QStringLiteral("state:failed");
    case RunField::Flow:
        return QStringLiteral("flow:\"Billing IVR\"");
    case RunField::FlowKey:
        return QStringLiteral("flowid:f0a1");
    case RunField::Version:
        return QStringLiteral("version=14");
    case RunField::Id:
        return QStringLiteral("id:7c1e");
    case RunField::Environment:
        return QStringLiteral("env:mypurecloud.ie");
    case RunField::ApiDialect:
        return QStringLiteral("dialect:published");
    case RunField::Duration:
        return QStringLiteral("duration>2s");
    case RunField::Latency:
        return QStringLiteral("latency>=300ms");
    case RunField::Launched:
        return QStringLiteral("launched>-2h");
    case RunField::Ended:
        return QStringLiteral("ended:yesterday");
    case RunField::Input:
        return QStringLiteral("var.order.items[0].price>=9.90");
    case RunField::Output:
        return QStringLiteral("out.resolved=true");
    case RunField::Node:
        return QStringLiteral("node:GetInvoice");
    case RunField::Error:
        return QStringLiteral("error~/time.?out/i");
    case RunField::Batch:
        return QStringLiteral("batch:3f2a");
    case RunField::Row:
        return QStringLiteral("row<=100");
    case RunField::Retries:
        return QStringLiteral("retries>0");
    case RunField::Timeout:
        return QStringLiteral("timeout<30s");
    case RunField::Overdue:
        return QStringLiteral("overdue:yes");
    case RunField::By:
        return QStringLiteral("by:pushed");
    }
    Q_UNREACHABLE();
}

} // namespace

QList<FilterHelpLine> filterFieldHelp()
{
    QList<FilterHelpLine> lines;
    for (const RunField field : namedFields()) {
        const QString name = fieldName(field) + (hasPath(field) ? QStringLiteral(".NAME") : QString());
        lines.append({name, meaningOf(field), exampleOf(field)});
    }
    return lines;
}

QList<FilterHelpLine> filterGrammarHelp()
{
    return {
        {FilterCard::tr("word"), meaningOf(RunField::Anything), exampleOf(RunField::Anything)},
        {QStringLiteral("a b"), FilterCard::tr("Both; AND between them says the same"),
         QStringLiteral("state:failed invoice")},
        {QStringLiteral("OR"), FilterCard::tr("One of them"),
         QStringLiteral("state:failed OR state:timed_out")},
        {QStringLiteral("NOT"), FilterCard::tr("What follows must not be so"), QStringLiteral("NOT flow:test")},
        {QStringLiteral("( )"), FilterCard::tr("Belong together"),
         QStringLiteral("(state:failed OR overdue:yes) NOT flow:test")},
        {QStringLiteral(":"), FilterCard::tr("Contains; for states, days and the like: is"),
         QStringLiteral("launched:today")},
        {QStringLiteral("= !="), FilterCard::tr("Is exactly, is not; upper and lower case are the same"),
         QStringLiteral("var.accountId=ACC-99821")},
        {QStringLiteral("< <= > >="), FilterCard::tr("Smaller or earlier, greater or later"),
         QStringLiteral("duration>2s")},
        {QStringLiteral("~"),
         FilterCard::tr("Matches a regular expression; i behind it ignores upper and lower case"),
         QStringLiteral("error~/time.?out/i")},
        {QStringLiteral("\" \""), FilterCard::tr("A text with blanks or signs; \\\" is a quote in it"),
         QStringLiteral("flow=\"Billing IVR\"")},
    };
}

} // namespace flowconsole

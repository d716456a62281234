#include "filter/filtercompletion.h"

#include "domain/words.h"
#include "filter/filterfields.h"
#include "filter/filterhelp.h"
#include "filter/filtertext.h"
#include "filter/filtertokens.h"

#include <algorithm>

namespace flowconsole {

namespace {

constexpr qsizetype mostProposals = 50;

using Kind = FilterToken::Kind;

/// Those that begin with what was typed, then those that contain it.
QList<FilterProposal> fittingProposals(const QList<FilterProposal> &all, const QString &typed)
{
    const QString folded = typed.toCaseFolded();
    QList<FilterProposal> beginning;
    QList<FilterProposal> containing;
    for (const FilterProposal &one : all) {
        QString text = one.text.toCaseFolded();
        if (text.startsWith(u'"') && !folded.startsWith(u'"')) {
            text.remove(0, 1);
        }
        if (text == folded) {
            continue; // It is there already.
        }
        if (text.startsWith(folded)) {
            beginning.append(one);
        } else if (text.contains(folded)) {
            containing.append(one);
        }
    }
    return (beginning + containing).mid(0, mostProposals);
}

QList<FilterProposal> proposalsFor(const QStringList &values)
{
    QList<FilterProposal> proposals;
    for (const QString &value : values) {
        if (!value.isEmpty()) {
            proposals.append({filterValueText(value), {}});
        }
    }
    return proposals;
}

QList<FilterProposal> plainProposals(std::initializer_list<const char *> values)
{
    QList<FilterProposal> proposals;
    for (const char *value : values) {
        proposals.append({QString::fromLatin1(value), {}});
    }
    return proposals;
}

QList<FilterProposal> choiceProposals(RunField field)
{
    QList<FilterProposal> proposals;
    for (const QString &key : choicesOf(field)) {
        const QList<ExecutionState> states = field == RunField::State ? statesOf(key) : QList<ExecutionState>();
        const QString name = states.size() == 1 ? stateName(states.first()) : QString();
        proposals.append({key, name.toCaseFolded() == key ? QString() : name});
    }
    return proposals;
}

QList<FilterProposal> valueProposals(RunField field, const FilterVocabulary &vocabulary)
{
    switch (field) {
    case RunField::State:
    case RunField::ApiDialect:
    case RunField::By:
        return choiceProposals(field);
    case RunField::Flow:
        return proposalsFor(vocabulary.flows);
    case RunField::Version:
        return proposalsFor(vocabulary.versions);
    case RunField::Environment:
        return proposalsFor(vocabulary.environments);
    case RunField::Node:
        return proposalsFor(vocabulary.nodes);
    case RunField::Launched:
    case RunField::Ended:
        return plainProposals({"today", "yesterday", "-15m", "-1h", "-24h", "-7d"});
    case RunField::Duration:
    case RunField::Latency:
    case RunField::Timeout:
        return plainProposals({"500ms", "1s", "5s", "30s", "1m", "5m"});
    case RunField::Overdue:
        return plainProposals({"yes", "no"});
    case RunField::Input:
    case RunField::Output:
        return plainProposals({"true", "false"});
    case RunField::Anything:
    case RunField::FlowKey:
    case RunField::Id:
    case RunField::Error:
    case RunField::Batch:
    case RunField::Row:
    case RunField::Retries:
        return {};
    }
    Q_UNREACHABLE();
}

/// "var.accountId", and so on, as far as they are known.
QList<FilterProposal> variableProposals(RunField field, const FilterVocabulary &vocabulary)
{
    QList<FilterProposal> proposals;
    for (const QString &name : field == RunField::Input ? vocabulary.inputs : vocabulary.outputs) {
        proposals.append({fieldName(field) + filterPathText(name), {}});
    }
    return proposals;
}

QList<FilterProposal> fieldProposals(bool hasOperator)
{
    QList<FilterProposal> proposals;
    const QList<FilterHelpLine> help = filterFieldHelp();
    for (qsizetype i = 0; i < help.size(); ++i) {
        const RunField field = namedFields().at(i);
        const RunFieldKind kind = kindOf(field);
        const bool isAmount =
            kind == RunFieldKind::Duration || kind == RunFieldKind::Time || kind == RunFieldKind::Number;
        const QString behind = hasPath(field) ? QStringLiteral(".")
                               : hasOperator  ? QString()
                               : isAmount     ? QStringLiteral(">")
                                              : QStringLiteral(":");
        proposals.append({fieldName(field) + behind, help.at(i).meaning});
    }
    return proposals;
}

QList<FilterProposal> operatorProposals(RunField field, const QString &typed)
{
    QList<FilterProposal> proposals;
    for (const FilterOperator one : operatorsOf(kindOf(field))) {
        proposals.append({typed + operatorText(one), {}});
    }
    return proposals;
}

/// Where a condition begins: fields, variables once "var." is typed, operators once the field is.
QList<FilterProposal> conditionProposals(const QString &typed, bool hasOperator,
                                         const FilterVocabulary &vocabulary)
{
    const qsizetype dot = typed.indexOf(u'.');
    const auto field = fieldFromName(typed.left(dot < 0 ? typed.size() : dot));
    if (field && dot > 0 && hasPath(*field)) {
        const QList<FilterProposal> names = fittingProposals(variableProposals(*field, vocabulary), typed);
        const bool isWhole = names.isEmpty() && dot + 1 < typed.size() && !hasOperator;
        return isWhole ? operatorProposals(*field, typed) : names;
    }
    QList<FilterProposal> proposals = fittingProposals(fieldProposals(hasOperator), typed);
    if (field && !hasPath(*field) && !hasOperator) {
        proposals = operatorProposals(*field, typed);
    }
    return proposals;
}

QList<FilterProposal> joiningProposals(bool isFirst)
{
    QList<FilterProposal> proposals{{QStringLiteral("NOT "), {}}};
    if (!isFirst) {
        proposals.append({QStringLiteral("OR "), {}});
        proposals.append({QStringLiteral("AND "), {}});
    }
    return proposals;
}

/// The tokens, and which of them the cursor is in or behind.
struct FilterPlace
{
    FilterPlace(const QString &text, qsizetype at) : tokens(filterTokens(text)), cursor(at)
    {
        for (qsizetype i = 0; i < tokens.size() && tokens.at(i).start < cursor; ++i) {
            index = i;
        }
    }

    [[nodiscard]] const FilterToken *token(qsizetype number) const
    {
        return number >= 0 && number < tokens.size() ? &tokens.at(number) : nullptr;
    }
    [[nodiscard]] bool isTouched() const { return index >= 0 && tokens.at(index).end() >= cursor; }

    const QList<FilterToken> tokens;
    const qsizetype cursor;
    qsizetype index = -1;
};

/// The field whose value the cursor is at; nothing where it is elsewhere.
std::optional<RunField> fieldOfValue(const FilterPlace &place, bool &isBegun)
{
    const FilterToken *at = place.token(place.index);
    if (at == nullptr || !place.isTouched()) {
        return std::nullopt;
    }
    isBegun = at->kind == Kind::Value || at->kind == Kind::Quoted;
    const qsizetype comparison = isBegun ? place.index - 1 : place.index;
    const FilterToken *sign = place.token(comparison);
    const FilterToken *field = place.token(comparison - 1);
    const bool isValue = sign != nullptr && sign->kind == Kind::Operator && sign->text != u"~" &&
                         field != nullptr && field->kind == Kind::Field;
    return isValue ? fieldFromName(field->text) : std::nullopt;
}

} // namespace

FilterCompletion completeFilter(const QString &text, qsizetype cursor, const FilterVocabulary &vocabulary)
{
    const FilterPlace place(text, cursor);
    const FilterToken *at = place.token(place.index);
    bool isBegun = false;
    if (const auto field = fieldOfValue(place, isBegun)) {
        const FilterToken *next = place.token(place.index + (isBegun ? 0 : 1));
        const bool isReplaced = next != nullptr && (isBegun || next->start == cursor);
        const qsizetype start = isReplaced ? next->start : cursor;
        const QString typed = isBegun ? text.mid(start, cursor - start) : QString();
        return {start, isReplaced ? next->length : 0,
                fittingProposals(valueProposals(*field, vocabulary), typed)};
    }
    if (at == nullptr || !place.isTouched() || at->kind == Kind::Opening) {
        const bool isFirst = place.index < 0 || at->kind == Kind::Opening || at->kind == Kind::Keyword;
        QList<FilterProposal> proposals;
        if (text.trimmed().isEmpty()) {
            for (const QString &recent : vocabulary.recent) {
                proposals.append({recent, {}});
            }
        }
        return {cursor, 0, proposals + fieldProposals(false) + joiningProposals(isFirst)};
    }
    if (at->kind != Kind::Word && at->kind != Kind::Field && at->kind != Kind::Keyword) {
        return {cursor, 0, {}};
    }
    const QString typed = text.mid(at->start, cursor - at->start);
    const bool hasOperator = at->kind == Kind::Field;
    QList<FilterProposal> proposals = conditionProposals(typed, hasOperator, vocabulary);
    if (!hasOperator && typed.isUpper()) {
        proposals = fittingProposals(joiningProposals(place.index == 0), typed) + proposals;
    }
    return {at->start, at->length, proposals.mid(0, mostProposals)};
}

} // namespace flowconsole

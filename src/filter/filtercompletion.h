#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace flowconsole {

/// What is known of the executions, to be proposed.
struct FilterVocabulary
{
    QStringList flows;
    QStringList versions;
    QStringList environments;
    QStringList nodes;
    QStringList inputs;  ///< names of variables
    QStringList outputs; ///< names
    QStringList recent;  ///< whole filters, the latest first

    friend bool operator==(const FilterVocabulary &, const FilterVocabulary &) = default;
};

struct FilterProposal
{
    QString text;   ///< what is put in place
    QString detail; ///< what it means; may be empty

    friend bool operator==(const FilterProposal &, const FilterProposal &) = default;
};

/// What may stand at a place, and what of the text it replaces.
struct FilterCompletion
{
    qsizetype start = 0;
    qsizetype length = 0;
    QList<FilterProposal> proposals; ///< the likeliest first

    friend bool operator==(const FilterCompletion &, const FilterCompletion &) = default;
};

/// For the place before the character number `cursor`: fields, their operators and values, variables' names,
/// and the words that join conditions. Where nothing is typed yet, recent filters first.
[[nodiscard]] FilterCompletion completeFilter(const QString &text, qsizetype cursor,
                                              const FilterVocabulary &vocabulary);

} // namespace flowconsole

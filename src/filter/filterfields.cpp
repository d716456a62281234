#include "filter/filterfields.h"

#include "domain/words.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace flowconsole {

namespace {

struct FieldEntry
{
    RunField field;
    QLatin1String name;
    RunFieldKind kind;
};

constexpr std::array fieldTable{
    FieldEntry{RunField::State, QLatin1String("state"), RunFieldKind::Choice},
    FieldEntry{RunField::Flow, QLatin1String("flow"), RunFieldKind::Text},
    FieldEntry{RunField::FlowKey, QLatin1String("flowid"), RunFieldKind::Text},
    FieldEntry{RunField::Version, QLatin1String("version"), RunFieldKind::Text},
    FieldEntry{RunField::Launched, QLatin1String("launched"), RunFieldKind::Time},
    FieldEntry{RunField::Ended, QLatin1String("ended"), RunFieldKind::Time},
    FieldEntry{RunField::Duration, QLatin1String("duration"), RunFieldKind::Duration},
    FieldEntry{RunField::Latency, QLatin1String("latency"), RunFieldKind::Duration},
    FieldEntry{RunField::Input, QLatin1String("var"), RunFieldKind::Variable},
    FieldEntry{RunField::Output, QLatin1String("out"), RunFieldKind::Variable},
    FieldEntry{RunField::Node, QLatin1String("node"), RunFieldKind::Text},
    FieldEntry{RunField::Error, QLatin1String("error"), RunFieldKind::Text},
    FieldEntry{RunField::Id, QLatin1String("id"), RunFieldKind::Text},
    FieldEntry{RunField::Environment, QLatin1String("env"), RunFieldKind::Text},
    FieldEntry{RunField::ApiDialect, QLatin1String("dialect"), RunFieldKind::Choice},
    FieldEntry{RunField::Batch, QLatin1String("batch"), RunFieldKind::Text},
    FieldEntry{RunField::Row, QLatin1String("row"), RunFieldKind::Number},
    FieldEntry{RunField::Retries, QLatin1String("retries"), RunFieldKind::Number},
    FieldEntry{RunField::Timeout, QLatin1String("timeout"), RunFieldKind::Duration},
    FieldEntry{RunField::Overdue, QLatin1String("overdue"), RunFieldKind::Flag},
    FieldEntry{RunField::By, QLatin1String("by"), RunFieldKind::Choice},
};

struct OtherName
{
    QLatin1String name;
    RunField field;
};

constexpr std::array otherNames{
    OtherName{QLatin1String("detail"), RunField::Error},
    OtherName{QLatin1String("environment"), RunField::Environment},
    OtherName{QLatin1String("variable"), RunField::Input},
    OtherName{QLatin1String("output"), RunField::Output},
};

constexpr std::array allSources{Provenance::Inferred, Provenance::Polled, Provenance::Pushed,
                                Provenance::History};

const FieldEntry *entryOf(RunField field)
{
    const auto *entry = std::ranges::find(fieldTable, field, &FieldEntry::field);
    return entry == fieldTable.end() ? nullptr : entry;
}

/// How people write a key: without regard to case, blanks, hyphens and underscores.
QString loosely(const QString &text)
{
    QString plain = text.toCaseFolded();
    plain.removeIf([](QChar c) { return c == u'_' || c == u'-' || c.isSpace(); });
    return plain;
}

/// Levenshtein's distance.
qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(static_cast<size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), qsizetype(0));
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const qsizetype replaced = diagonal + (a.at(i) == b.at(j) ? 0 : 1);
            diagonal = row[at + 1];
            row[at + 1] = std::min({row[at] + 1, row[at + 1] + 1, replaced});
        }
    }
    return row.back();
}

} // namespace

const QList<RunField> &namedFields()
{
    static const QList<RunField> fields = [] {
        QList<RunField> all;
        for (const FieldEntry &entry : fieldTable) {
            all.append(entry.field);
        }
        return all;
    }();
    return fields;
}

QString fieldName(RunField field)
{
    const FieldEntry *entry = entryOf(field);
    return entry == nullptr ? QString() : QString(entry->name);
}

std::optional<RunField> fieldFromName(QStringView name)
{
    for (const FieldEntry &entry : fieldTable) {
        if (name.compare(entry.name, Qt::CaseInsensitive) == 0) {
            return entry.field;
        }
    }
    for (const OtherName &other : otherNames) {
        if (name.compare(other.name, Qt::CaseInsensitive) == 0) {
            return other.field;
        }
    }
    return std::nullopt;
}

RunFieldKind kindOf(RunField field)
{
    const FieldEntry *entry = entryOf(field);
    return entry == nullptr ? RunFieldKind::Text : entry->kind;
}

bool hasPath(RunField field)
{
    return kindOf(field) == RunFieldKind::Variable;
}

QString operatorText(FilterOperator comparison)
{
    switch (comparison) {
    case FilterOperator::Contains:
        return QStringLiteral(":");
    case FilterOperator::Equals:
        return QStringLiteral("=");
    case FilterOperator::Differs:
        return QStringLiteral("!=");
    case FilterOperator::Less:
        return QStringLiteral("<");
    case FilterOperator::LessOrEqual:
        return QStringLiteral("<=");
    case FilterOperator::Greater:
        return QStringLiteral(">");
    case FilterOperator::GreaterOrEqual:
        return QStringLiteral(">=");
    case FilterOperator::Matches:
        return QStringLiteral("~");
    }
    Q_UNREACHABLE();
}

const QList<FilterOperator> &operatorsOf(RunFieldKind kind)
{
    using enum FilterOperator;
    static const QList<FilterOperator> forText{Contains, Equals, Differs, Matches};
    static const QList<FilterOperator> forChoice{Contains, Equals, Differs};
    static const QList<FilterOperator> forAmount{Greater, GreaterOrEqual, Less,    LessOrEqual,
                                                 Equals,  Differs,        Contains};
    static const QList<FilterOperator> forVariable{Equals, Contains,       Differs,     Greater,
                                                   Less,   GreaterOrEqual, LessOrEqual, Matches};
    switch (kind) {
    case RunFieldKind::Text:
        return forText;
    case RunFieldKind::Choice:
    case RunFieldKind::Flag:
        return forChoice;
    case RunFieldKind::Number:
    case RunFieldKind::Duration:
    case RunFieldKind::Time:
        return forAmount;
    case RunFieldKind::Variable:
        return forVariable;
    }
    Q_UNREACHABLE();
}

QList<ExecutionState> statesOf(const QString &key)
{
    using enum ExecutionState;
    if (key == u"active") {
        return {Queued, Launching, Running, Terminating};
    }
    QList<ExecutionState> states;
    for (const ExecutionState state : allExecutionStates) {
        if (key == u"over" ? isFinal(state) : stateKey(state) == key) {
            states.append(state);
        }
    }
    return states;
}

QStringList choicesOf(RunField field)
{
    QStringList keys;
    if (field == RunField::State) {
        for (const ExecutionState state : allExecutionStates) {
            keys.append(stateKey(state));
        }
        keys << QStringLiteral("active") << QStringLiteral("over");
    } else if (field == RunField::ApiDialect) {
        for (const Dialect dialect : allDialects) {
            keys.append(dialectKey(dialect));
        }
    } else if (field == RunField::By) {
        for (const Provenance source : allSources) {
            keys.append(provenanceKey(source));
        }
    }
    return keys;
}

std::optional<QString> choiceFromText(RunField field, const QString &text)
{
    const QString wanted = loosely(text);
    const QStringList keys = choicesOf(field);
    for (const QString &key : keys) {
        if (loosely(key) == wanted) {
            return key;
        }
    }
    if (field == RunField::State) {
        for (const ExecutionState state : allExecutionStates) {
            if (loosely(stateName(state)) == wanted) {
                return stateKey(state);
            }
        }
    }
    return std::nullopt;
}

QString nearest(const QString &typed, const QStringList &known)
{
    const QString wanted = typed.toCaseFolded();
    constexpr qsizetype longest = 40;
    if (wanted.isEmpty() || wanted.size() > longest) {
        return {};
    }
    QString best;
    qsizetype least = std::max<qsizetype>(wanted.size() / 3, 1) + 1;
    for (const QString &one : known) {
        const QString folded = one.toCaseFolded();
        // What was begun, or begun too far, is as good as one wrong letter.
        const bool isBegun = wanted.size() >= 2 && (folded.startsWith(wanted) || wanted.startsWith(folded));
        const qsizetype differs = isBegun ? 1 : distance(wanted, folded);
        if (differs < least) {
            least = differs;
            best = one;
        }
    }
    return best;
}

} // namespace flowconsole

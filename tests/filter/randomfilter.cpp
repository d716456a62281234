#include "tests/filter/randomfilter.h"

#include "filter/filterfields.h"

#include <array>

namespace flowconsole {

namespace {

template <class List>
auto oneOf(QRandomGenerator &random, const List &list)
{
    return list.at(random.bounded(static_cast<quint32>(list.size())));
}

const QStringList &texts()
{
    static const QStringList all{
        QStringLiteral("Billing IVR"),
        QStringLiteral("billing"),
        QStringLiteral("Straße"),
        QStringLiteral("STRASSE"),
        QStringLiteral("ÄRGER"),
        QStringLiteral("ärger"),
        QStringLiteral("ﬁnal"),
        QStringLiteral("FINAL"),
        QStringLiteral("\u212Aelvin"),
        QStringLiteral("kelvin"),
        QStringLiteral("100%"),
        QStringLiteral("a_b"),
        QStringLiteral("axb"),
        QStringLiteral("it's"),
        QStringLiteral("say \"no\""),
        QStringLiteral("back\\slash"),
        QStringLiteral("a/b"),
        QStringLiteral("two\nlines"),
        QStringLiteral("ACC-99821"),
        QStringLiteral("time out"),
        QStringLiteral("Timeout"),
        QStringLiteral("14.0"),
        QStringLiteral("v14"),
        QStringLiteral("14"),
        QStringLiteral("9007199254740993"),
        QStringLiteral("9007199254740992"),
        QStringLiteral("1.50"),
        QStringLiteral("1.5"),
        QStringLiteral("-3e2"),
        QStringLiteral("-300"),
        QStringLiteral("日本語"),
        QStringLiteral("ошибка"),
        QStringLiteral("ОШИБКА"),
        QStringLiteral("!bang"),
        QStringLiteral("true"),
        QStringLiteral("2026-03-01"),
        QStringLiteral("GetInvoice"),
        QStringLiteral("row"),
        QStringLiteral("Overdue"),
        QStringLiteral("x"),
        QStringLiteral("NOT"),
        QStringLiteral("(a)"),
        QStringLiteral("state:failed"),
        QStringLiteral("\u0130stanbul"),
        QStringLiteral("😀"),
    };
    return all;
}

const QStringList &names()
{
    static const QStringList all{
        QStringLiteral("accountId"), QStringLiteral("ACCOUNTID"), QStringLiteral("a b"),
        QStringLiteral("items"),     QStringLiteral("Größe"),     QStringLiteral("x"),
        QStringLiteral("say \"n\""), QStringLiteral("0"),         QStringLiteral("a.b")};
    return all;
}

QString fragment(QRandomGenerator &random)
{
    const QString text = oneOf(random, texts());
    if (random.bounded(3) != 0) {
        return text;
    }
    const qsizetype from = random.bounded(static_cast<int>(text.size()));
    QString part = text.mid(from, 1 + random.bounded(4));
    if (part.front().isLowSurrogate() || part.back().isHighSurrogate()) {
        return text;
    }
    return random.bounded(2) == 0 ? part : part.toUpper();
}

FilterValue randomTime(QRandomGenerator &random)
{
    FilterTime time;
    switch (random.bounded(5)) {
    case 0:
        time.kind = FilterTime::Kind::Ago;
        time.ago = std::chrono::minutes(random.bounded(1, 3000));
        return time;
    case 1:
        return time;
    case 2:
        time.kind = FilterTime::Kind::Yesterday;
        return time;
    default:
        break;
    }
    time.kind = FilterTime::Kind::Moment;
    time.date = QDate(2026, 1, 3).addDays(random.bounded(4));
    time.precision = static_cast<FilterTime::Precision>(random.bounded(4));
    switch (time.precision) {
    case FilterTime::Precision::Day:
        return time;
    case FilterTime::Precision::Minute:
        time.time = QTime(random.bounded(24), random.bounded(60));
        break;
    case FilterTime::Precision::Second:
        time.time = QTime(random.bounded(24), random.bounded(60), random.bounded(60));
        break;
    case FilterTime::Precision::Millisecond:
        time.time = QTime(random.bounded(24), random.bounded(60), random.bounded(60), random.bounded(1000));
        break;
    }
    if (random.bounded(2) == 0) {
        time.offsetFromUtc = random.bounded(-12, 13) * 1800;
    }
    return time;
}

FilterValue randomPattern(QRandomGenerator &random)
{
    static const QStringList patterns{
        QStringLiteral("time.?out"),     QStringLiteral("^a"),           QStringLiteral("[0-9]+/?"),
        QStringLiteral("b\\\\s|ä"),      QStringLiteral("(Billing|x)$"), QStringLiteral("\\bIVR"),
        QStringLiteral("ACC-\\d{5}$"),   QStringLiteral("v1?4"),         QStringLiteral("1\\.50*"),
        QStringLiteral("say .no"),       QStringLiteral("K?elvin"),      QStringLiteral("a[^]x]b"),
        QStringLiteral("Get(In)?voice"), QStringLiteral("Stra..?e")};
    return FilterPattern{oneOf(random, patterns), random.bounded(2) == 0};
}

FilterValue randomValue(QRandomGenerator &random, const FilterCondition &condition)
{
    if (condition.comparison == FilterOperator::Matches) {
        return randomPattern(random);
    }
    switch (kindOf(condition.field)) {
    case RunFieldKind::Text:
    case RunFieldKind::Variable:
        return fragment(random);
    case RunFieldKind::Choice:
        return oneOf(random, choicesOf(condition.field));
    case RunFieldKind::Flag:
        return random.bounded(2) == 0;
    case RunFieldKind::Duration:
        return std::chrono::milliseconds(random.bounded(5) * (random.bounded(2) == 0 ? 1000 : 300));
    case RunFieldKind::Time:
        return randomTime(random);
    case RunFieldKind::Number:
        return qint64(random.bounded(-1, 4));
    }
    Q_UNREACHABLE();
}

FilterNode randomNode(QRandomGenerator &random, int depth)
{
    FilterNode node;
    const quint32 shape = depth > 3 ? 0 : random.bounded(8U);
    if (shape < 4) {
        FilterCondition &condition = node.condition;
        if (random.bounded(5) == 0) {
            condition.value = fragment(random);
            return node;
        }
        condition.field = oneOf(random, namedFields());
        condition.comparison = oneOf(random, operatorsOf(kindOf(condition.field)));
        for (int parts = hasPath(condition.field) ? random.bounded(1, 3) : 0; parts > 0; --parts) {
            condition.path.append(oneOf(random, names()));
        }
        condition.value = randomValue(random, condition);
        return node;
    }
    if (shape == 4) {
        node.kind = FilterNode::Kind::Not;
        node.parts.push_back(randomNode(random, depth + 1));
        return node;
    }
    node.kind = shape < 7 ? FilterNode::Kind::All : FilterNode::Kind::Any;
    while (node.parts.size() < 2 || random.bounded(3) == 0) {
        FilterNode part = randomNode(random, depth + 1);
        if (part.kind != node.kind) {
            node.parts.push_back(std::move(part));
        }
    }
    return node;
}

JsonValue randomJson(QRandomGenerator &random, int depth)
{
    switch (random.bounded(depth > 2 ? 5 : 8)) {
    case 0:
        return JsonValue::boolean(random.bounded(2) == 0);
    case 1:
        return JsonValue::number(
            oneOf(random,
                  QStringList{QStringLiteral("1.50"), QStringLiteral("1.5"), QStringLiteral("-3e2"),
                              QStringLiteral("9007199254740993"), QStringLiteral("14"), QStringLiteral("0")}));
    case 2:
        return {};
    case 3:
    case 4:
        return JsonValue::string(randomText(random));
    case 5: {
        JsonValue list = JsonValue::array();
        for (int i = random.bounded(3); i > 0; --i) {
            list.append(randomJson(random, depth + 1));
        }
        return list;
    }
    default: {
        JsonValue object = JsonValue::object();
        for (int i = random.bounded(4); i > 0; --i) {
            object.insert(oneOf(random, names()), randomJson(random, depth + 1));
        }
        return object;
    }
    }
}

JsonValue randomVariables(QRandomGenerator &random)
{
    JsonValue object = JsonValue::object();
    for (int i = random.bounded(4); i > 0; --i) {
        object.insert(oneOf(random, names()), randomJson(random, 0));
    }
    return object;
}

} // namespace

QString randomText(QRandomGenerator &random)
{
    return random.bounded(5) == 0 ? QString() : oneOf(random, texts());
}

QStringList randomNodes(QRandomGenerator &random)
{
    QStringList nodes;
    for (int i = random.bounded(3); i > 0; --i) {
        nodes.append(oneOf(random, texts()));
    }
    return nodes;
}

FilterTree randomFilter(QRandomGenerator &random)
{
    return {randomNode(random, 0)};
}

FlowExecution randomRun(QRandomGenerator &random, const QDateTime &around)
{
    const auto time = [&] {
        return random.bounded(4) == 0 ? QDateTime() : around.addMSecs(-random.bounded(2 * 86'400'000));
    };
    const auto milliseconds = [&] {
        return random.bounded(3) == 0 ? std::nullopt
                                      : std::optional(std::chrono::milliseconds(random.bounded(6) * 500));
    };
    FlowExecution run;
    run.id = newExecutionId();
    run.profileId = ProfileId(random.bounded(2) == 0 ? QStringLiteral("one") : QStringLiteral("two"));
    run.flowId = FlowId(randomText(random));
    run.flowName = randomText(random);
    run.flowVersion = randomText(random);
    run.environment = randomText(random);
    run.dialect = oneOf(random, allDialects);
    run.state = oneOf(random, allExecutionStates);
    run.platformState = randomText(random);
    run.platformId = PlatformExecutionId(randomText(random));
    run.conversationId = ConversationId(randomText(random));
    run.inputs = randomVariables(random);
    run.outputs = random.bounded(2) == 0 ? JsonValue() : randomVariables(random);
    run.createdAt = around.addMSecs(-random.bounded(3) * 1000 - random.bounded(2) * 86'400'000);
    run.launchedAt = time();
    run.endedAt = time();
    run.latency = milliseconds();
    run.launchLatency = milliseconds();
    run.timeout =
        random.bounded(2) == 0 ? std::nullopt : std::optional(std::chrono::seconds(random.bounded(5)));
    run.isOverdue = random.bounded(2) == 0;
    run.isReconciling = random.bounded(2) == 0;
    run.launchRetries = random.bounded(3);
    run.currentNode = randomText(random);
    run.detail = randomText(random);
    if (random.bounded(2) == 0) {
        run.error = ApiError();
        run.error->code = randomText(random);
        run.error->message = randomText(random);
        run.error->correlationId = randomText(random);
    }
    if (random.bounded(3) == 0) {
        run.batchId = newBatchId();
        run.batchRow = random.bounded(1, 4);
    }
    run.lastSeenBy = oneOf(
        random, std::array{Provenance::Inferred, Provenance::Polled, Provenance::Pushed, Provenance::History});
    run.lastSeenAt = around;
    return run;
}

} // namespace flowconsole

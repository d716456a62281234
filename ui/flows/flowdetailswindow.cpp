#include "ui/flows/flowdetailswindow.h"

#include "domain/words.h"
#include "ui/flows/flowtables.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copyableline.h"
#include "ui/widgets/detaildelegate.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/styleproperty.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTabWidget>
#include <QVBoxLayout>

namespace flowconsole {

FlowDetailsWindow::FlowDetailsWindow(Theme &theme, QWidget *parent)
    : QDialog(parent),
      m_theme(theme),
      m_versions(new FlowVersionsModel(this)),
      m_inputs(new FlowSchemaModel(this)),
      m_outputs(new FlowSchemaModel(this))
{
    setObjectName(QStringLiteral("flowDetailsWindow"));
    setWindowTitle(tr("Flow details"));
    setModal(false);
    m_name = createValue("flowDetailsName");
    m_name->setProperty("role", QStringLiteral("heading"));
    auto *content = new QVBoxLayout(this);
    content->setContentsMargins(20, 16, 20, 16);
    content->setSpacing(10);
    content->addWidget(m_name);
    content->addLayout(createFacts());
    content->addLayout(createVersions());
    createSchemas();
    content->addWidget(m_schemaNote);
    content->addWidget(m_schemas, 1);
    constexpr QSize usual(860, 680);
    resize(theme.scaled(usual.width()), theme.scaled(usual.height()));
    clear();
}

FlowDetailsWindow::~FlowDetailsWindow() = default;

QLabel *FlowDetailsWindow::createValue(const char *objectName)
{
    auto *label = new QLabel(this);
    label->setObjectName(QLatin1String(objectName));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QFormLayout *FlowDetailsWindow::createFacts()
{
    m_id = new CopyableLine(m_theme, tr("flow id", "what is copied"), this);
    m_id->setObjectName(QStringLiteral("flowDetailsId"));
    m_type = createValue("flowDetailsType");
    m_division = createValue("flowDetailsDivision");
    m_description = createValue("flowDetailsDescription");
    m_state = createValue("flowDetailsState");
    m_published = createValue("flowDetailsPublished");
    auto *facts = new QFormLayout;
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setHorizontalSpacing(16);
    facts->setVerticalSpacing(4);
    const auto add = [this, facts](const QString &name, QWidget *value) {
        auto *label = new QLabel(name, this);
        label->setProperty("role", QStringLiteral("muted"));
        value->setAccessibleName(name);
        facts->addRow(label, value);
    };
    add(tr("Id"), m_id);
    add(tr("Type"), m_type);
    add(tr("Division"), m_division);
    add(tr("Description"), m_description);
    add(tr("State"), m_state);
    add(tr("Published"), m_published);
    return facts;
}

QTableView *FlowDetailsWindow::createTable(const QString &name, const char *objectName)
{
    auto *table = new QTableView(this);
    table->setObjectName(QLatin1String(objectName));
    table->setAccessibleName(name);
    DetailDelegate::setUp(*table, m_theme);
    return table;
}

QBoxLayout *FlowDetailsWindow::createVersions()
{
    m_versionsTable = createTable(tr("Versions"), "flowVersions");
    m_versionsTable->setModel(m_versions);
    constexpr int rowsShown = 5;
    m_versionsTable->setFixedHeight(m_theme.scaled(28 * rowsShown));
    m_versionsTable->horizontalHeader()->setStretchLastSection(true);
    connect(m_versionsTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { lookAt(current.row()); });

    m_message = createValue("flowVersionsMessage");
    m_message->setProperty("role", QStringLiteral("small"));
    m_retry = new QPushButton(tr("Retry"), this);
    m_retry->setObjectName(QStringLiteral("flowVersionsRetry"));
    m_retry->setAutoDefault(false);
    connect(m_retry, &QPushButton::clicked, this, &FlowDetailsWindow::askAgain);
    m_use = new QPushButton(this);
    m_use->setObjectName(QStringLiteral("useVersion"));
    m_use->setAutoDefault(false);
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (const auto chosen = schemas()) {
            emit versionChosen(*chosen);
        }
    });
    m_useLatest = new QPushButton(tr("Back to the latest", "version of a flow"), this);
    m_useLatest->setObjectName(QStringLiteral("useLatestVersion"));
    m_useLatest->setAutoDefault(false);
    connect(m_useLatest, &QPushButton::clicked, this, &FlowDetailsWindow::latestChosen);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_message, 1);
    row->addWidget(m_retry);
    row->addWidget(m_useLatest);
    row->addWidget(m_use);
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addWidget(m_versionsTable);
    column->addLayout(row);
    return column;
}

void FlowDetailsWindow::createSchemas()
{
    m_schemaNote = createValue("flowSchemaNote");
    m_schemaNote->setProperty("role", QStringLiteral("small"));
    m_inputsTable = createTable(tr("Input"), "flowInputs");
    m_inputsTable->setModel(m_inputs);
    m_outputsTable = createTable(tr("Output"), "flowOutputs");
    m_outputsTable->setModel(m_outputs);
    for (const QTableView *table : {m_inputsTable, m_outputsTable}) {
        table->horizontalHeader()->setStretchLastSection(true);
    }
    m_outputsTable->setColumnHidden(FlowSchemaModel::Required, true); // a flow need not give what it can give
    m_outputsTable->setColumnHidden(FlowSchemaModel::Default, true);
    m_schemas = new QTabWidget(this);
    m_schemas->setObjectName(QStringLiteral("flowSchemas"));
    m_schemas->addTab(m_inputsTable, QString());
    m_schemas->addTab(m_outputsTable, QString());
}

bool FlowDetailsWindow::focusNextPrevChild(bool next)
{
    return moveFocus(tabStops(*this), next);
}

void FlowDetailsWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!m_isAsked) {
        askForVersions();
    }
}

void FlowDetailsWindow::clear()
{
    m_flow.reset();
    m_known.clear();
    m_lookedAt.clear();
    m_isAsked = false;
    m_versions->setRows({});
    m_name->setText(tr("Select a flow to see what it is."));
    say({}, false);
    showFacts();
    showSchemas();
    showButtons();
}

void FlowDetailsWindow::showFlow(const Flow &flow, const QString &obstacle, const QString &pinHindrance)
{
    const bool isOther = !m_flow || m_flow->id != flow.id;
    const bool isPublishedAnew = !isOther && m_flow->publishedVersion != flow.publishedVersion;
    if (isOther) {
        clear();
    }
    const bool wasLatest = !isOther && m_flow->publishedVersion && m_lookedAt == m_flow->publishedVersion->id;
    m_flow = flow;
    m_obstacle = obstacle;
    m_pinHindrance = pinHindrance;
    m_name->setText(flow.name);
    if (isOther || wasLatest) {
        m_lookedAt = flow.publishedVersion ? flow.publishedVersion->id : QString();
    }
    m_versions->setMarked(flow.publishedVersion ? flow.publishedVersion->id : QString(), m_pinned);
    showFacts();
    showSchemas();
    showButtons();
    if (isPublishedAnew) {
        m_isAsked = false;
    }
    if ((isOther || isPublishedAnew) && isVisible()) {
        askForVersions();
    }
}

void FlowDetailsWindow::showPinned(const QString &versionId)
{
    m_pinned = versionId;
    m_versions->setMarked(m_flow && m_flow->publishedVersion ? m_flow->publishedVersion->id : QString(),
                          m_pinned);
    showButtons();
}

void FlowDetailsWindow::askForVersions()
{
    if (!m_flow) {
        return;
    }
    m_isAsked = true;
    say(tr("Loading versions…"), false);
    emit versionsWanted(m_flow->id);
}

void FlowDetailsWindow::askAgain()
{
    askForVersions();
    if (m_flow && m_versions->rowOf(m_lookedAt) >= 0 && !schemas()) {
        emit versionWanted(m_flow->id, m_lookedAt);
        showSchemas();
    }
}

void FlowDetailsWindow::say(const QString &words, bool isProblem)
{
    m_message->setText(words);
    setStyleProperty(*m_message, "role", isProblem ? QStringLiteral("problem") : QStringLiteral("small"));
    m_retry->setVisible(isProblem);
}

void FlowDetailsWindow::showVersions(const FlowId &flow, const QList<FlowVersion> &versions)
{
    if (!m_flow || m_flow->id != flow) {
        return;
    }
    m_versions->setRows(versions);
    fitColumns(*m_versionsTable);
    QString words = m_pinHindrance;
    if (versions.isEmpty()) {
        words = tr("The platform tells of no version of this flow.");
    }
    say(words, false);
    const int row = m_lookedAt.isEmpty() ? 0 : m_versions->rowOf(m_lookedAt);
    if (row >= 0 && row < m_versions->rowCount()) {
        m_versionsTable->setCurrentIndex(m_versions->index(row, 0));
    }
    showButtons();
}

void FlowDetailsWindow::showVersionsFailure(const FlowId &flow, const ApiError &error)
{
    if (m_flow && m_flow->id == flow) {
        const ErrorWords words = describe(error);
        say(tr("The versions could not be loaded. %1 %2", "%1: what happened, %2: what to do")
                .arg(words.whatHappened, words.whatToDo),
            true);
    }
}

void FlowDetailsWindow::lookAt(int row)
{
    if (row < 0 || row >= m_versions->rowCount() || !m_flow) {
        return;
    }
    m_lookedAt = m_versions->rows().at(row).id;
    if (!schemas()) {
        emit versionWanted(m_flow->id, m_lookedAt);
    }
    showSchemas();
    showButtons();
}

void FlowDetailsWindow::showVersion(const FlowId &flow, const VersionSchemas &version)
{
    if (!m_flow || m_flow->id != flow) {
        return;
    }
    m_known.insert(version.version.id, version);
    if (version.version.id == m_lookedAt) {
        showSchemas();
        showButtons();
    }
}

void FlowDetailsWindow::showVersionFailure(const FlowId &flow, const QString &versionId, const ApiError &error)
{
    if (m_flow && m_flow->id == flow && versionId == m_lookedAt) {
        const ErrorWords words = describe(error);
        m_schemaNote->setText(
            tr("What %1 takes could not be loaded. %2 %3", "version, what happened, what to do")
                .arg(shortVersion(versionId), words.whatHappened, words.whatToDo));
        m_schemaNote->show();
        setStyleProperty(*m_schemaNote, "role", QStringLiteral("problem"));
        m_retry->show();
    }
}

std::optional<VersionSchemas> FlowDetailsWindow::schemas() const
{
    if (m_flow && m_flow->publishedVersion && m_flow->publishedVersion->id == m_lookedAt) {
        return VersionSchemas{*m_flow->publishedVersion, m_flow->inputSchema, m_flow->inputSchemaProblem,
                              m_flow->outputSchema};
    }
    const auto known = m_known.constFind(m_lookedAt);
    return known == m_known.cend() ? std::nullopt : std::optional(*known);
}

QString FlowDetailsWindow::publishedWords() const
{
    if (!m_flow || !m_flow->publishedVersion) {
        return m_flow ? tr("never") : QString();
    }
    const FlowVersion &version = *m_flow->publishedVersion;
    QStringList parts{shortVersion(version.id)};
    if (const QString when = minuteText(dateOf(version)); !when.isEmpty()) {
        parts.append(when);
    }
    if (!version.author.isEmpty()) {
        parts.append(tr("by %1", "a person").arg(version.author));
    }
    return parts.join(QStringLiteral(" · "));
}

void FlowDetailsWindow::showFacts()
{
    const auto orDash = [](const QString &text) { return text.isEmpty() ? QStringLiteral("–") : text; };
    m_id->setText(m_flow ? m_flow->id.text() : QString());
    m_type->setText(orDash(m_flow ? flowTypeName(m_flow->type) : QString()));
    m_division->setText(orDash(m_flow ? m_flow->division : QString()));
    m_description->setText(orDash(m_flow ? m_flow->description : QString()));
    m_published->setText(orDash(publishedWords()));
    showAvailability();
}

void FlowDetailsWindow::showAvailability()
{
    if (!m_flow) {
        m_state->setText(QStringLiteral("–"));
        setStyleProperty(*m_state, "role", QString());
        return;
    }
    QStringList sentences{m_obstacle.isEmpty() ? tr("Active: it can be launched.") : m_obstacle};
    if (!m_flow->lockedBy.isEmpty()) {
        sentences.append(tr("Locked by %1, who edits it; its published version can be launched all the same.",
                            "%1: a person or a client")
                             .arg(m_flow->lockedBy));
    }
    m_state->setText(sentences.join(u' '));
    setStyleProperty(*m_state, "role",
                     m_obstacle.isEmpty() ? QStringLiteral("good") : QStringLiteral("problem"));
}

void FlowDetailsWindow::showSchemas()
{
    const std::optional<VersionSchemas> shown = schemas();
    const QString version = shortVersion(m_lookedAt);
    QString note;
    if (!m_flow || m_lookedAt.isEmpty()) {
        note = QString();
    } else if (!shown) {
        note = tr("Loading what %1 takes and gives…", "%1: a version").arg(version);
    } else if (!shown->inputSchemaProblem.isEmpty()) {
        note = tr("The input schema of %1 cannot be read: %2", "%1: a version")
                   .arg(version, shown->inputSchemaProblem);
    } else if (!shown->inputSchema) {
        note = tr("The platform sends no input schema for %1: any variables can be sent.", "%1: a version")
                   .arg(version);
    }
    m_schemaNote->setText(note);
    m_schemaNote->setVisible(!note.isEmpty());
    setStyleProperty(*m_schemaNote, "role", QStringLiteral("small"));
    m_inputs->setRows(shown && shown->inputSchema ? shown->inputSchema->variables() : QList<FlowVariable>());
    m_outputs->setRows(shown && shown->outputSchema ? shown->outputSchema->variables() : QList<FlowVariable>());
    hideEmptyColumns();
    fitColumns(*m_inputsTable);
    fitColumns(*m_outputsTable);
    m_schemas->setTabText(0, tr("Input (%1)", "number of variables").arg(m_inputs->rowCount()));
    m_schemas->setTabText(1, tr("Output (%1)", "number of variables").arg(m_outputs->rowCount()));
}

/// The limits need the room.
void FlowDetailsWindow::hideEmptyColumns()
{
    for (const int column : {FlowSchemaModel::Required, FlowSchemaModel::Default}) {
        bool isEmpty = true;
        for (int row = 0; row < m_inputs->rowCount() && isEmpty; ++row) {
            isEmpty = m_inputs->index(row, column).data().toString().isEmpty();
        }
        m_inputsTable->setColumnHidden(column, isEmpty);
    }
}

void FlowDetailsWindow::fitColumns(QTableView &table) const
{
    constexpr int padding = 36;
    constexpr int widest = 200;
    QFont headFont = m_theme.smallFont();
    headFont.setWeight(QFont::DemiBold);
    const QFontMetrics head(headFont);
    for (int column = 0; column + 1 < table.model()->columnCount(); ++column) {
        const QString name = table.model()->headerData(column, Qt::Horizontal).toString();
        int width = head.horizontalAdvance(name) + m_theme.scaled(padding);
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            width = qMax(width, table.sizeHintForIndex(table.model()->index(row, column)).width());
        }
        table.setColumnWidth(column, qMin(width, m_theme.scaled(widest)));
    }
}

void FlowDetailsWindow::showButtons()
{
    const int row = m_versions->rowOf(m_lookedAt);
    const bool isPublished = row >= 0 && m_versions->rows().at(row).kind == FlowVersion::Kind::Published;
    const bool isLatest = m_flow && m_flow->publishedVersion && m_flow->publishedVersion->id == m_lookedAt;
    m_use->setText(row < 0 ? tr("Use for launches")
                           : tr("Use %1 for launches", "%1: a version").arg(shortVersion(m_lookedAt)));
    m_use->setVisible(m_pinHindrance.isEmpty());
    m_use->setEnabled(isPublished && !isLatest && m_lookedAt != m_pinned && schemas().has_value());
    m_use->setToolTip(row >= 0 && !isPublished ? tr("Only published versions can be launched.")
                      : isLatest               ? tr("This is the version that runs anyway.")
                                 : tr("Launches of this flow run this version until another is chosen, or "
                                      "the console is closed."));
    m_useLatest->setVisible(!m_pinned.isEmpty());
}

} // namespace flowconsole

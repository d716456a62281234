#include "ui/batch/batchsetup.h"

#include "ui/batch/batchcheckpart.h"
#include "ui/batch/batchcolumnspart.h"
#include "ui/batch/batchfilepart.h"
#include "ui/batch/batchoptionspart.h"
#include "ui/batch/wheelguard.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace flowconsole {

BatchSetup::BatchSetup(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("batchSetup"));
    createParts();
    connectParts();
    showFlowLine();
    showStage();
}

void BatchSetup::createParts()
{
    m_refusal = new InlineMessage(m_theme, this);
    m_refusal->setObjectName(QStringLiteral("batchStartRefusal"));
    m_refusal->hide();
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("batchScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(14);
    m_file = new BatchFilePart(m_theme, content);
    m_more = new QWidget(content);
    m_columns = new BatchColumnsPart(m_theme, m_more);
    m_check = new BatchCheckPart(m_theme, m_more);
    m_options = new BatchOptionsPart(m_more);
    auto *more = new QVBoxLayout(m_more);
    more->setContentsMargins(0, 0, 0, 0);
    more->setSpacing(16);
    for (QWidget *part : {static_cast<QWidget *>(m_columns), static_cast<QWidget *>(m_check),
                          static_cast<QWidget *>(m_options), createImpact()}) {
        more->addWidget(part);
    }
    column->addWidget(createFlowLine());
    column->addWidget(m_file);
    column->addWidget(m_more);
    column->addStretch(1);
    m_scroll->setWidget(content);
    m_wheel = new WheelGuard(this);
    m_wheel->guard(*content);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_refusal);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(createFoot());
}

QWidget *BatchSetup::createFlowLine()
{
    auto *line = new QWidget(this);
    m_flowName = new QLabel(line);
    m_flowName->setObjectName(QStringLiteral("batchFlow"));
    m_flowName->setProperty("role", QStringLiteral("heading"));
    m_flowName->setTextFormat(Qt::PlainText);
    m_flowName->setWordWrap(true);
    m_useOther = new QPushButton(line);
    m_useOther->setObjectName(QStringLiteral("useCatalogueFlow"));
    m_useOther->setProperty("role", QStringLiteral("link"));
    m_useOther->setAutoDefault(false);
    m_flowProblem = new QLabel(line);
    m_flowProblem->setObjectName(QStringLiteral("batchFlowProblem"));
    m_flowProblem->setProperty("role", QStringLiteral("problem"));
    m_flowProblem->setTextFormat(Qt::PlainText);
    m_flowProblem->setWordWrap(true);
    m_flowProblem->hide();
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_flowName, 1);
    first->addWidget(m_useOther);
    auto *layout = new QVBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(first);
    layout->addWidget(m_flowProblem);
    return line;
}

QWidget *BatchSetup::createImpact()
{
    m_impact = new QWidget(m_more);
    auto *title = new QLabel(tr("What it will cost"), m_impact);
    title->setProperty("role", QStringLiteral("strong"));
    m_impactWords = new QLabel(m_impact);
    m_impactWords->setObjectName(QStringLiteral("batchImpact"));
    m_impactWords->setTextFormat(Qt::PlainText);
    m_impactWords->setWordWrap(true);
    m_production = new InlineMessage(m_theme, m_impact);
    m_production->setObjectName(QStringLiteral("batchProduction"));
    m_production->hide();
    m_count = new QLineEdit(m_impact);
    m_count->setObjectName(QStringLiteral("batchRowCount"));
    m_countPart = new FormField(tr("Type the number of rows that will be launched"), m_count, m_impact);
    auto *layout = new QVBoxLayout(m_impact);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addWidget(m_impactWords);
    layout->addWidget(m_production);
    layout->addWidget(m_countPart);
    return m_impact;
}

QWidget *BatchSetup::createFoot()
{
    auto *foot = new QFrame(this);
    foot->setObjectName(QStringLiteral("paneFoot"));
    m_blocker = new QLabel(foot);
    m_blocker->setObjectName(QStringLiteral("batchBlocker"));
    m_blocker->setProperty("role", QStringLiteral("small"));
    m_blocker->setTextFormat(Qt::PlainText);
    m_blocker->setWordWrap(true);
    m_start = new QPushButton(foot);
    m_start->setObjectName(QStringLiteral("startBatch"));
    m_start->setProperty("role", QStringLiteral("primary"));
    m_start->setAutoDefault(false);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(20, 10, 20, 10);
    layout->setSpacing(12);
    layout->addWidget(m_blocker, 1);
    layout->addWidget(m_start);
    return foot;
}

} // namespace flowconsole

#include "ui/compare/runhead.h"

#include "domain/flow.h"
#include "domain/runcomparison.h"
#include "domain/words.h"
#include "models/timetext.h"
#include "ui/executions/chiplabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copyableline.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace flowconsole {

RunHead::RunHead(Theme &theme, const QString &side, QWidget *parent)
    : QFrame(parent),
      m_side(side),
      m_chip(new ChipLabel(theme, this)),
      m_flow(new ElidedLabel(this)),
      m_times(new ElidedLabel(this)),
      m_id(new CopyableLine(theme, tr("execution id"), this))
{
    auto *caption = new QLabel(side, this);
    caption->setProperty("role", QStringLiteral("small"));
    m_flow->setObjectName(QStringLiteral("runFlow"));
    m_flow->setProperty("role", QStringLiteral("strong"));
    m_times->setObjectName(QStringLiteral("runTimes"));
    m_times->setProperty("role", QStringLiteral("small"));
    m_id->setMuted();
    auto *line = new QHBoxLayout;
    line->setSpacing(theme.scaled(8));
    line->addWidget(caption);
    line->addWidget(m_chip);
    line->addWidget(m_flow, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.scaled(12), theme.scaled(8), theme.scaled(12), theme.scaled(8));
    layout->setSpacing(theme.scaled(4));
    layout->addLayout(line);
    layout->addWidget(m_times);
    layout->addWidget(m_id);
    clear();
}

void RunHead::setRun(const FlowExecution &run, const QDateTime &now)
{
    const QString name = run.flowName.isEmpty() ? run.flowId.text() : run.flowName;
    m_chip->setState(run.state);
    m_chip->show();
    m_flow->setWholeText((name + u' ' + shortVersion(run.flowVersion)).trimmed());
    QStringList times;
    times << (run.launchedAt.isValid() ? tr("Launched %1", "%1: a time").arg(exactTimeText(run.launchedAt))
                                       : tr("Not launched"));
    if (const auto time = runTime(run, now)) {
        times << (isFinal(run.state) ? tr("took %1", "%1: a duration").arg(durationText(*time))
                                     : tr("running for %1", "%1: a duration").arg(durationText(*time)));
    }
    m_times->setWholeText(times.join(QStringLiteral(" · ")));
    m_id->setText(run.id.text());
    setAccessibleName(m_side + QStringLiteral(": ") + m_flow->accessibleName() + QStringLiteral(", ") +
                      stateName(run.state));
}

void RunHead::clear()
{
    m_chip->hide();
    m_flow->setWholeText(tr("Reading…"));
    m_times->setWholeText({});
    m_id->setText({});
}

} // namespace flowconsole

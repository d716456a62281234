#include "ui/inspector/errorview.h"

#include "domain/words.h"
#include "ui/inspector/copyableline.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace flowconsole {

namespace {

QLabel *createText(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel *createKey(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("muted"));
    return label;
}

bool isEndedBadly(ExecutionState state)
{
    return state == ExecutionState::Failed || state == ExecutionState::TimedOut ||
           state == ExecutionState::Unknown;
}

QString codeText(const ApiError &error)
{
    QStringList parts;
    if (error.httpStatus > 0) {
        parts << QStringLiteral("HTTP %1").arg(error.httpStatus);
    }
    if (!error.code.isEmpty()) {
        parts << error.code;
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

void ErrorView::Field::setVisible(bool visible) const
{
    key->setVisible(visible);
    value->setVisible(visible);
}

ErrorView::ErrorView(Theme &theme, QWidget *parent)
    : QScrollArea(parent),
      m_happened(createText("errorHappened", this)),
      m_toDo(createText("errorToDo", this)),
      m_code(createText("errorCode", this)),
      m_correlation(new CopyableLine(theme, tr("correlation id"), this))
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    m_happened->setProperty("role", QStringLiteral("strong"));
    m_codeField = {createKey(tr("Code"), this), m_code};
    m_correlationField = {createKey(tr("Correlation id"), this), m_correlation};
    m_correlation->setObjectName(QStringLiteral("errorCorrelation"));

    auto *content = new QWidget(this);
    auto *layout = new QGridLayout(content);
    const int margin = theme.scaled(12);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setVerticalSpacing(theme.scaled(8));
    layout->setColumnMinimumWidth(0, theme.scaled(100));
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_happened, 0, 0, 1, 2);
    layout->addWidget(m_toDo, 1, 0, 1, 2);
    layout->addWidget(m_codeField.key, 2, 0);
    layout->addWidget(m_codeField.value, 2, 1);
    layout->addWidget(m_correlationField.key, 3, 0);
    layout->addWidget(m_correlationField.value, 3, 1);
    layout->setRowStretch(4, 1);
    setWidget(content);
}

bool ErrorView::hasError(const FlowExecution &execution)
{
    return execution.error.has_value() || isEndedBadly(execution.state);
}

void ErrorView::setExecution(const FlowExecution &execution)
{
    if (execution.error) {
        const ErrorWords words = describe(*execution.error);
        m_happened->setText(words.whatHappened);
        m_toDo->setText(words.whatToDo);
    } else if (isEndedBadly(execution.state)) {
        m_happened->setText(execution.detail.isEmpty() ? stateName(execution.state) : execution.detail);
        m_toDo->setText(tr("The requests tell what the platform answered."));
    } else {
        m_happened->setText({});
        m_toDo->setText(tr("No error so far."));
    }
    m_happened->setVisible(!m_happened->text().isEmpty());
    const ApiError error = execution.error.value_or(ApiError());
    m_code->setText(codeText(error));
    m_correlation->setText(error.correlationId);
    m_codeField.setVisible(!m_code->text().isEmpty());
    m_correlationField.setVisible(!error.correlationId.isEmpty());
}

} // namespace flowconsole

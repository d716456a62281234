#include "ui/preview/previewpane.h"

#include "base/redaction.h"
#include "domain/words.h"
#include "ui/inspector/jsonview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copyableline.h"
#include "ui/widgets/copyasbutton.h"
#include "ui/widgets/sectionhead.h"

#include <QLabel>
#include <QVBoxLayout>

namespace flowconsole {

PreviewPane::PreviewPane(Theme &theme, QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("previewPane"));
    const auto line = [this](const char *name, const char *role) {
        auto *label = new QLabel(this);
        label->setObjectName(QLatin1String(name));
        label->setProperty("role", QLatin1String(role));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        return label;
    };
    m_remark = line("previewRemark", "muted");
    m_address = new CopyableLine(theme, tr("address"), this);
    m_address->setObjectName(QStringLiteral("previewAddress"));
    m_body = new JsonView(theme, tr("Body of the request"), this);
    m_body->setObjectName(QStringLiteral("previewBody"));
    m_body->wrapLines();
    m_copyAs = new CopyAsButton(theme, m_body);
    m_body->addButton(m_copyAs);
    m_hash = new CopyableLine(theme, tr("SHA-256"), this);
    m_hash->setObjectName(QStringLiteral("previewHash"));
    m_note = line("previewNote", "small");

    auto *head = new SectionHead(theme.scaled(34), this);
    head->setTitle(tr("Request preview"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(head);
    constexpr int margin = 12;
    constexpr int spacing = 8;
    auto *layout = new QVBoxLayout;
    whole->addLayout(layout, 1);
    layout->setContentsMargins(margin, spacing, margin, spacing);
    layout->setSpacing(spacing);
    layout->addWidget(m_remark);
    layout->addWidget(m_address);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_hash);
    layout->addWidget(m_note);
    layout->addStretch();
    showNothing({});
}

void PreviewPane::showPreview(const LaunchPreview &preview, const QString &remark)
{
    const QString problem = preview.problem ? describe(*preview.problem).whatHappened : QString();
    m_remark->setText(problem.isEmpty() ? remark : problem);
    m_remark->setVisible(!m_remark->text().isEmpty());
    m_address->setText(preview.request.url.toString(QUrl::FullyEncoded), preview.request.method + u' ');
    m_body->setText(QString::fromUtf8(preview.request.requestBody));
    m_copyAs->setRequest(preview.request);
    m_hash->setText(preview.sha256, tr("SHA-256") + u' ');
    const QString size = tr("%n byte(s) to be sent.", "of a request's body", static_cast<int>(preview.bytes));
    m_note->setText(preview.isMasked
                        ? size + u' ' +
                              tr("Secure values stand as %1 here and in copies; size and hash are those of the "
                                 "bytes with the values themselves.")
                                  .arg(redactedPlaceholder())
                        : size);
    showLines(true);
}

void PreviewPane::showNothing(const QString &reason)
{
    m_remark->setText(reason);
    m_remark->setVisible(true);
    m_copyAs->setRequest({});
    showLines(false);
}

void PreviewPane::showLines(bool any)
{
    for (QWidget *widget : {static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_body),
                            static_cast<QWidget *>(m_hash), static_cast<QWidget *>(m_note)}) {
        widget->setVisible(any);
    }
}

} // namespace flowconsole

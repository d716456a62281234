#pragma once

#include <QLabel>

namespace flowconsole {

/// One line of plain text that gives way: cut with an ellipsis where there is no room, whole in its tool tip
/// then.
class ElidedLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidedLabel)

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setWholeText(const QString &text);
    /// Stands in the tool tip in place of the whole text.
    void setExplanation(const QString &explanation);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();
    void showToolTip();

    QString m_wholeText;
    QString m_explanation;
};

} // namespace flowconsole

#pragma once

#include <QLabel>

namespace flowconsole {

/// One line of a value that gives way: cut at its end where there is no room, whole in its tool tip then. Its
/// height never changes with its text. GUI thread.
class ValueLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ValueLabel)

public:
    explicit ValueLabel(QWidget *parent = nullptr);

    /// `note` says more than the text, in the tool tip.
    void setValue(const QString &text, const QString &note = {});
    [[nodiscard]] const QString &value() const { return m_value; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    QString m_value;
    QString m_note;
};

} // namespace flowconsole

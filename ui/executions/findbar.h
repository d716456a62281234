#pragma once

#include "ui/executions/rowfinder.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QToolButton;

namespace flowconsole {

class Theme;

/// The slim bar in which something is looked for in the table: what, how much of it there is, forth and back.
/// Return goes to the next one, Shift+Return to the one before, Escape closes. Hidden until it is opened. GUI
/// thread; the theme outlives it.
class FindBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindBar)

public:
    explicit FindBar(Theme &theme, QWidget *parent = nullptr);

    /// Shows it with the last text selected, and takes the focus.
    void open();
    [[nodiscard]] QString text() const;
    /// What the finder knows, where the operator stands in `row`.
    void showFound(const RowFinder &finder, int row);

signals:
    void textChanged(const QString &text);
    void stepped(flowconsole::RowFinder::Direction direction);
    /// The operator has closed it.
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QToolButton *createButton(const char *objectName);
    void step(RowFinder::Direction direction);
    void refreshLook();

    Theme &m_theme;
    QLineEdit *m_line = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_before = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_close = nullptr;
};

} // namespace flowconsole

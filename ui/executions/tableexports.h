#pragma once

#include "models/executionexport.h"

#include <QObject>

#include <functional>

class QFrame;
class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QWidget;

namespace flowconsole {

class InlineMessage;
class TableWriter;
class Theme;

/// Fills the menu of what can be exported: all of which `whole` says how many they are, and those that are
/// selected. `chosen` is told which, and whether the selected ones alone.
void fillExportMenu(QMenu &menu, const QString &whole, int selected,
                    const std::function<void(ExportFormat format, bool selectedOnly)> &chosen);

/// Exporting from a table, for the operator: asks where to, shows how far it is and lets it be cancelled, and
/// says how it went. GUI thread; writer and theme outlive it.
class TableExports final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableExports)

public:
    /// Has the writer begin with what is to be exported, once the operator has named the file; tells how many
    /// executions are left out of it, though listed.
    using Begin = std::function<qint64(const QString &path)>;

    TableExports(TableWriter &writer, Theme &theme, QWidget *parent);

    /// In which progress and outcome are shown; hidden while there is nothing to show.
    [[nodiscard]] QWidget *area() const;

    /// Asks for a file, of which the proposed name tells what is in it. While one is written that is said, and
    /// this one is offered again after it.
    void choose(ExportFormat format, const QString &name, const Begin &begin);
    [[nodiscard]] bool isAtWork() const;
    /// What failed or had to wait is not there any more to be exported.
    void dropOffers();

signals:
    /// Another export can, or cannot, be started.
    void atWorkChanged();

private:
    void createArea();
    void start(const QString &path, const Begin &begin, const std::function<void()> &again);
    void refuse(const std::function<void()> &again);
    [[nodiscard]] QString offerOfRefused() const;
    void showProgress(qint64 done, qint64 total);
    void showFinished(const QString &path, qint64 executions);
    void showFailed(const QString &path, const QString &reason);
    void showIdle();

    TableWriter &m_writer;
    Theme &m_theme;
    QWidget *m_parent;
    QWidget *m_area = nullptr;
    QFrame *m_bar = nullptr;
    QLabel *m_words = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    InlineMessage *m_outcome = nullptr;
    // These hold what is to be exported, which may be much.
    std::function<void()> m_again;   ///< what is being written or has failed, with another file
    std::function<void()> m_refused; ///< what was asked for meanwhile, until its offer is taken or dismissed
    qint64 m_leftOut = 0;            ///< executions below collapsed headings
};

} // namespace flowconsole

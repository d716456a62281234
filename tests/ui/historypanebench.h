#pragma once

#include "exportbench.h"
#include "shownwindow.h"
#include "tests/models/fakehistory.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace flowconsole {

/// The main window on the screen with 10,500 stored executions, and what an operator sees and does there.
class HistoryPaneBench
{
protected:
    void open()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_theme.setChoice(SchemeChoice::Light);
        m_shown = std::make_unique<ShownWindow>(m_theme, m_folder->filePath(QStringLiteral("settings.ini")));
        m_history =
            std::make_unique<FakeHistory>(m_shown->window.storedRuns(), 10'500, m_shown->clock.nowUtc());
        const Flow flow = lateFeeWaiver();
        const JsonValue input = flow.inputSchema->sampleInput();
        for (FlowExecution &run : m_history->runs) {
            run.flowId = flow.id;
            run.flowName = flow.name;
            run.inputs = input;
        }
        m_shown->signInAndShowFlows();
        HistoryState state;
        state.status = HistoryState::Status::Ready;
        m_shown->window.showHistory(state);
        m_shown->window.activateWindow();
        QTRY_VERIFY(m_shown->window.isActiveWindow());
    }

    void close()
    {
        m_history.reset();
        m_shown.reset();
    }

    [[nodiscard]] QTableView *table() const
    {
        return m_shown->window.findChild<QTableView *>(QStringLiteral("historyTable"));
    }
    [[nodiscard]] QTableView *live() const
    {
        return m_shown->window.findChild<QTableView *>(QStringLiteral("executionsTable"));
    }
    [[nodiscard]] QString idOfRow(int row) const { return m_shown->window.storedRuns().idAt(row).text(); }
    [[nodiscard]] QString note() const
    {
        return table()->parentWidget()->findChild<QLabel *>(QStringLiteral("sectionNote"))->text();
    }
    [[nodiscard]] QString emptyText() const
    {
        const auto *label = m_shown->window.findChild<QLabel *>(QStringLiteral("historyEmpty"));
        return label->isVisible() ? label->text() : QString();
    }

    [[nodiscard]] QWidget *pane() const { return table()->parentWidget(); }
    [[nodiscard]] QMenu *exportMenu() const
    {
        return pane()->findChild<QMenu *>(QStringLiteral("storedExportMenu"));
    }
    [[nodiscard]] QWidget *bar() const { return pane()->findChild<QWidget *>(QStringLiteral("exportBar")); }
    [[nodiscard]] QString exportWords() const
    {
        return pane()->findChild<QLabel *>(QStringLiteral("exportWords"))->text();
    }
    [[nodiscard]] QString found() const
    {
        return pane()->findChild<QLabel *>(QStringLiteral("findCount"))->text();
    }
    [[nodiscard]] QString outcome() const
    {
        const auto *message = pane()->findChild<QWidget *>(QStringLiteral("exportOutcome"));
        QStringList texts;
        for (const QLabel *label : message->findChildren<QLabel *>()) {
            texts << label->text();
        }
        return message->isVisible() ? texts.join(u' ') : QString();
    }
    [[nodiscard]] QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    [[nodiscard]] static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] bool isFileAskedFor() const { return openFileDialog(*pane()) != nullptr; }
    void chooseExport(const QString &name)
    {
        m_shown->window.activateWindow(); // A menu or dialog that was closed has left no window active.
        QTRY_VERIFY(m_shown->window.isActiveWindow());
        QTest::keyClick(&m_shown->window, Qt::Key_E, Qt::ControlModifier);
        chooseIn(*exportMenu(), name);
    }
    void answerDialog(const QString &path)
    {
        QFileDialog *dialog = openFileDialog(*pane());
        QVERIFY(dialog != nullptr);
        nameTheFile(*dialog, path);
    }
    /// Rows that are selected may have to be read before the file is asked for.
    void exportBy(const QString &name, const QString &path)
    {
        chooseExport(name);
        QTRY_VERIFY(isFileAskedFor());
        answerDialog(path);
    }
    /// Of the outcome; nullptr where it is not offered.
    [[nodiscard]] QAbstractButton *outcomeButton(const char *name) const
    {
        auto *button = pane()
                           ->findChild<QWidget *>(QStringLiteral("exportOutcome"))
                           ->findChild<QAbstractButton *>(QLatin1String(name));
        return button->isVisible() ? button : nullptr;
    }
    void select(int first, int last) const
    {
        table()->selectionModel()->select(
            QItemSelection(table()->model()->index(first, 0), table()->model()->index(last, 0)),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    [[nodiscard]] QString message() const
    {
        const auto *shown = pane()->findChild<QWidget *>(QStringLiteral("storedMessage"));
        return shown->isVisible() ? shown->findChild<QLabel *>(QStringLiteral("inlineMessageText"))->text()
                                  : QString();
    }
    /// The bar for finding, with this in it.
    void find(const QString &text) const
    {
        QTest::keyClick(&m_shown->window, Qt::Key_G, Qt::ControlModifier);
        QTest::keyClicks(pane()->findChild<QLineEdit *>(QStringLiteral("findLine")), text);
    }
    void findNext() const
    {
        QTest::keyClick(pane()->findChild<QLineEdit *>(QStringLiteral("findLine")), Qt::Key_Return);
    }

    void showStored()
    {
        QTest::keyClick(&m_shown->window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(table()->isVisible());
        QTRY_VERIFY(m_history->failure.isEmpty() ? !m_history->searches.isEmpty() : true);
        if (m_history->failure.isEmpty() && !m_history->runs.isEmpty()) {
            QTRY_VERIFY(table()->model()->rowCount() > 0);
        }
    }

    [[nodiscard]] QPoint placeOf(int row) const
    {
        table()->scrollTo(table()->model()->index(row, 1));
        return table()->visualRect(table()->model()->index(row, 1)).center();
    }

    void clickRow(int row) { QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, placeOf(row)); }

    static void clickTab(QWidget *pane, int tab)
    {
        auto *bar = pane->findChild<QTabBar *>(QStringLiteral("tableSwitch"));
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
    }

    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ShownWindow> m_shown;
    std::unique_ptr<FakeHistory> m_history;
};

} // namespace flowconsole

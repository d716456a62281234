#pragma once

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>

namespace flowconsole {

// What an operator does to export a table, once its menu is open.

/// By the keys of the menu.
inline void chooseIn(QMenu &menu, const QString &name)
{
    QVERIFY(menu.isVisible());
    const auto *wanted = menu.findChild<QAction *>(name);
    QVERIFY2(wanted != nullptr, qPrintable(name));
    for (qsizetype i = 0; i < menu.actions().size() && menu.activeAction() != wanted; ++i) {
        QTest::keyClick(&menu, Qt::Key_Down);
    }
    QCOMPARE(menu.activeAction(), wanted);
    QTest::keyClick(&menu, Qt::Key_Return);
    QVERIFY(!menu.isVisible());
}

/// nullptr where none asks for a file.
[[nodiscard]] inline QFileDialog *openFileDialog(const QWidget &pane)
{
    for (QFileDialog *dialog : pane.findChildren<QFileDialog *>(QStringLiteral("exportDialog"))) {
        if (dialog->isVisible()) {
            return dialog;
        }
    }
    return nullptr;
}

/// As who types the path and presses Return, and wants an older file replaced.
inline void nameTheFile(QFileDialog &dialog, const QString &path)
{
    auto *line = dialog.findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    QVERIFY(line != nullptr);
    line->setText(path);
    if (QFileInfo::exists(path)) {
        QTimer::singleShot(0, &dialog, [&dialog] {
            const auto *question = dialog.findChild<QMessageBox *>();
            QVERIFY(question != nullptr);
            question->button(QMessageBox::Yes)->click();
        });
    }
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
}

} // namespace flowconsole

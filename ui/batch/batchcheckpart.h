#pragma once

#include "domain/batch.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace flowconsole {

class BatchProblemsModel;
class Theme;

/// Looking through the whole file before anything is sent: the button, how far it is, and what it found, every
/// bad row with line, column and reason. GUI thread; the theme outlives it.
class BatchCheckPart final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchCheckPart)

public:
    BatchCheckPart(Theme &theme, QWidget *parent = nullptr);

    /// Nothing is known of the file as it is to be read now. `canCheck` false: something is in the way.
    void showUnchecked(bool canCheck);
    void showChecking();
    void showProgress(qint64 bytesRead, qint64 bytes);
    void showFound(const BatchCheck &found);

signals:
    void checkRequested();
    void cancelRequested();

private:
    void createTable();
    [[nodiscard]] QPushButton *addButton(const QString &text, const char *objectName);
    void setResult(const QString &words, const QString &role);
    void showList(bool shown);
    /// As high as its rows, as far as they stay readable beside the rest.
    void fitTable();
    void copySelected() const;
    void copyAll() const;
    void chooseListFile();
    void saveList(const QString &path);

    Theme &m_theme;
    BatchProblemsModel *m_model = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_cancel = nullptr;
    QProgressBar *m_bar = nullptr;
    QLabel *m_far = nullptr;
    QLabel *m_result = nullptr;
    QTableView *m_table = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
    QLabel *m_saved = nullptr;
};

} // namespace flowconsole

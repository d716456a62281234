#pragma once

#include "domain/batch.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace flowconsole {

class FormField;
class Theme;

/// Which file, and how it is to be read. A file comes by the dialog, by drag and drop, or by its path typed.
/// GUI thread; the theme outlives it.
class BatchFilePart final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchFilePart)

public:
    explicit BatchFilePart(Theme &theme, QWidget *parent = nullptr);

    void setFile(const QString &path);
    /// As the file was read; `isKnown` false hides the choice.
    void setFormat(BatchFormat format, QChar separator, bool isKnown);
    /// Why it cannot be read; empty where it can.
    void showProblem(const QString &problem);
    [[nodiscard]] BatchFormat format() const;
    [[nodiscard]] QChar separator() const;

signals:
    void fileChosen(const QString &path);
    /// The operator wants the file read in another way.
    void formatChosen();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    [[nodiscard]] QWidget *createPathEditor();
    void openDialog();
    void takeTyped();
    void showSeparator();

    FormField *m_pathField = nullptr;
    QLineEdit *m_path = nullptr;
    QString m_chosen;
    QWidget *m_formatLine = nullptr;
    QComboBox *m_format = nullptr;
    QComboBox *m_separator = nullptr;
    QWidget *m_separatorField = nullptr;
};

} // namespace flowconsole

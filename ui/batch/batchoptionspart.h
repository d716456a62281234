#pragma once

#include "domain/batch.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace flowconsole {

class FormField;
class Theme;

/// How the rows leave: how many at a time, how far apart, with which time limit, and where the result file is
/// written. GUI thread.
class BatchOptionsPart final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchOptionsPart)

public:
    explicit BatchOptionsPart(QWidget *parent = nullptr);

    void setDialect(Dialect dialect);
    /// Stands there until the operator writes another one.
    void proposeResultPath(const QString &path);
    void writeTo(BatchSpec &spec) const;
    /// Why the batch cannot start with these options; empty where it can.
    [[nodiscard]] QString problem() const;

signals:
    void edited();

private:
    [[nodiscard]] QWidget *createResultEditor();
    [[nodiscard]] QSpinBox *addSpin(const char *objectName, int lowest, int highest);
    void chooseResultFile();
    void takeResultPath();
    void showActions();

    Dialect m_dialect = Dialect::Published;
    QSpinBox *m_concurrency = nullptr;
    QSpinBox *m_stagger = nullptr;
    QSpinBox *m_timeout = nullptr;
    QSpinBox *m_priority = nullptr;
    FormField *m_priorityField = nullptr;
    QComboBox *m_action = nullptr;
    FormField *m_actionField = nullptr;
    QLineEdit *m_result = nullptr;
    FormField *m_resultField = nullptr;
    bool m_isResultTyped = false;
};

} // namespace flowconsole

#pragma once

#include "domain/batch.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;

namespace flowconsole {

class BatchPreviewTable;
class Theme;

/// Which column goes to which variable, and the first rows as they would be sent. GUI thread; the theme
/// outlives it.
class BatchColumnsPart final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchColumnsPart)

public:
    BatchColumnsPart(Theme &theme, QWidget *parent = nullptr);

    /// What was found at the beginning of the file.
    void showFound(const BatchCheck &found);
    [[nodiscard]] QList<BatchColumn> columns() const;
    /// Why these columns cannot be sent; empty where they can.
    [[nodiscard]] QString problem() const;

signals:
    void columnsChanged();

private:
    void rebuild();
    void addRow(int row, const BatchColumn &column);
    void fill(QComboBox &combo, const BatchColumn &column) const;
    void takeChoice();
    void showTypes();
    void showMissing();
    [[nodiscard]] QStringList missingVariables() const;
    [[nodiscard]] QStringList doubledVariables() const;
    [[nodiscard]] bool takesUnknown() const;

    BatchSpec m_spec;
    QWidget *m_rows = nullptr;
    QGridLayout *m_grid = nullptr;
    QList<QComboBox *> m_choices; ///< in the order of the columns
    QList<QLabel *> m_types;
    QLabel *m_missing = nullptr;
    QLabel *m_previewTitle = nullptr;
    BatchPreviewTable *m_preview = nullptr;
};

} // namespace flowconsole

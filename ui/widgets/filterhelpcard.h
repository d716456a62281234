#pragma once

#include <QDialog>

class QTableView;

namespace flowconsole {

class Theme;

/// The card that explains the filter language, with examples to try. Return or a double click takes the example
/// of a line. GUI thread; the theme outlives it.
class FilterHelpCard final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterHelpCard)

public:
    FilterHelpCard(Theme &theme, QWidget *parent);

signals:
    void exampleChosen(const QString &filter);

private:
    void choose(const QModelIndex &index);

    QTableView *m_lines = nullptr;
};

} // namespace flowconsole

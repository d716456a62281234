#include "ui/widgets/filterhelpcard.h"

#include "filter/filterhelp.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detaildelegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

constexpr int exampleColumn = 2;

QStandardItem *helpCell(const QString &text, DetailDelegate::Tone tone)
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    item->setData(static_cast<int>(tone), DetailDelegate::ToneRole);
    item->setToolTip(text);
    return item;
}

} // namespace

FilterHelpCard::FilterHelpCard(Theme &theme, QWidget *parent) : QDialog(parent), m_lines(new QTableView(this))
{
    setObjectName(QStringLiteral("filterHelp"));
    setWindowTitle(tr("How to filter"));
    setAttribute(Qt::WA_DeleteOnClose);
    // In the font for code a program would draw "!=" and ">=" as signs that nobody can type.
    auto *model = new QStandardItemModel(this);
    model->setHorizontalHeaderLabels({tr("Type"), tr("To find"), tr("For example")});
    const QList<FilterHelpLine> lines = filterGrammarHelp() + filterFieldHelp();
    for (const FilterHelpLine &line : lines) {
        model->appendRow({helpCell(line.term, DetailDelegate::Tone::Plain),
                          helpCell(line.meaning, DetailDelegate::Tone::Plain),
                          helpCell(line.example, DetailDelegate::Tone::Muted)});
    }
    m_lines->setObjectName(QStringLiteral("filterHelpLines"));
    m_lines->setAccessibleName(tr("Filter language"));
    m_lines->setModel(model);
    DetailDelegate::setUp(*m_lines, theme);
    m_lines->setTabKeyNavigation(false);
    m_lines->verticalHeader()->hide();
    m_lines->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_lines->setColumnWidth(0, theme.scaled(110));
    m_lines->setColumnWidth(exampleColumn, theme.scaled(310));
    auto *note =
        new QLabel(tr("Return takes the example of a line. Upper and lower case are the same, but for AND, OR "
                      "and NOT. Times without a zone are local. What is not known, such as the duration of "
                      "an execution that runs, answers every comparison with no."),
                   this);
    note->setProperty("role", QStringLiteral("muted"));
    note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_lines);
    note->setContentsMargins(theme.scaled(12), theme.scaled(8), theme.scaled(12), theme.scaled(8));
    layout->addWidget(note);
    resize(theme.scaled(980), theme.scaled(560));
    m_lines->selectRow(0);
    connect(m_lines, &QTableView::activated, this, &FilterHelpCard::choose);
}

void FilterHelpCard::choose(const QModelIndex &index)
{
    emit exampleChosen(index.siblingAtColumn(exampleColumn).data().toString());
    close();
}

} // namespace flowconsole

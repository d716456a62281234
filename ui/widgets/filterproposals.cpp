#include "ui/widgets/filterproposals.h"

#include "ui/theme/theme.h"
#include "ui/widgets/filterrowdelegate.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QStandardItemModel>

namespace flowconsole {

namespace {

constexpr int mostVisibleProposals = 12;

QStandardItem *createLine(const FilterRow &row)
{
    auto *item =
        new QStandardItem(row.detail.isEmpty() ? row.title : row.title + QStringLiteral("   ") + row.detail);
    item->setData(static_cast<int>(row.kind), FilterRowDelegate::KindRole);
    item->setData(row.title, FilterRowDelegate::TitleRole);
    item->setData(row.detail, FilterRowDelegate::DetailRole);
    item->setData(row.isFirstOfGroup, FilterRowDelegate::GroupRole);
    switch (row.kind) {
    case FilterRow::Kind::Saved:
        item->setToolTip(row.detail);
        item->setData(FilterProposals::tr("Saved filter %1: %2", "%1: its name, %2: the filter")
                          .arg(row.title, row.detail),
                      Qt::AccessibleTextRole);
        break;
    case FilterRow::Kind::Recent:
        item->setToolTip(row.title);
        item->setData(FilterProposals::tr("Recent filter: %1").arg(row.title), Qt::AccessibleTextRole);
        break;
    case FilterRow::Kind::Note:
        item->setFlags(Qt::NoItemFlags);
        break;
    case FilterRow::Kind::Language:
    case FilterRow::Kind::Save:
    case FilterRow::Kind::Clear:
        break;
    }
    return item;
}

} // namespace

FilterProposals::FilterProposals(Theme &theme, QLineEdit &field)
    : QObject(&field), m_field(field), m_model(new QStandardItemModel(this))
{
    m_completer = new QCompleter(m_model, this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(mostVisibleProposals);
    m_completer->setWidget(&field);
    QAbstractItemView &list = popup();
    list.setObjectName(QStringLiteral("completions"));
    list.setAccessibleName(tr("Proposals for the filter"));
    list.setMouseTracking(true);
    m_delegate = new FilterRowDelegate(theme, &list);
    list.setItemDelegate(m_delegate);
    list.installEventFilter(this);
    list.viewport()->installEventFilter(this);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &FilterProposals::take);
}

QAbstractItemView &FilterProposals::popup() const
{
    return *m_completer->popup();
}

void FilterProposals::show(const QList<FilterRow> &rows, const QRect &area, int chosen)
{
    m_rows = rows;
    m_model->clear();
    for (const FilterRow &row : rows) {
        m_model->appendRow(createLine(row));
    }
    m_completer->complete(area);
    // QCompleter does not reckon with the padding of the style sheet, and a few lines would scroll.
    const int missing =
        popup().sizeHintForRow(0) * static_cast<int>(rows.size()) - popup().viewport()->height();
    if (rows.size() <= mostVisibleProposals && missing > 0) {
        popup().resize(popup().width(), popup().height() + missing);
    }
    popup().setCurrentIndex({});
    if (chosen >= 0) {
        const int line = std::min(chosen, static_cast<int>(rows.size()) - 1);
        popup().setCurrentIndex(m_completer->completionModel()->index(line, 0));
    }
}

void FilterProposals::hide()
{
    popup().hide();
}

bool FilterProposals::isVisible() const
{
    return popup().isVisible();
}

const FilterRow *FilterProposals::rowAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? &m_rows.at(index.row()) : nullptr;
}

void FilterProposals::take(const QModelIndex &index)
{
    if (const FilterRow *row = rowAt(index); row != nullptr && row->kind != FilterRow::Kind::Note) {
        const FilterRow chosen = *row; // which the list that follows replaces
        emit taken(chosen);
    }
}

bool FilterProposals::takeKey(int key)
{
    const QModelIndex current = popup().currentIndex();
    const FilterRow *row = rowAt(current);
    switch (key) {
    case Qt::Key_Tab:
        hide();
        if (row == nullptr) {
            QKeyEvent goOn(QEvent::KeyPress, Qt::Key_Tab, Qt::NoModifier);
            QCoreApplication::sendEvent(&m_field, &goOn);
        } else {
            take(current);
        }
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_Delete:
        if (row != nullptr && row->isRemovable()) {
            const FilterRow removed = *row;
            emit removeRequested(removed, current.row());
            return true;
        }
        return false;
    case Qt::Key_F2:
        if (row != nullptr && row->kind == FilterRow::Kind::Saved) {
            const FilterRow renamed = *row;
            hide();
            emit renameRequested(renamed);
            return true;
        }
        return false;
    }
    return false;
}

/// A press on the cross of a line takes it off the list; of press and release, the list hears nothing.
bool FilterProposals::takePress(const QPoint &place, bool isRelease)
{
    const QModelIndex index = popup().indexAt(place);
    const FilterRow *row = rowAt(index);
    if (row == nullptr || !row->isRemovable() ||
        !m_delegate->crossArea(popup().visualRect(index), popup().layoutDirection()).contains(place)) {
        return false;
    }
    if (isRelease) {
        const FilterRow removed = *row;
        emit removeRequested(removed, index.row());
    }
    return true;
}

bool FilterProposals::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &popup() && event->type() == QEvent::Hide) {
        emit hidden();
    } else if (watched == &popup() && event->type() == QEvent::KeyPress) {
        // All other keys are QCompleter's and the field's, to which it hands them on.
        return takeKey(static_cast<QKeyEvent *>(event)->key());
    } else if (watched == popup().viewport() &&
               (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease)) {
        const auto *press = static_cast<QMouseEvent *>(event);
        return press->button() == Qt::LeftButton &&
               takePress(press->position().toPoint(), event->type() == QEvent::MouseButtonRelease);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace flowconsole

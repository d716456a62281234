#pragma once

class QModelIndex;
class QPainter;
class QStyleOptionViewItem;

namespace flowconsole {

class Theme;

/// What is behind a row of two lines in a list: its colour by selection and pointer, the hairline below it, and
/// the bar that shows where the focus is. GUI thread.
void paintListRow(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                  const Theme &theme);

} // namespace flowconsole

#include "ui/widgets/listrow.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace flowconsole {

namespace {

constexpr int focusBarPixels = 2;

} // namespace

void paintListRow(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                  const Theme &theme)
{
    const Tokens &tokens = theme.tokens();
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    const bool isHovered = (option.state & QStyle::State_MouseOver) != 0;
    painter.fillRect(option.rect, isSelected ? tokens.accentSoft : isHovered ? tokens.raised : tokens.surface);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.border);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view != nullptr && view->hasFocus() && view->currentIndex() == index) {
        const QRect bar(option.rect.left(), option.rect.top(), focusBarPixels, option.rect.height());
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), tokens.accent);
    }
}

} // namespace flowconsole

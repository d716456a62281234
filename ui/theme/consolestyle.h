#pragma once

#include <QProxyStyle>

namespace flowconsole {

/// Fusion, which underlines the letters of menus and buttons only while Alt is held. Keys pressed in an open
/// menu or another popup are the popup's alone: to Qt it is a part of the window behind it, whose shortcuts
/// would act on what the operator does not look at. Belongs to the application, as every style does.
class ConsoleStyle final : public QProxyStyle
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsoleStyle)

public:
    ConsoleStyle();

    using QProxyStyle::polish;
    /// Lists of choices are painted as the style sheet says, which their usual delegate does not heed.
    void polish(QWidget *widget) override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *returned) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUnderlining(bool underlines);

    bool m_underlines = false;
};

} // namespace flowconsole

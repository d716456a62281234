#pragma once

#include <QProxyStyle>

namespace flowconsole {

/// Fusion, which underlines the letters of menus and buttons only while Alt is held. Belongs to the
/// application, as every style does.
class ConsoleStyle final : public QProxyStyle
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsoleStyle)

public:
    ConsoleStyle();

    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *returned) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUnderlining(bool underlines);

    bool m_underlines = false;
};

} // namespace flowconsole

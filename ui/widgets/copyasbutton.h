#pragma once

#include "domain/requestcopy.h"
#include "domain/requestrecord.h"

#include <QPushButton>

namespace flowconsole {

class Theme;

/// Opens a menu of the forms in which a request can be copied to be sent again elsewhere. GUI thread; the theme
/// outlives it.
class CopyAsButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CopyAsButton)

public:
    explicit CopyAsButton(Theme &theme, QWidget *parent = nullptr);

    /// One without a method cannot be copied.
    void setRequest(const RequestRecord &request);

private:
    void copyAs(CopyForm form) const;
    void showIcon();

    Theme &m_theme;
    RequestRecord m_request;
};

} // namespace flowconsole

#pragma once

#include "domain/connectionprofile.h"
#include "domain/flowexecution.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QList>
#include <QObject>
#include <QTemporaryDir>

namespace flowconsole {

class SystemScheme;

enum class ColourScheme { Light, Dark };
enum class SchemeChoice { FollowSystem, Light, Dark };

/// The colours that everything is drawn with.
struct Tokens
{
    QColor window;
    QColor surface;
    QColor raised;
    QColor border;
    QColor text;
    QColor muted;
    QColor faint;
    QColor accent;
    QColor accentSoft;
    QColor onAccent; ///< text on an accent background
    QColor success;
    QColor danger;
    QColor dangerSoft;
    QColor warning;
    QColor warningSoft;
};

/// A state's chip: word (words.h), icon and colours together, never a colour alone.
struct StateStyle
{
    QColor text;
    QColor soft; ///< behind the text
    QString iconName;
};

/// Owns the look: palette, style sheet, fonts and icons of the application, in a light and a dark scheme. Lives
/// in the GUI thread as long as any window; every widget that paints with tokens listens to changed().
class Theme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    [[nodiscard]] SchemeChoice choice() const { return m_choice; }
    /// Takes effect at once on the whole application.
    void setChoice(SchemeChoice choice);

    /// What the choice comes to at this moment.
    [[nodiscard]] ColourScheme scheme() const { return m_scheme; }
    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }
    [[nodiscard]] StateStyle stateStyle(ExecutionState state) const;
    /// The colour by which an operator tells organisations apart.
    [[nodiscard]] QColor profileColour(ProfileColour colour) const;
    /// A filled dot in that colour, or a ring.
    [[nodiscard]] QPixmap dot(const QColor &colour, bool filled, qreal devicePixelRatio) const;

    /// Distinct, readable colours for chart series, in order of use.
    [[nodiscard]] QList<QColor> seriesColours() const;

    /// An icon of the set in resources/icons (SVG, `currentColor` tinted), by file name without ending.
    [[nodiscard]] QIcon icon(const QString &name) const;
    /// The same, for a primary button's accent background.
    [[nodiscard]] QIcon primaryIcon(const QString &name) const;
    [[nodiscard]] QPixmap pixmap(const QString &name, const QColor &colour, int size,
                                 qreal devicePixelRatio) const;

    /// For ids, hashes and JSON.
    [[nodiscard]] QFont monospacedFont() const;
    /// Second lines, hints and small print.
    [[nodiscard]] QFont smallFont() const;

    /// A length given for the 13 px base size, at the size that the system's font setting asks for.
    [[nodiscard]] int scaled(int length) const;

signals:
    /// The scheme is another now; palette and style sheet are already set.
    void changed();

private:
    void apply();
    void followSystem();
    [[nodiscard]] QString styleSheet() const;
    [[nodiscard]] QString tintedFile(const QString &icon, const QColor &colour) const;

    SystemScheme *m_system = nullptr;
    SchemeChoice m_choice = SchemeChoice::FollowSystem;
    ColourScheme m_scheme = ColourScheme::Light;
    Tokens m_tokens;
    double m_scale = 1.0;
    QTemporaryDir m_tinted;                ///< images for the style sheet, which cannot tint by itself
    mutable QHash<QString, QIcon> m_icons; ///< of this scheme
};

} // namespace flowconsole

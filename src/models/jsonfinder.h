#pragma once

#include "domain/jsonvalue.h"
#include "models/jsontreemodel.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace flowconsole {

class JsonSearch;

/// Find in a JSON document while somebody types: looks through it between the events of the thread, and steps
/// from match to match, round at the ends. GUI thread.
class JsonFinder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonFinder)

public:
    explicit JsonFinder(QObject *parent = nullptr);
    ~JsonFinder() override;

    /// Finds the same text in it.
    void setDocument(const JsonValue &document);
    /// Begins anew; an empty text finds nothing.
    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }

    void goToNext() { go(1); }
    void goToPrevious() { go(-1); }

    /// Where the current match stands; nullptr without one.
    [[nodiscard]] const JsonPlace *current() const;
    /// "3 of 17", "No match"; empty without a text. More than are kept, or not counted yet: "3 of 17+".
    [[nodiscard]] QString countText() const;
    [[nodiscard]] bool isSearching() const { return m_slices.isActive(); }

signals:
    /// countText() is another now.
    void counted();
    /// current() is another now.
    void currentChanged();

private:
    void begin();
    void look();
    void go(int step);

    JsonValue m_document;
    QString m_text;
    std::unique_ptr<JsonSearch> m_search;
    qsizetype m_current = -1;
    QTimer m_slices;
};

/// "3 of 17" for position 2; "No match" where nothing was found.
[[nodiscard]] QString matchCountText(qsizetype position, qsizetype count, bool mayBeMore);

} // namespace flowconsole

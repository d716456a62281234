#include "ui/history/historywording.h"

#include "domain/historystate.h"
#include "models/historytablemodel.h"
#include "models/timetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace flowconsole {

namespace {

using Progress = HistoryTableModel::Progress;

QString words(const char *text, const char *hint = nullptr)
{
    return QCoreApplication::translate("HistoryWording", text, hint);
}

QString dayText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

bool isGoingOn(const HistoryTableModel &model)
{
    return model.progress() == Progress::Searching;
}

/// "back to 3 March"
QString reachedText(const HistoryTableModel &model)
{
    return model.reached().isValid() ? words(QT_TRANSLATE_NOOP("HistoryWording", "searched to %1"), "%1: a day")
                                           .arg(dayText(model.reached()))
                                     : QString();
}

QString spanText(const HistoryTableModel &model)
{
    const QDateTime first = model.firstCreatedAt();
    const QDateTime last = model.lastCreatedAt();
    if (!first.isValid() || !last.isValid()) {
        return {};
    }
    const auto [from, to] = std::minmax(first, last);
    const QString start = dayText(from);
    const QString end = dayText(to);
    return start == end ? start
                        : words(QT_TRANSLATE_NOOP("HistoryWording", "%1 to %2"), "two days").arg(start, end);
}

} // namespace

QString foundText(const HistoryTableModel &model)
{
    if (model.isAwaitingFirst()) {
        return isGoingOn(model) ? words(QT_TRANSLATE_NOOP("HistoryWording", "Searching…")) : QString();
    }
    const QString count = QLocale().toString(model.rowCount());
    QStringList parts;
    switch (model.progress()) {
    case Progress::Idle:
        return {};
    case Progress::Searching:
        parts << words(QT_TRANSLATE_NOOP("HistoryWording", "%1 found, still searching…"),
                       "number of executions")
                     .arg(count)
              << reachedText(model);
        break;
    case Progress::Paused:
    case Progress::Stopped:
    case Progress::Failed:
        parts
            << words(QT_TRANSLATE_NOOP("HistoryWording", "%1 found so far"), "number of executions").arg(count)
            << reachedText(model);
        break;
    case Progress::Over:
        parts << words(QT_TRANSLATE_NOOP("HistoryWording", "%1 found"), "number of executions").arg(count)
              << spanText(model);
        break;
    }
    if (model.isSorting()) {
        parts << words(QT_TRANSLATE_NOOP("HistoryWording", "sorting…"));
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString foundToolTip(const HistoryTableModel &model)
{
    QStringList lines{foundText(model)};
    if (model.examined() > 0) {
        lines << words(QT_TRANSLATE_NOOP("HistoryWording", "About %1 stored executions were looked at."))
                     .arg(QLocale().toString(model.examined()));
    }
    if (model.reached().isValid()) {
        lines << words(QT_TRANSLATE_NOOP("HistoryWording", "Searched to %1."))
                     .arg(exactTimeText(model.reached()));
    }
    return lines.join(u'\n');
}

QString emptyHistoryText(const HistoryTableModel &model, const HistoryState &state)
{
    if (model.rowCount() > 0) {
        return {};
    }
    if (state.status == HistoryState::Status::Off) {
        return words(QT_TRANSLATE_NOOP("HistoryWording", "This console keeps no history: nothing is stored."));
    }
    if (state.status == HistoryState::Status::Failed) {
        return state.problem;
    }
    if (model.progress() == Progress::Failed) {
        return words(QT_TRANSLATE_NOOP("HistoryWording", "The history could not be read."));
    }
    const bool isOpening = state.status == HistoryState::Status::Opening || model.progress() == Progress::Idle;
    if (isOpening) {
        return words(QT_TRANSLATE_NOOP("HistoryWording", "The history is being opened…"));
    }
    if (isGoingOn(model)) {
        return words(QT_TRANSLATE_NOOP("HistoryWording", "Searching the history…"));
    }
    if (model.progress() == Progress::Stopped) {
        return words(QT_TRANSLATE_NOOP("HistoryWording", "Nothing found before the search was stopped."));
    }
    return model.filterText().trimmed().isEmpty()
               ? words(QT_TRANSLATE_NOOP(
                     "HistoryWording",
                     "Nothing is stored of this connection yet. What you launch is kept here."))
               : words(QT_TRANSLATE_NOOP("HistoryWording",
                                         "No stored execution matches “%1”. Change or clear the filter."))
                     .arg(model.filterText());
}

} // namespace flowconsole

#pragma once

#include "domain/connectionprofile.h"
#include "domain/ids.h"
#include "models/executioncell.h"

#include <QList>
#include <QObject>

#include <map>

class QWidget;

namespace flowconsole {

class ExecutionTableModel;
class QuestionBar;

/// Asks before executions are ended: how many, in which organisation, why the others of the selection cannot
/// be, and for a reason. Where many are meant, or several in production, the count has to be typed. GUI thread;
/// the model outlives it.
class EndQuestion final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EndQuestion)

public:
    /// From this many on the count has to be typed.
    static constexpr int guardedFrom = 11;
    static constexpr int guardedFromInProduction = 2;

    EndQuestion(const ExecutionTableModel &model, QWidget *parent);

    /// The bar in which it asks; hidden meanwhile.
    [[nodiscard]] QWidget *bar() const;
    void setConnection(const ConnectionProfile &profile) { m_profile = profile; }

    /// Does nothing where none of them can be ended.
    void ask(const QList<ExecutionId> &selected);

signals:
    void confirmed(const QList<flowconsole::ExecutionId> &ids, const QString &reason);
    void dismissed();

private:
    using Obstacles = std::map<EndObstacle, int>; ///< how many for each; without None

    void confirm(const QString &reason);
    [[nodiscard]] QString words(int count, const Obstacles &obstacles) const;

    const ExecutionTableModel &m_model;
    QuestionBar *m_bar = nullptr;
    ConnectionProfile m_profile;
    QList<ExecutionId> m_toEnd; ///< what the question is about
};

} // namespace flowconsole

#pragma once

#include "storage/sqlfailure.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>

namespace flowconsole {

/// One connection to the database with its prepared statements, which are kept for the next use. Made, used
/// and closed in one thread.
class SqlConnection final
{
    Q_DISABLE_COPY_MOVE(SqlConnection)

public:
    using Row = std::function<void(const QSqlQuery &)>;

    SqlConnection() = default;
    ~SqlConnection() { close(); }

    /// `options` are the driver's connect options.
    [[nodiscard]] SqlResult<Done> open(const QString &path, const QString &options);
    void close();
    [[nodiscard]] bool isOpen() const { return !m_name.isEmpty(); }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QStringList tables() const;

    /// One statement that is not kept.
    [[nodiscard]] SqlResult<Done> run(const QString &sql);
    /// Answers the number of rows that were changed.
    [[nodiscard]] SqlResult<qint64> run(const QString &sql, const QVariantList &values);
    /// The statement once for each row; `columns` holds a list a placeholder.
    [[nodiscard]] SqlResult<Done> runForAll(const QString &sql, const QList<QVariantList> &columns);
    [[nodiscard]] SqlResult<Done> read(const QString &sql, const QVariantList &values, const Row &row);
    /// As read(), of a statement that is not kept: one of many, made from what somebody typed.
    [[nodiscard]] SqlResult<Done> readOnce(const QString &sql, const QVariantList &values, const Row &row);
    /// The first column of the only row; 0 without one.
    [[nodiscard]] SqlResult<qint64> readNumber(const QString &sql, const QVariantList &values = {});

private:
    /// The prepared statement of that text with `values` bound and executed.
    [[nodiscard]] SqlResult<QSqlQuery *> execute(const QString &sql, const QVariantList &values);
    [[nodiscard]] SqlResult<QSqlQuery *> prepared(const QString &sql);
    [[nodiscard]] SqlFailure failure(const QSqlError &error) const;

    QString m_name; ///< QSqlDatabase's name of it; empty while closed
    QString m_path;
    QHash<QString, QSqlQuery> m_statements;
};

/// A transaction that is rolled back unless it is committed. Begun by the caller.
class SqlTransaction final
{
    Q_DISABLE_COPY_MOVE(SqlTransaction)

public:
    explicit SqlTransaction(SqlConnection &connection) : m_connection(connection) {}
    ~SqlTransaction();

    [[nodiscard]] SqlResult<Done> begin(const QString &sql);
    [[nodiscard]] SqlResult<Done> commit();

private:
    SqlConnection &m_connection;
    bool m_isOpen = false;
};

} // namespace flowconsole

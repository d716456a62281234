#include "storage/sqlconnection.h"

#include <QSqlError>
#include <QUuid>

#include <utility>

namespace flowconsole {

SqlResult<Done> SqlConnection::open(const QString &path, const QString &options)
{
    close();
    m_path = path;
    m_name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    database.setDatabaseName(path);
    database.setConnectOptions(options);
    if (!database.open()) {
        const SqlFailure why = failure(database.lastError());
        database = {};
        close();
        return why;
    }
    return Done();
}

void SqlConnection::close()
{
    m_statements.clear();
    if (const QString name = std::exchange(m_name, QString()); !name.isEmpty()) {
        QSqlDatabase::removeDatabase(name);
    }
}

QStringList SqlConnection::tables() const
{
    return QSqlDatabase::database(m_name, false).tables();
}

SqlFailure SqlConnection::failure(const QSqlError &error) const
{
    return failureOf(error, m_path);
}

SqlResult<Done> SqlConnection::run(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (!query.exec(sql)) {
        return failure(query.lastError());
    }
    return Done();
}

SqlResult<QSqlQuery *> SqlConnection::prepared(const QString &sql)
{
    const auto kept = m_statements.find(sql);
    if (kept != m_statements.end()) {
        return &*kept;
    }
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql)) {
        return failure(query.lastError());
    }
    return &*m_statements.insert(sql, std::move(query));
}

SqlResult<QSqlQuery *> SqlConnection::execute(const QString &sql, const QVariantList &values)
{
    const auto statement = prepared(sql);
    if (!statement) {
        return statement.error();
    }
    QSqlQuery &query = *statement.value();
    for (qsizetype i = 0; i < values.size(); ++i) {
        query.bindValue(static_cast<int>(i), values.at(i));
    }
    if (!query.exec()) { // lint: a statement, not an event loop
        const SqlFailure why = failure(query.lastError());
        query.finish();
        return why;
    }
    return &query;
}

SqlResult<qint64> SqlConnection::run(const QString &sql, const QVariantList &values)
{
    const auto query = execute(sql, values);
    if (!query) {
        return query.error();
    }
    const qint64 changed = query.value()->numRowsAffected();
    query.value()->finish();
    return changed;
}

SqlResult<Done> SqlConnection::runForAll(const QString &sql, const QList<QVariantList> &columns)
{
    if (columns.isEmpty() || columns.first().isEmpty()) {
        return Done();
    }
    const auto statement = prepared(sql);
    if (!statement) {
        return statement.error();
    }
    QSqlQuery &query = *statement.value();
    for (qsizetype i = 0; i < columns.size(); ++i) {
        query.bindValue(static_cast<int>(i), columns.at(i));
    }
    const bool ok = query.execBatch();
    const SqlFailure why = ok ? SqlFailure() : failure(query.lastError());
    query.finish();
    return ok ? SqlResult<Done>(Done()) : SqlResult<Done>(why);
}

SqlResult<Done> SqlConnection::read(const QString &sql, const QVariantList &values, const Row &row)
{
    const auto query = execute(sql, values);
    if (!query) {
        return query.error();
    }
    while (query.value()->next()) {
        row(*query.value());
    }
    const QSqlError error = query.value()->lastError();
    query.value()->finish();
    return error.isValid() ? SqlResult<Done>(failure(error)) : SqlResult<Done>(Done());
}

SqlResult<Done> SqlConnection::readOnce(const QString &sql, const QVariantList &values, const Row &row)
{
    const bool isKept = m_statements.contains(sql);
    auto done = read(sql, values, row);
    if (!isKept) {
        m_statements.remove(sql);
    }
    return done;
}

SqlResult<qint64> SqlConnection::readNumber(const QString &sql, const QVariantList &values)
{
    qint64 number = 0;
    const auto found =
        read(sql, values, [&number](const QSqlQuery &row) { number = row.value(0).toLongLong(); });
    return found ? SqlResult<qint64>(number) : SqlResult<qint64>(found.error());
}

SqlTransaction::~SqlTransaction()
{
    if (m_isOpen) {
        // Fails where the database has rolled back by itself, which is as good.
        (void)m_connection.run(QStringLiteral("ROLLBACK"));
    }
}

SqlResult<Done> SqlTransaction::begin(const QString &sql)
{
    auto begun = m_connection.run(sql);
    m_isOpen = begun.ok();
    return begun;
}

SqlResult<Done> SqlTransaction::commit()
{
    auto committed = m_connection.run(QStringLiteral("COMMIT"));
    m_isOpen = m_isOpen && !committed.ok();
    return committed;
}

} // namespace flowconsole

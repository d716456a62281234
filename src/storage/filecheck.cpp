#include "storage/filecheck.h"

#include "storage/sqlitefile.h"

namespace flowconsole {

SqlResult<Done> checkWholeFile(const QString &path, const std::atomic<bool> &isGivenUp)
{
    SqlConnection connection;
    if (auto opened = sqlite::open(connection, path, sqlite::Access::Read); !opened) {
        return opened;
    }
    for (const QString &table : connection.tables()) {
        if (isGivenUp) {
            break;
        }
        if (auto checked = sqlite::check(connection, table); !checked) {
            return checked;
        }
    }
    return Done();
}

} // namespace flowconsole

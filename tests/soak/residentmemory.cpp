#include "tests/soak/residentmemory.h"

#include <QFile>
#include <QList>

#include <malloc.h>
#include <unistd.h>

namespace flowconsole {

qint64 residentBytes()
{
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

} // namespace flowconsole

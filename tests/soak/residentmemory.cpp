#include "tests/soak/residentmemory.h"

#include <QFile>
#include <QList>

#include <dlfcn.h>
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

qint64 sqliteBytes()
{
    // Qt's driver has loaded it; nothing here is linked with it.
    void *library = ::dlopen("libsqlite3.so.0", RTLD_NOW | RTLD_NOLOAD);
    if (library == nullptr) {
        return 0;
    }
    using MemoryUsed = long long (*)();
    const auto memoryUsed = reinterpret_cast<MemoryUsed>(::dlsym(library, "sqlite3_memory_used"));
    const qint64 bytes = memoryUsed != nullptr ? memoryUsed() : 0;
    ::dlclose(library);
    return bytes;
}

} // namespace flowconsole

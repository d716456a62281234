#pragma once

#include <QtGlobal>

#include <csignal>
#include <sys/resource.h>

namespace flowconsole {

/// Files of this program cannot grow beyond `bytes`, as on a full disk, while this lives.
class FullDisk final
{
    Q_DISABLE_COPY_MOVE(FullDisk)

public:
    explicit FullDisk(qint64 bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = static_cast<rlim_t>(bytes);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before = {};
    void (*m_handler)(int);
};

} // namespace flowconsole

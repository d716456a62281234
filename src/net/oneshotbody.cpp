#include "net/oneshotbody.h"

#include <algorithm>
#include <cstring>

namespace flowconsole {

OneShotBody::OneShotBody(const QByteArray &content, std::function<void()> onFirstRead, QObject *parent)
    : QIODevice(parent), m_content(content), m_onFirstRead(std::move(onFirstRead))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void OneShotBody::giveUp()
{
    m_onFirstRead = nullptr;
    m_position = std::max<qint64>(m_position, m_content.size());
}

bool OneShotBody::seek(qint64)
{
    return false;
}

bool OneShotBody::atEnd() const
{
    return m_position >= m_content.size();
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_content.size() - m_position;
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    if (atEnd()) {
        return -1;
    }
    const qint64 size = std::min(maxSize, bytesAvailable());
    if (size <= 0) {
        return 0;
    }
    const bool isFirst = m_position == 0;
    std::memcpy(data, m_content.constData() + m_position, static_cast<size_t>(size));
    m_position += size;
    if (isFirst && m_onFirstRead) {
        m_onFirstRead();
    }
    return size;
}

qint64 OneShotBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace flowconsole

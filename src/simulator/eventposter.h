#pragma once

#include <functional>
#include <string>

namespace flowconsole::simulator {

/// What became of one POST of an event.
struct PostResult
{
    int status = 0;      ///< 0: there was no answer
    std::string problem; ///< why not

    [[nodiscard]] bool isDelivered() const { return status >= 200 && status < 300; }
};

/// Brings an event to its target. Thread: the organisation's.
class EventPoster
{
public:
    virtual ~EventPoster() = default;

    /// `done` is called once, later, in the organisation's thread, never from within post().
    virtual void post(const std::string &url, const std::string &body,
                      std::function<void(PostResult)> done) = 0;
};

} // namespace flowconsole::simulator

#pragma once

#include "simulator/eventposter.h"

#include <chrono>
#include <memory>

namespace flowconsole::simulator {

struct PosterLimits
{
    std::chrono::milliseconds connectTime{5'000}; ///< a name look-up before it has the limit of the system
    std::chrono::milliseconds writeTime{5'000};
    std::chrono::milliseconds readTime{10'000}; ///< from the event to the end of the answer
};

/// Posts events by HTTP/1.1, keeping connections open for the next one. Redirects are not followed, answers are
/// read up to 64 KiB. A connection that had been closed while it was idle is replaced once, unseen. Lifecycle:
/// works until destroyed, which drops what is under way without a result. Thread: it owns one for its sockets;
/// results go to the organisation's by `backHome`.
class HttpEventPoster final : public EventPoster
{
public:
    using Work = std::function<void()>;

    /// `backHome` runs work in the organisation's thread; it is called from the poster's own.
    explicit HttpEventPoster(std::function<void(Work)> backHome, PosterLimits limits = {});
    ~HttpEventPoster() override;
    HttpEventPoster(const HttpEventPoster &) = delete;
    HttpEventPoster &operator=(const HttpEventPoster &) = delete;

    void post(const std::string &url, const std::string &body, std::function<void(PostResult)> done) override;

private:
    class Core;
    const std::unique_ptr<Core> m_core;
};

} // namespace flowconsole::simulator

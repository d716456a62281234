#pragma once

#include "net/httprequest.h"

namespace flowconsole {

/// A look at something: may be repeated.
[[nodiscard]] inline HttpRequest readOf(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

/// A launch as small as can be.
[[nodiscard]] inline HttpRequest launchOf(const QUrl &url)
{
    HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.body = "{}";
    request.repeat = HttpRequest::Repeat::LaunchOnce;
    request.priority = HttpRequest::Priority::Launch;
    return request;
}

} // namespace flowconsole

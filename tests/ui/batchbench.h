#pragma once

#include "domain/batch.h"
#include "stillclock.h"
#include "ui/batch/batchwindow.h"
#include "ui/theme/theme.h"

#include <QLabel>

namespace flowconsole {

/// What the reader answers about the first rows of a file for lateFeeWaiver().
[[nodiscard]] BatchCheck foundInFile(BatchSpec spec);
/// What a look through the whole of it has found.
[[nodiscard]] BatchCheck checkedFile(const BatchSpec &spec, qint64 rows, qint64 bad);
/// Of a batch of 1,000 rows that is somewhat beyond its 400th.
[[nodiscard]] BatchProgress progressOf(const QString &id, BatchState state);

/// The window of batches, in front, signed in and with lateFeeWaiver() selected; used by keys alone.
struct ShownBatchWindow
{
    explicit ShownBatchWindow(Theme &theme);

    template <class Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        auto *one = window.findChild<Widget *>(QLatin1String(name));
        if (one == nullptr) {
            qFatal("no widget named %s", name);
        }
        return one;
    }
    [[nodiscard]] QString text(const char *label) const { return find<QLabel>(label)->text(); }
    void press(const char *button) const;
    /// Types the path as a person does; what the window asks for then.
    BatchSpec chooseFile(const QString &path = QStringLiteral("/data/calls.csv")) const;
    BatchSpec chooseAndInspect(const QString &path = QStringLiteral("/data/calls.csv"));
    BatchSpec check(qint64 rows, qint64 bad);

    StillClock clock;
    ConnectionStatus status;
    BatchWindow window;
};

} // namespace flowconsole

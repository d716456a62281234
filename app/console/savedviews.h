#pragma once

#include "domain/savedview.h"

#include <QObject>

namespace flowconsole {

/// The file of saved filters and views, which several consoles may share: what changes here is brought into
/// what the file holds at that moment. A file that cannot be read, wholly or in part, is set aside before
/// another is written. Of more than mostSavedOfAKind of a kind, the file keeps all, and the first are told.
/// What cannot be written is said, kept while the program runs, and tried again with the next change. GUI
/// thread.
class SavedViews final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SavedViews)

public:
    /// With an empty path nothing is read or written.
    explicit SavedViews(const QString &path, QObject *parent = nullptr);
    ~SavedViews() override;

    /// Told by changed(), where there is anything.
    void load();

public slots:
    void save(const flowconsole::ViewCollection &views);
    void exportTo(const QString &path, const flowconsole::ViewCollection &views);
    /// Adds the file's; one of the same kind and name takes the place of the one that there is.
    void importFrom(const QString &path);

signals:
    void changed(const flowconsole::ViewCollection &views);
    /// One or more sentences for people, of something that went as it should.
    void noticed(const QString &words);
    /// Of something that did not, wholly or in part.
    void troubled(const QString &words);

private:
    void bringIntoFile();
    [[nodiscard]] bool setAside();
    [[nodiscard]] QString unshownWords(const ViewCollection &views) const;
    [[nodiscard]] bool write(const QString &path, const ViewCollection &views);

    const QString m_path;
    ViewCollection m_views;
    ViewCollection m_stored; ///< what was told of the file when it was last read or written here
};

} // namespace flowconsole

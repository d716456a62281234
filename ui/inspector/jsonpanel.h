#pragma once

#include "models/jsonfinder.h"
#include "models/jsonloader.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace flowconsole {

class CopyableLine;
class JsonTree;
class JsonView;
class Theme;

/// A body or a value to read: JSON as a tree or as text, with a search in either; anything else as text, with
/// words why. What is large is read in the background. GUI thread; the theme outlives it.
class JsonPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonPanel)

public:
    enum class View { Tree, Text };

    /// `name` is what assistive technology calls the content.
    JsonPanel(Theme &theme, const QString &name, QWidget *parent = nullptr);
    ~JsonPanel() override;

    /// The same body again changes nothing. `limit` is the length at which such bodies were cut; 0 for none.
    void setBody(const QByteArray &body, qsizetype limit = 0);
    void setValue(const JsonValue &value);
    /// Nothing to show, and why.
    void setNothing(const QString &why);

    [[nodiscard]] View view() const { return m_view; }
    void setView(View view);
    [[nodiscard]] JsonTree &tree() const { return *m_tree; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createBar();
    void createTreePage();
    QToolButton *createTool(const char *objectName, const QString &name);
    void showBody(const JsonBody &body);
    void showDocument(const JsonValue &value, const QString &text, bool isTextCut);
    void forgetDocument();
    void showNote(const QString &words);
    void find(const QString &text);
    void findNext(bool forward);
    void findInText();
    void showCount();
    void showMatch();
    void focusSearch();
    void copyWhole() const;
    void showIcons();
    void arrange();

    Theme &m_theme;
    QByteArray m_body;
    qsizetype m_limit = 0;
    bool m_hasDocument = false;
    bool m_isTextCut = false;
    std::optional<QString> m_waitingText; ///< of the document, until its text is looked at
    View m_view = View::Tree; ///< the operator's choice; without a document text is shown all the same
    JsonLoader m_loader;
    JsonFinder m_finder;
    QList<qsizetype> m_textMatches; ///< places in the text view's text
    qsizetype m_textMatch = -1;
    QWidget *m_bar = nullptr;
    QPushButton *m_treeButton = nullptr;
    QPushButton *m_textButton = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QLabel *m_note = nullptr;
    QStackedWidget *m_pages = nullptr;
    JsonTree *m_tree = nullptr;
    CopyableLine *m_path = nullptr;
    JsonView *m_text = nullptr;
};

} // namespace flowconsole

#include <QApplication>
#include <QMainWindow>

#include <cstdio>

namespace {

/// The least that a Qt Widgets program can do; says when it has painted, and ends.
class BareWindow final : public QMainWindow
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        std::fputs("first paint\n", stderr);
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    }
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    BareWindow window;
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}

#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

// The resources live in a static library, from which nothing else would pull them.
static void initialiseResources()
{
    Q_INIT_RESOURCE(flowconsole_translations);
}

namespace flowconsole {

namespace {

bool install(QCoreApplication &application, const QLocale &locale, const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>(&application);
    if (!translator->load(locale, name, QStringLiteral("_"), folder)) {
        return false;
    }
    return QCoreApplication::installTranslator(translator.release());
}

} // namespace

void installTranslations(QCoreApplication &application, const QLocale &locale)
{
    initialiseResources();
    const auto name = QStringLiteral("flowconsole");
    const auto folder = QStringLiteral(":/translations");
    // English first: it has the plural forms of texts that another language leaves untranslated.
    install(application, QLocale(QLocale::English), name, folder);
    if (locale.language() != QLocale::English) {
        install(application, locale, name, folder);
    }
    install(application, locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace flowconsole

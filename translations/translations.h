#pragma once

class QCoreApplication;
class QLocale;

namespace flowconsole {

/// Has the application speak the first of the locale's languages that there is a translation for, English
/// otherwise. The translators belong to the application.
void installTranslations(QCoreApplication &application, const QLocale &locale);

} // namespace flowconsole

# Every library that the project stands on, with the version it needs.
# The Debian packages that bring them are listed in dependencies.txt, which ./dev installs.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core DBus Gui Widgets Network Concurrent Charts Sql Svg WebSockets LinguistTools Test)
find_package(Boost 1.74 EXACT REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(Qt6Keychain 0.13 REQUIRED)
find_package(ZLIB 1.2 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(Threads REQUIRED)
find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
find_library(CSV_LIBRARY csv REQUIRED)
find_path(RAPIDJSON_INCLUDE_DIR rapidjson/reader.h REQUIRED)
find_path(VALIJSON_INCLUDE_DIR valijson/validator.hpp REQUIRED)

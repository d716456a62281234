# Two precompiled headers serve all libraries: one of QtCore, one of Qt Widgets.
function(flowconsole_precompiled_header name)
    cmake_parse_arguments(ARG "" "" "HEADERS;LINK" ${ARGN})
    set(source ${PROJECT_BINARY_DIR}/pch_${name}.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "// Carries the precompiled header.\n")
    add_library(flowconsole_pch_${name} STATIC ${source})
    set_target_properties(flowconsole_pch_${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(flowconsole_pch_${name} PRIVATE flowconsole_options ${ARG_LINK})
    target_precompile_headers(flowconsole_pch_${name} PRIVATE ${ARG_HEADERS})
endfunction()

flowconsole_precompiled_header(core LINK Qt6::Core
    HEADERS <QByteArray> <QDateTime> <QHash> <QList> <QObject> <QString> <QUrl> <chrono> <functional> <memory>
            <optional> <variant> <vector>)
flowconsole_precompiled_header(widgets LINK Qt6::Widgets
    HEADERS <QApplication> <QDateTime> <QList> <QMainWindow> <QPainter> <QString> <QTableView> <QWidget>
            <functional> <memory> <optional> <variant> <vector>)

# flowconsole_library(<name> SOURCES … [LINK …] [PCH core|widgets])
# One static library a folder of src/ or ui/, named flowconsole_<name>. Links are PRIVATE: a library states itself
# what it includes.
function(flowconsole_library name)
    cmake_parse_arguments(ARG "" "PCH" "SOURCES;LINK" ${ARGN})
    add_library(flowconsole_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(flowconsole_${name} PRIVATE flowconsole_options ${ARG_LINK})
    if(ARG_PCH)
        target_precompile_headers(flowconsole_${name} REUSE_FROM flowconsole_pch_${ARG_PCH})
    endif()
endfunction()

# flowconsole_test(<name> SOURCES … [LINK …] [LABELS …])
# A Qt Test program, run by ctest without a display.
function(flowconsole_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;LABELS" ${ARGN})
    add_executable(test_${name} ${ARG_SOURCES})
    target_link_libraries(test_${name} PRIVATE flowconsole_options Qt6::Test ${ARG_LINK})
    if("Qt6::Widgets" IN_LIST ARG_LINK)
        target_precompile_headers(test_${name} REUSE_FROM flowconsole_pch_widgets)
    else()
        target_precompile_headers(test_${name} REUSE_FROM flowconsole_pch_core)
    endif()
    set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND test_${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT 120
        LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;UBSAN_OPTIONS=print_stacktrace=1")
endfunction()

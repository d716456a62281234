# Two precompiled headers serve all libraries: one of QtCore, one of Qt Widgets. Two more, with Qt Test, serve all
# test programs, whose own code is compiled with little optimisation: most of a full build is their compiling.
function(flowconsole_precompiled_header name)
    cmake_parse_arguments(ARG "" "" "HEADERS;LINK;OPTIONS" ${ARGN})
    set(source ${PROJECT_BINARY_DIR}/pch_${name}.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "// Carries the precompiled header.\n")
    add_library(flowconsole_pch_${name} STATIC ${source})
    set_target_properties(flowconsole_pch_${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(flowconsole_pch_${name} PRIVATE flowconsole_options ${ARG_LINK})
    target_compile_options(flowconsole_pch_${name} PRIVATE ${ARG_OPTIONS})
    target_precompile_headers(flowconsole_pch_${name} PRIVATE ${ARG_HEADERS})
endfunction()

set(core_headers <QByteArray> <QDateTime> <QHash> <QList> <QObject> <QString> <QUrl> <chrono> <functional> <memory>
    <optional> <variant> <vector>)
set(widgets_headers <QApplication> <QDateTime> <QList> <QMainWindow> <QPainter> <QString> <QTableView> <QWidget>
    <functional> <memory> <optional> <variant> <vector>)
set(test_options -O1)
if(FLOWCONSOLE_SANITIZE)
    # Undefined behaviour is looked for in the libraries; in the tests' own code that would take as long again.
    list(APPEND test_options -fno-sanitize=undefined)
endif()

# Qt6::Test without the definitions that name each target's folders, since a precompiled header fits only programs
# with the same definitions.
add_library(flowconsole_qttest INTERFACE)
target_link_libraries(flowconsole_qttest INTERFACE $<LINK_ONLY:Qt6::Test> Qt6::Network)
target_include_directories(flowconsole_qttest SYSTEM INTERFACE
    $<TARGET_PROPERTY:Qt6::Test,INTERFACE_INCLUDE_DIRECTORIES>)

flowconsole_precompiled_header(core LINK Qt6::Core HEADERS ${core_headers})
flowconsole_precompiled_header(widgets LINK Qt6::Widgets HEADERS ${widgets_headers})
flowconsole_precompiled_header(coretests LINK flowconsole_qttest OPTIONS ${test_options}
    HEADERS ${core_headers} <QSignalSpy> <QTemporaryDir> <QTest>)
flowconsole_precompiled_header(widgettests LINK flowconsole_qttest Qt6::Widgets OPTIONS ${test_options}
    HEADERS ${widgets_headers} <QSignalSpy> <QTemporaryDir> <QTest>)

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
    target_link_libraries(test_${name} PRIVATE flowconsole_options flowconsole_qttest ${ARG_LINK})
    target_compile_options(test_${name} PRIVATE ${test_options})
    if("Qt6::Widgets" IN_LIST ARG_LINK)
        target_precompile_headers(test_${name} REUSE_FROM flowconsole_pch_widgettests)
    else()
        target_precompile_headers(test_${name} REUSE_FROM flowconsole_pch_coretests)
    endif()
    # Of most programs this file is empty, and reading the header would be all its work.
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/test_${name}_autogen/mocs_compilation.cpp PROPERTIES
        SKIP_PRECOMPILE_HEADERS ON)
    set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND test_${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT 120
        LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;UBSAN_OPTIONS=print_stacktrace=1")
endfunction()

# Warnings, language rules and the tools that shorten a build where they are present.
option(FLOWCONSOLE_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

add_library(flowconsole_options INTERFACE)
target_compile_options(flowconsole_options INTERFACE
    -Wall -Wextra -Wconversion -Wshadow -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual
    -Werror -Werror=switch
    # g++ 12 sees overlaps in std::string that are none (GCC bug 105651), and an empty std::optional's storage read
    # that is not (GCC bug 80635).
    -Wno-restrict -Wno-maybe-uninitialized)
target_compile_definitions(flowconsole_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DEPRECATED_WARNINGS
    FLOWCONSOLE_VERSION="${PROJECT_VERSION}")
target_include_directories(flowconsole_options INTERFACE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR})

if(FLOWCONSOLE_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
    target_compile_definitions(flowconsole_options INTERFACE QT_FORCE_ASSERTS)
endif()

if(CMAKE_UNITY_BUILD)
    # Files joined to one unit raise this where nothing is wrong.
    target_compile_options(flowconsole_options INTERFACE -Wno-subobject-linkage)
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
    add_link_options(-fuse-ld=mold)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${CCACHE_PROGRAM})
    add_compile_options(-fpch-preprocess)
endif()

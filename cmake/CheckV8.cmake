# V8's headers and library must be of one version: a mix compiles, and crashes.
file(STRINGS ${V8_INCLUDE}/v8-version.h v8_lines REGEX "#define V8_(MAJOR|MINOR)_VERSION")
string(REGEX REPLACE ".*MAJOR_VERSION ([0-9]+).*MINOR_VERSION ([0-9]+).*" "\\1.\\2" v8_header "${v8_lines}")
file(WRITE ${CMAKE_BINARY_DIR}/check_v8.cc "
#include <v8.h>
#include <cstdio>
int main() { std::puts(v8::V8::GetVersion()); }
")
try_run(V8_RUN V8_COMPILED ${CMAKE_BINARY_DIR}/check_v8 ${CMAKE_BINARY_DIR}/check_v8.cc
  CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${V8_INCLUDE}" LINK_LIBRARIES ${V8_LIBRARY}
  CXX_STANDARD 20
  LINK_OPTIONS "-Wl,-rpath,${V8_LIBRARY_HINT}"
  COMPILE_OUTPUT_VARIABLE v8_compile_output RUN_OUTPUT_VARIABLE v8_version)
if(NOT V8_COMPILED)
  message(FATAL_ERROR "V8's library ${V8_LIBRARY} does not link: ${v8_compile_output}")
endif()
string(STRIP "${v8_version}" v8_version)
if(NOT v8_version MATCHES "^${v8_header}\\.")
  message(FATAL_ERROR "V8's headers in ${V8_INCLUDE} are ${v8_header}, but ${V8_LIBRARY} is ${v8_version}")
endif()
message(STATUS "V8 ${v8_version} from ${V8_LIBRARY}")

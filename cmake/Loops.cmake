# How a loop joins the build, and the registry that names those built in (loops/registry.cc).
#
#   orrery_add_loop(name source…)      the library orrery_loop_NAME
#   orrery_find_loop(name out)         its sources: loops/NAME/*.cc or experiments/NAME-driver/*.cc
#   orrery_add_registry(target name…)  a library with the registry of these loops
#
# A loop called `mine` defines DescribeMine and MakeMine; see docs/writing-a-driver.md.

function(orrery_find_loop name out)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/loops/${name}/*.cc
    ${CMAKE_SOURCE_DIR}/experiments/${name}-driver/*.cc)
  set(${out} ${sources} PARENT_SCOPE)
endfunction()

function(orrery_add_loop name)
  add_library(orrery_loop_${name} STATIC ${ARGN})
  target_link_libraries(orrery_loop_${name} PUBLIC orrery_posix)
endfunction()

# The registry has its own order for the loops it knows, best first; others follow in this one.
function(orrery_add_registry target)
  set(ranked uring uv asio)
  add_library(${target} STATIC ${CMAKE_SOURCE_DIR}/loops/registry.cc)
  target_link_libraries(${target} PUBLIC orrery_posix)
  set(others "// Generated: the loops after those that loops/registry.cc ranks.\n")
  foreach(name IN LISTS ARGN)
    target_link_libraries(${target} PUBLIC orrery_loop_${name})
    if(name IN_LIST ranked)
      string(TOUPPER ${name} upper)
      target_compile_definitions(${target} PRIVATE ORRERY_LOOP_${upper})
    else()
      string(SUBSTRING ${name} 0 1 initial)
      string(SUBSTRING ${name} 1 -1 rest)
      string(TOUPPER ${initial} initial)
      string(APPEND others "ORRERY_LOOP(${name}, ${initial}${rest})\n")
    endif()
  endforeach()
  set(folder ${CMAKE_BINARY_DIR}/registry/${target})
  file(CONFIGURE OUTPUT ${folder}/loops/other_loops.inc CONTENT "${others}")
  target_include_directories(${target} PRIVATE ${folder})
endfunction()

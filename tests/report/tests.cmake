# The tests of report/: a suite, the program as a user runs it, and the pages in a browser.
target_link_libraries(saidby-tests PRIVATE saidby_report)
add_test(NAME report COMMAND saidby-tests --test-suite=report --no-skip=false)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
foreach(script reports browser)
  add_test(NAME ${script} COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/report/${script}.py $<TARGET_FILE:saidby> ${PROJECT_SOURCE_DIR})
  set_tests_properties(${script} PROPERTIES SKIP_RETURN_CODE 77)
endforeach()

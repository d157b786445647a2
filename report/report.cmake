# Pages and explanations made of documents and records, as a library of the program. The templates of report/page are compiled in.
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)
include(report/page_files.cmake)
file(GLOB PAGE_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/report/page/*)
embed_pages(${PROJECT_BINARY_DIR}/page_files.gen.cc ${PAGE_FILES})
file(GLOB REPORT_SOURCES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/report/*.cc)
add_library(saidby_report STATIC ${REPORT_SOURCES} ${PROJECT_BINARY_DIR}/page_files.gen.cc)
target_link_libraries(saidby_report PUBLIC saidby_datasets PkgConfig::NETTLE)
target_link_libraries(saidby PRIVATE saidby_report)

include(GNUInstallDirs)
install(TARGETS saidby_report)
install(FILES docs/accuracy.tsv DESTINATION ${CMAKE_INSTALL_DATADIR}/saidby/docs)

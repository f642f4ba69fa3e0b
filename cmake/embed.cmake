# quaestor_embed(TARGET FOLDER FILE...): compiles the text files FOLDER/FILE
# (a FILE may be an absolute path) into TARGET, which gains ("Folder" being FOLDER with a capital)
#   std::string_view quaestor::EmbeddedFolderFile(std::string_view name);
#   std::vector<std::string_view> quaestor::EmbeddedFolderNames();
# The first returns a file's content by its name without the folder, or "".
# Declare them in a header of the folder.
#
# Run as a script (cmake -P) this file writes that source.
function(quaestor_embed target folder)
  set(generated ${CMAKE_BINARY_DIR}/embedded/${folder}.cc)
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_SOURCE_DIR}/${folder})
    list(APPEND paths ${file})
  endforeach()
  list(JOIN paths "|" joined)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${generated} -DFOLDER=${folder}
            "-DFILES=${joined}" -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${paths} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    COMMENT "Embedding the data of ${folder}/"
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE)
  return()
endif()

string(SUBSTRING ${FOLDER} 0 1 initial)
string(TOUPPER ${initial} initial)
string(SUBSTRING ${FOLDER} 1 -1 rest)
string(REPLACE "|" ";" FILES "${FILES}")

set(source "// Written by cmake/embed.cmake from the files of ${FOLDER}/.
#include <string_view>
#include <vector>

namespace quaestor {

std::string_view Embedded${initial}${rest}File(std::string_view name);
std::vector<std::string_view> Embedded${initial}${rest}Names();

std::string_view Embedded${initial}${rest}File(std::string_view name) {
  using namespace std::string_view_literals;
")
foreach(path IN LISTS FILES)
  get_filename_component(name ${path} NAME)
  string(APPEND names "\"${name}\", ")
  file(READ ${path} content)
  string(APPEND source "  if (name == \"${name}\"sv)
    return R\"quaestor_data(${content})quaestor_data\"sv;
")
endforeach()
string(APPEND source "  return {};
}

std::vector<std::string_view> Embedded${initial}${rest}Names() {
  return {${names}};
}

}  // namespace quaestor
")
file(WRITE ${OUTPUT} "${source}")

// Whether bytes are an HTML page, by what stands in them and not by a file's name.
//
//   "\n<!DOCTYPE html><html>..." -> yes        "The tag <html> begins a page." -> no        "<DOC id=\"a\"> <TEXT>" -> no
#pragma once

#include <string_view>

namespace saidby::html {

// Looks at the first 4 KiB: a doctype or one of the elements that only pages begin with, or text that begins with a tag and holds several of HTML's common ones. UTF-16 with a byte-order mark
// is seen through.
bool looks_like_html(std::string_view bytes);

}  // namespace saidby::html

// Text made safe for HTML, and templates filled with it. Every word of an article, a name, an id or an address is hostile until it has been through here.
//
//   escaped("<b> & \"c\"")                             ->   &lt;b&gt; &amp; &quot;c&quot;
//   fill("<p>{{name}}</p>", {{"name", escaped(text)}})  ->   <p>...</p>
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace saidby::html_page {

// For element content and for attribute values in double quotes. What HTML can't hold (controls, NUL) becomes U+FFFD. `text` is valid UTF-8.
std::string escaped(std::string_view text);
void append_escaped(std::string& out, std::string_view text);

// The same in an element that keeps its direction to itself: <bdi>...</bdi>.
std::string isolated(std::string_view text);

// `address` when it is http or https, escaped; else "", since other schemes may run code.
std::string safe_address(std::string_view address);

// Replaces each {{name}} once; values are not looked through again. Throws std::logic_error for a name without a value.
using Values = std::vector<std::pair<std::string_view, std::string>>;
std::string fill(std::string_view page, const Values& values);

// 1234567 -> "1,234,567"
std::string grouped(std::uint64_t number);
// 0.8712 -> "87 %"; what is not 0 and not 1 is never shown as such ("<1 %", ">99 %")
std::string percent(double share);         // as HTML
std::string plain_percent(double share);   // as text
// "1 quote", "2 quotes"
std::string counted(std::uint64_t number, std::string_view noun);

}  // namespace saidby::html_page

// What a statement is called where people read it: on the page of an article, in the table, in an explanation.
#pragma once

#include <string>

#include "pipeline/document.h"

namespace saidby {

// "indirect"; "indirect, not said" of what the text says nobody said; "indirect, asked" where it only asks.
std::string manner_of(const Document& document, std::size_t statement);

// The names of those who speak: "Ann Lee", "Tom Hale, Ann Lee"; empty when the text names nobody.
std::string speakers_of(const Document& document, const Attribution& attribution);

// "for Acme" of "its spokesman"; empty where his own phrase has the name.
std::string body_of(const Document& document, const Attribution& attribution);

}  // namespace saidby

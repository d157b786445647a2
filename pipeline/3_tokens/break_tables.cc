#include "pipeline/3_tokens/break_tables.h"

#include <unicode/rbbi.h>
#include <unicode/utext.h>

#include <cstring>
#include <optional>
#include <span>
#include <string>

#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

// The beginning of the compiled rules, and of a state table in them (ICU 64 to 7x, format 6). Offsets and lengths are bytes.
struct Header {
  std::uint32_t magic;
  std::uint8_t format[4];
  std::uint32_t length, categories;
  std::uint32_t forward, forward_length, reverse, reverse_length, trie, trie_length, source, source_length, statuses, statuses_length;
  std::uint32_t reserved[6];
};
struct StateTable {
  std::uint32_t states, row_length, first_dictionary_category, look_ahead_results, flags;
};
constexpr std::uint32_t magic = 0xB1A0, begins_with_category = 2, rows_of_bytes = 4;
constexpr std::size_t at_end_category = 1, at_begin_category = 2, first_state = 1;
// A row of bytes: accepting (1: here; over 1: where a rule looked ahead from), looks ahead, index of its statuses, then the next state by category.
constexpr std::size_t accepting = 0, looks_ahead = 1, statuses_index = 2, next_states = 3;

template <class T>
std::optional<T> read_at(std::span<const std::uint8_t> bytes, std::size_t offset) {
  T value;
  if (offset > bytes.size() || bytes.size() - offset < sizeof value) return {};
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

// Bytes [offset, offset + length), or none.
std::span<const std::uint8_t> part(std::span<const std::uint8_t> bytes, std::uint32_t offset, std::uint32_t length) {
  return offset <= bytes.size() && length <= bytes.size() - offset && offset % 4 == 0 ? bytes.subspan(offset, length) : std::span<const std::uint8_t>();
}

// Statuses are lists: how many, then each; the iterator's is the last.
std::optional<std::int32_t> status_at(std::span<const std::uint8_t> statuses, std::size_t index) {
  const auto count = read_at<std::int32_t>(statuses, 4 * index);
  if (!count || *count < 1 || *count > 64) return {};
  return read_at<std::int32_t>(statuses, 4 * (index + static_cast<std::size_t>(*count)));
}

std::unique_ptr<const BreakTables> english(bool words) {
  UErrorCode status = U_ZERO_ERROR;
  const auto& locale = icu::Locale::getEnglish();
  std::unique_ptr<icu::BreakIterator> iterator(words ? icu::BreakIterator::createWordInstance(locale, status) : icu::BreakIterator::createSentenceInstance(locale, status));
  return U_FAILURE(status) ? nullptr : BreakTables::of(std::move(iterator));
}

// Characters drawn evenly from ASCII and from below the first script with a dictionary, by a fixed generator.
std::string drawn_text() {
  constexpr std::uint32_t below = 0x600;
  std::string text;
  std::uint32_t state = 1;
  for (int i = 0; i < 500; ++i) {
    state = state * 1664525 + 1013904223;
    append_utf8(text, (state >> 16) % (state >> 31 ? below : 0x80));
  }
  return text;
}

}  // namespace

bool BreakTables::read() {
  const auto* rules = dynamic_cast<icu::RuleBasedBreakIterator*>(iterator_.get());
  if (!rules) return false;
  std::uint32_t length = 0;
  const std::uint8_t* data = const_cast<icu::RuleBasedBreakIterator*>(rules)->getBinaryRules(length);
  const std::span<const std::uint8_t> bytes(data, data ? length : 0);
  const auto header = read_at<Header>(bytes, 0);
  if (!header || header->magic != magic || header->format[0] != 6 || header->format[1] != 0 || header->length > length) return false;
  const auto forward = part(bytes, header->forward, header->forward_length), statuses = part(bytes, header->statuses, header->statuses_length);
  const auto table = read_at<StateTable>(forward, 0);
  if (!table || !(table->flags & rows_of_bytes) || table->look_ahead_results != 0) return false;
  const std::size_t states = table->states, categories = header->categories, width = table->row_length;
  if (states <= first_state || states >= wide || categories <= at_begin_category || categories > 256 || width < next_states + categories) return false;
  if (forward.size() < sizeof(StateTable) + states * width) return false;

  UErrorCode status = U_ZERO_ERROR;
  const auto trie = part(bytes, header->trie, header->trie_length);
  trie_.reset(ucptrie_openFromBinary(UCPTRIE_TYPE_FAST, UCPTRIE_VALUE_BITS_8, trie.data(), static_cast<std::int32_t>(trie.size()), nullptr, &status));
  if (U_FAILURE(status)) return false;

  rows_.resize(states);
  for (std::size_t state = 0; state < states; ++state) {
    const auto cells = forward.subspan(sizeof(StateTable) + state * width, width);
    const auto said = status_at(statuses, cells[statuses_index]);
    if (cells[accepting] > 1 || cells[looks_ahead] != 0 || !said) return false;
    Row& row = rows_[state];
    row.accepts = cells[accepting] == 1, row.status = *said;
    row.by_category.fill(needs_icu), row.by_byte.fill(wide);
    for (std::size_t category = 0; category < categories; ++category) {
      if (cells[next_states + category] >= states) return false;
      if (category < table->first_dictionary_category) row.by_category[category] = cells[next_states + category];
    }
    for (std::size_t byte = 0; byte < 0x80; ++byte) row.by_byte[byte] = row.by_category[UCPTRIE_FAST_GET(trie_.get(), UCPTRIE_8, static_cast<UChar32>(byte))];
    row.at_end = row.by_category[at_end_category];
  }
  find_runs();
  start_ = table->flags & begins_with_category ? rows_[first_state].by_category[at_begin_category] : first_state;
  otherwise_ = status_at(statuses, 0).value_or(0);
  return start_ != stop && start_ < states && table->first_dictionary_category > at_begin_category;
}

// May a run of such bytes be passed over in this state? Where every one of them leads to a state that accepts with one status, and from which they lead on as from
// here: then the last byte tells the state.
bool BreakTables::passes(const Row& row, std::string_view run) const {
  std::optional<std::int32_t> status;
  for (const char c : run) {
    const State state = row.by_byte[static_cast<std::uint8_t>(c)];
    if (state == stop || state >= wide) return false;
    const Row& next = rows_[state];
    if (!next.accepts || next.status != status.value_or(next.status)) return false;
    status = next.status;
    for (const char other : run)
      if (next.by_byte[static_cast<std::uint8_t>(other)] != row.by_byte[static_cast<std::uint8_t>(other)]) return false;
  }
  return true;
}

void BreakTables::find_runs() {
  std::string letters, prose;
  for (std::uint8_t byte = 0; byte < 0x80; ++byte) {
    if (is_letter(byte)) letters += static_cast<char>(byte);
    if (is_prose(byte)) prose += static_cast<char>(byte);
  }
  for (Row& row : rows_)
    if (passes(row, letters)) row.run = passes(row, prose) ? Run::prose : Run::letters;
}

// On a drawn text, the boundaries and statuses that the iterator itself finds.
bool BreakTables::agrees() const {
  const std::string text = drawn_text();
  UErrorCode status = U_ZERO_ERROR;
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator_->setText(&view, status);
  iterator_->first();
  bool same = U_SUCCESS(status);
  const bool whole = each(text, [&](std::size_t, std::size_t end, std::int32_t said) { same = same && iterator_->next() == static_cast<std::int32_t>(end) && iterator_->getRuleStatus() == said; });
  utext_close(&view);
  return same && whole;
}

std::unique_ptr<const BreakTables> BreakTables::of(std::unique_ptr<icu::BreakIterator> iterator) {
  std::unique_ptr<BreakTables> tables(new BreakTables);
  tables->iterator_ = std::move(iterator);
  if (!tables->iterator_ || !tables->read() || !tables->agrees()) return nullptr;
  return tables;
}

const BreakTables* BreakTables::words() {
  static const std::unique_ptr<const BreakTables> tables = english(true);
  return tables.get();
}

const BreakTables* BreakTables::sentences() {
  static const std::unique_ptr<const BreakTables> tables = english(false);
  return tables.get();
}

}  // namespace saidby

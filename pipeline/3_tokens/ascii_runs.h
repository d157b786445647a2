// How far runs of ASCII go, 16 bytes a step where the processor has SSE2 (each x86-64 has).
//
//   after_letters("Mayor left", 0, 10) -> 5       after_prose("He left. She", 0, 12) -> 7
#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <bit>
#include <cstddef>
#include <cstdint>

namespace saidby {

inline bool is_letter(std::uint8_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
// What stands inside a sentence: printable ASCII but for the marks that may end it.
inline bool is_prose(std::uint8_t c) { return c >= ' ' && c < 0x7F && c != '.' && c != '!' && c != '?'; }

#ifdef __SSE2__
inline __m128i load_16(const std::uint8_t* bytes) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)); }

// The letters, shifted, are the 26 least signed bytes.
inline unsigned letters_of_16(const std::uint8_t* bytes) {
  const __m128i folded = _mm_or_si128(load_16(bytes), _mm_set1_epi8(0x20));
  const __m128i shifted = _mm_add_epi8(folded, _mm_set1_epi8(static_cast<char>(0x80 - 'a')));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmplt_epi8(shifted, _mm_set1_epi8(-128 + 26))));
}
// Bytes from 0x80 on are less than a space, being signed.
inline unsigned prose_of_16(const std::uint8_t* bytes) {
  const __m128i is = load_16(bytes);
  const auto equals = [&](char c) { return _mm_cmpeq_epi8(is, _mm_set1_epi8(c)); };
  const __m128i marks = _mm_or_si128(_mm_or_si128(equals('.'), equals('!')), _mm_or_si128(equals('?'), equals(0x7F)));
  return 0xFFFF ^ static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(marks, _mm_cmplt_epi8(is, _mm_set1_epi8(' ')))));
}
#else
template <class Is>
unsigned bits_of_16(const std::uint8_t* bytes, Is is) {
  unsigned bits = 0;
  for (unsigned i = 0; i < 16; ++i) bits |= static_cast<unsigned>(is(bytes[i])) << i;
  return bits;
}
inline unsigned letters_of_16(const std::uint8_t* bytes) { return bits_of_16(bytes, is_letter); }
inline unsigned prose_of_16(const std::uint8_t* bytes) { return bits_of_16(bytes, is_prose); }
#endif

// The first place from `at` on whose byte isn't of the run.
template <class Bits, class Is>
std::size_t after_run(const std::uint8_t* bytes, std::size_t at, std::size_t size, Bits bits_of_16, Is is) {
  while (at + 16 <= size) {
    const auto run = static_cast<std::size_t>(std::countr_one(bits_of_16(bytes + at)));
    at += run;
    if (run < 16) return at;
  }
  while (at < size && is(bytes[at])) ++at;
  return at;
}
inline std::size_t after_letters(const std::uint8_t* bytes, std::size_t at, std::size_t size) { return after_run(bytes, at, size, letters_of_16, is_letter); }
inline std::size_t after_prose(const std::uint8_t* bytes, std::size_t at, std::size_t size) { return after_run(bytes, at, size, prose_of_16, is_prose); }

}  // namespace saidby

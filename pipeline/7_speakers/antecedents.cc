#include "pipeline/7_speakers/antecedents.h"

#include "pipeline/6_quotes/pieces.h"

namespace saidby {
namespace {

FeaturePiece distance(std::uint32_t n) {
  if (n <= 2) return n == 0 ? "0"_piece : n == 1 ? "1"_piece : "2"_piece;
  return n <= 4 ? "3-4"_piece : n <= 8 ? "5-8"_piece : "9+"_piece;
}

FeaturePiece times(std::uint32_t n) { return n <= 1 ? "1"_piece : n == 2 ? "2"_piece : n <= 4 ? "3-4"_piece : n <= 9 ? "5-9"_piece : "10+"_piece; }

FeaturePiece form(const Antecedent& a) {
  if (a.entity == none) return "unnamed";
  if (a.quoted) return "quoted";
  return a.kind == NominalKind::pronoun ? "pronoun"_piece : a.kind <= NominalKind::name ? "name"_piece : "nominal"_piece;
}

bool is_same(const Antecedent& a, const Antecedent& b) { return a.entity == b.entity && (a.entity != none || (a.nominal == b.nominal && a.nominal != none)); }

FeaturePiece place(const Antecedent& a) { return a.possessor ? "possessor"_piece : name_of(a.role); }

}  // namespace

template <class Sink>
void antecedent_features(const Reading& r, const std::vector<Nominal>& nominals, const Anaphora& anaphora, const Antecedent* candidate, std::uint32_t rank, Sink& out) {
  const Nominal& pronoun = nominals[anaphora.pronoun];
  const FeaturePiece talk = pronoun.possessor ? "possessor"_piece : anaphora.speaks ? "speaks"_piece : "acts"_piece;
  const FeaturePiece word = r.in(pronoun.head, r.lists.it) ? "it"_piece : "person"_piece;
  if (!candidate) {
    out.add("nobody");
    out.add("nobody.word=", word, talk);
    out.add("nobody.candidates=", small(rank), word);
    return;
  }
  const Antecedent& a = *candidate;
  const FeaturePiece sentences = distance(r.clause_of[pronoun.first] - r.clause_of[a.first]), blocks = small(r.block_of[pronoun.first] - r.block_of[a.first]);
  const FeaturePiece how = form(a), where = place(a), nth = small(rank), last = yes(is_same(a, anaphora.last_speaker));
  out.add("word=", word, how);
  out.add("sentences=", sentences, talk);
  out.add("sentences.form=", sentences, how);
  out.add("sentences.place=", sentences, where, talk);
  out.add("blocks=", blocks, talk);
  out.add("blocks.form=", blocks, how, where);
  out.add("rank=", nth, blocks);
  out.add("rank.place=", nth, where, how);
  out.add("rank.sentences=", nth, sentences);
  out.add("opens=", yes(a.opens), nth, sentences);
  out.add("opens.place=", yes(a.opens), where, talk, sentences);
  out.add("spoke=", yes(a.spoke), talk, sentences);
  out.add("spoke.blocks=", yes(a.spoke), talk, blocks);
  out.add("last-speaker=", last, talk, nth);
  out.add("last-speaker.blocks=", last, talk, blocks);
  out.add("last-speaker.spoke=", last, yes(a.spoke), how);
  out.add("times=", times(a.times), yes(a.times == anaphora.most_times));
  out.add("times.rank=", times(a.times), nth);
  out.add("quoted=", yes(a.quoted), nth);
  if (a.entity != none) out.add("role=", yes(!r.entities[a.entity].role.empty()));
  const Block& block = r.block(pronoun.first);
  const bool opens = a.first >= block.first && r.clause_of[a.first] == r.clause_of[block.first] && a.role == NominalRole::subject;
  out.add("opens-paragraph=", yes(opens), talk);
}

template void antecedent_features(const Reading&, const std::vector<Nominal>&, const Anaphora&, const Antecedent*, std::uint32_t, Features&);
template void antecedent_features(const Reading&, const std::vector<Nominal>&, const Anaphora&, const Antecedent*, std::uint32_t, Scorer&);

}  // namespace saidby

#include "pipeline/4_mentions/name_rows.h"

namespace saidby {
namespace {

std::uint64_t key_of(const FeaturePiece& piece) { return mix(0, piece.hash); }

}  // namespace

NameRows::NameRows(const NameModel& model, const Evidence& evidence) : words_(evidence.tokens.size()) {
  const auto size = static_cast<std::uint32_t>(words_.size());
  for (std::uint32_t at = 0; at < size; ++at)
    if (evidence.asked_for(at)) model.prefetch_rows(NameGroup::word, mix(0, evidence.tokens[at].fold));
  const NameModel::Rows no_class = model.rows(NameGroup::word_class, key_of("none"));
  for (std::uint32_t at = 0; at < size; ++at) {
    if (!evidence.asked_for(at)) continue;
    const WordEvidence& word = evidence.at(at);
    words_[at].word = model.rows(NameGroup::word, mix(0, evidence.tokens[at].fold));
    words_[at].shape = model.rows(NameGroup::shape, key_of(word.shape));
    words_[at].word_class = word.word_class.empty() ? no_class : model.rows(NameGroup::word_class, key_of(word.word_class));
    if (!word.cluster.empty()) words_[at].cluster = model.rows(NameGroup::word_class, mix(key_of("cluster "), word.cluster.hash));
  }
  for (std::size_t list = 0; list < evidence.knowledge.words.list_count(); ++list) {
    lists_[list] = model.rows(NameGroup::list, key_of(evidence.knowledge.words.list_piece(list)));
    end_lists_[list] = model.rows(NameGroup::end_list, key_of(evidence.knowledge.words.list_piece(list)));
  }
}

}  // namespace saidby

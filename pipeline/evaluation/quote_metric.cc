#include "pipeline/evaluation/quote_metric.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <tuple>

#include "pipeline/knowledge/data_file.h"

namespace saidby {
namespace {

struct GoldPiece {
  Piece span;
  std::vector<Piece> source, cue;
  std::string type;
  bool nobody_is_right = false;   // one of the attributions of these words names nobody
};
struct PredictedPiece {
  Piece span;
  const PredictedQuote* quote;
};

std::set<std::string> read_set(const std::string& path, Problems& problems) {
  std::set<std::string> words;
  const std::string bytes = read_data_file(path, problems);
  for (const Line& line : lines_of(bytes))
    if (const auto word = trim(line.text); !word.empty() && !word.starts_with('#')) words.emplace(word);
  return words;
}

// One article under the metric.
class ArticleScorer {
 public:
  ArticleScorer(const ScoredArticle& article, const MetricWords& words, const std::function<void(const Outcome&)>& tell) : article_(article), words_(words), tell_(tell), text_(article.text) {}

  std::map<std::string, TrackScore> score() {
    std::map<std::string, TrackScore> scores;
    for (const std::string& track : tracks) scores[track] = score(track);
    return scores;
  }

 private:
  std::vector<GoldPiece> gold_pieces(char base) const {
    std::vector<GoldPiece> out;
    for (const GoldQuote& quote : article_.gold) {
      if (quote.content.empty()) continue;
      if ((base == 'Q') == (quote.type == "indirect") && base != 'C') continue;
      const bool cut = base == 'Q' || (base == 'C' && quote.type == "direct");
      for (const Piece span : cut ? text_.cut(quote.content).inside : text_.pieces(quote.content)) add(out, span, quote);
    }
    return out;
  }

  // The same words attributed twice are one piece; either source or cue is right.
  static void add(std::vector<GoldPiece>& out, Piece span, const GoldQuote& quote) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const GoldPiece& piece) { return piece.span == span; });
    if (same == out.end()) {
      out.push_back({span, quote.source, quote.cue, quote.type, quote.source.empty()});
      return;
    }
    same->nobody_is_right = same->nobody_is_right || quote.source.empty();
    same->source.insert(same->source.end(), quote.source.begin(), quote.source.end());
    same->cue.insert(same->cue.end(), quote.cue.begin(), quote.cue.end());
  }

  std::vector<PredictedPiece> predicted_pieces(char base) const {
    std::vector<PredictedPiece> out;
    for (const PredictedQuote& quote : article_.predicted) {
      if ((base == 'Q' && quote.type == "indirect") || (base == 'I' && quote.type != "indirect")) continue;
      std::vector<Piece> spans = text_.pieces(quote.spans);
      if (base == 'Q' && quote.type != "direct") {
        const ScoredText::Cut cut = text_.cut(quote.spans);
        spans = cut.inside.empty() ? cut.outside : cut.inside;
      }
      for (const Piece span : spans)
        if (std::none_of(out.begin(), out.end(), [&](const PredictedPiece& piece) { return piece.span == span; })) out.push_back({span, &quote});
    }
    return out;
  }

  bool is_speech(const std::vector<Piece>& cues) const {
    for (const Piece cue : cues) {
      const Piece words = text_.words_in(cue);
      for (std::uint32_t i = words.begin; i < words.end; ++i)
        if (words_.speech.contains(text_.lower(i))) return true;
      if (words.end <= words.begin)
        for (std::uint32_t at = cue.begin; at < cue.end && at < text_.size(); ++at)
          if (text_.at(at) == U':') return true;
    }
    return false;
  }

  // Gold index -> predicted index: one to one, best overlap first.
  std::map<std::size_t, std::size_t> match(const std::vector<GoldPiece>& gold, const std::vector<PredictedPiece>& predicted, double least) const {
    std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
    for (std::size_t g = 0; g < gold.size(); ++g)
      for (std::size_t p = 0; p < predicted.size(); ++p) {
        if (predicted[p].span.end <= gold[g].span.begin || predicted[p].span.begin >= gold[g].span.end) continue;
        if (const double f = text_.f1(gold[g].span, predicted[p].span); f >= least) pairs.emplace_back(-f, g, p);
      }
    std::sort(pairs.begin(), pairs.end());
    std::map<std::size_t, std::size_t> matched;
    std::set<std::size_t> used;
    for (const auto& [f, g, p] : pairs)
      if (!matched.contains(g) && used.insert(p).second) matched[g] = p;
    return matched;
  }

  bool shares_word(std::optional<Piece> speaker, const std::vector<Piece>& gold) const {
    if (!speaker) return false;
    const Piece mine = text_.words_in(*speaker);
    for (const Piece span : gold) {
      const Piece theirs = text_.words_in(span);
      const std::uint32_t begin = std::max(mine.begin, theirs.begin), end = std::min(mine.end, theirs.end);
      if (begin >= end) continue;
      const auto function = [&](std::uint32_t i) { return words_.function.contains(text_.lower(i)); };
      bool content = false, all_function = true;
      for (std::uint32_t i = begin; i < end; ++i) content = content || !function(i);
      for (std::uint32_t i = theirs.begin; i < theirs.end; ++i) all_function = all_function && function(i);
      if (content || all_function) return true;
    }
    return false;
  }

  std::set<std::string> name_words(Piece span) const {
    std::set<std::string> names;
    const Piece words = text_.words_in(span);
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      if (!u_isupper(static_cast<UChar32>(text_.at(text_.words()[i].begin)))) continue;
      std::string word = text_.lower(i);
      if (word.ends_with("'s")) word.resize(word.size() - 2);
      else if (word.ends_with("’s")) word.resize(word.size() - 4);
      if (!words_.function.contains(word) && !words_.titles.contains(word)) names.insert(word);
    }
    return names;
  }

  bool shares_name(std::optional<Piece> speaker, const std::vector<Piece>& gold) const {
    if (!speaker) return false;
    const std::set<std::string> mine = name_words(*speaker);
    return std::any_of(gold.begin(), gold.end(), [&](Piece span) {
      const std::set<std::string> theirs = name_words(span);
      return std::any_of(mine.begin(), mine.end(), [&](const std::string& name) { return theirs.contains(name); });
    });
  }

  bool same_span(std::optional<Piece> speaker, const std::vector<Piece>& gold) const {
    return speaker && std::any_of(gold.begin(), gold.end(), [&](Piece span) { return text_.trimmed(span) == text_.trimmed(*speaker); });
  }

  static bool touches(std::optional<Piece> cue, const std::vector<Piece>& gold) {
    return cue && std::any_of(gold.begin(), gold.end(), [&](Piece span) { return std::max(cue->begin, span.begin) < std::min(cue->end, span.end); });
  }

  // Predicted pieces of track I that are no indirect statement but fit a content of another kind: neither right nor wrong.
  std::size_t ignored(const std::vector<PredictedPiece>& predicted, const std::map<std::size_t, std::size_t>& matched, const std::vector<GoldPiece>& all, bool say) const {
    std::set<std::size_t> used;
    for (const auto& [g, p] : matched) used.insert(p);
    std::size_t count = 0;
    for (std::size_t p = 0; p < predicted.size(); ++p) {
      if (used.contains(p)) continue;
      count += std::any_of(all.begin(), all.end(), [&](const GoldPiece& gold) {
        const bool own = gold.type == "indirect" && (!say || is_speech(gold.cue));
        return !own && text_.f1(predicted[p].span, gold.span) >= 0.8;
      });
    }
    return count;
  }

  TrackScore score(const std::string& track) {
    const char base = track[0];
    std::vector<GoldPiece> gold = gold_pieces(base);
    std::vector<PredictedPiece> predicted = predicted_pieces(base);
    if (track == "Q>=4") {
      std::erase_if(gold, [&](const GoldPiece& piece) { return text_.word_count(piece.span) < 4; });
      std::erase_if(predicted, [&](const PredictedPiece& piece) { return text_.word_count(piece.span) < 4; });
    }
    if (track == "I-say") {
      std::erase_if(gold, [&](const GoldPiece& piece) { return !is_speech(piece.cue); });
      std::erase_if(predicted, [&](const PredictedPiece& piece) { return piece.quote->cue && !is_speech({*piece.quote->cue}); });
    }
    const auto exact = match(gold, predicted, 1.0), soft = match(gold, predicted, 0.8);
    std::size_t ignored_exact = 0, ignored_soft = 0;
    if (base == 'I') {
      const std::vector<GoldPiece> all = gold_pieces('C');
      ignored_exact = ignored(predicted, exact, all, track == "I-say");
      ignored_soft = ignored(predicted, soft, all, track == "I-say");
    }
    TrackScore score;
    score.exact = {exact.size(), predicted.size() - ignored_exact, gold.size()};
    score.soft = {soft.size(), predicted.size() - ignored_soft, gold.size()};
    score.end_to_end = score.end_to_end_name = {0, score.soft.predicted, gold.size()};
    for (std::size_t g = 0; g < gold.size(); ++g) judge(track, gold[g], soft.contains(g) ? &predicted[soft.at(g)] : nullptr, score);
    tell_spurious(track, predicted, soft);
    return score;
  }

  void judge(const std::string& track, const GoldPiece& gold, const PredictedPiece* predicted, TrackScore& score) {
    score.gold_with_source += !gold.source.empty();
    if (!predicted) return tell(Outcome::Kind::missed, track, gold.span, gold.source, nullptr);
    const std::optional<Piece> speaker = predicted->quote->speaker;
    bool right = !speaker, name = right;
    if (!gold.source.empty()) {
      const bool nobody = gold.nobody_is_right && !speaker;
      right = shares_word(speaker, gold.source) || nobody;
      name = right || shares_name(speaker, gold.source);
      ++score.speakers;
      score.speakers_right += right;
      score.speakers_name += name;
      score.speakers_exact += same_span(speaker, gold.source) || nobody;
      score.speakers_none += !speaker;
    }
    score.end_to_end.right += right;
    score.end_to_end_name.right += name;
    if (!gold.cue.empty()) ++score.cues, score.cues_right += touches(predicted->quote->cue, gold.cue);
    tell(right ? Outcome::Kind::right : Outcome::Kind::wrong_speaker, track, gold.span, gold.source, predicted->quote);
  }

  void tell_spurious(const std::string& track, const std::vector<PredictedPiece>& predicted, const std::map<std::size_t, std::size_t>& matched) {
    if (!tell_) return;
    std::set<std::size_t> used;
    for (const auto& [g, p] : matched) used.insert(p);
    for (std::size_t p = 0; p < predicted.size(); ++p)
      if (!used.contains(p)) tell(Outcome::Kind::spurious, track, predicted[p].span, {}, predicted[p].quote);
  }

  void tell(Outcome::Kind kind, const std::string& track, Piece span, const std::vector<Piece>& source, const PredictedQuote* predicted) {
    if (tell_) tell_({kind, track, &article_, span, source, predicted});
  }

  const ScoredArticle& article_;
  const MetricWords& words_;
  const std::function<void(const Outcome&)>& tell_;
  ScoredText text_;
};

void add(Rates& a, const Rates& b) { a.right += b.right, a.predicted += b.predicted, a.gold += b.gold; }

}  // namespace

MetricWords MetricWords::load(const std::string& folder, Problems& problems) {
  return {read_set(folder + "/speech_words.txt", problems), read_set(folder + "/function_words.txt", problems), read_set(folder + "/name_titles.txt", problems)};
}

void TrackScore::add(const TrackScore& other) {
  saidby::add(exact, other.exact), saidby::add(soft, other.soft), saidby::add(end_to_end, other.end_to_end), saidby::add(end_to_end_name, other.end_to_end_name);
  speakers += other.speakers, speakers_right += other.speakers_right, speakers_exact += other.speakers_exact, speakers_name += other.speakers_name, speakers_none += other.speakers_none;
  gold_with_source += other.gold_with_source, cues += other.cues, cues_right += other.cues_right;
}

std::map<std::string, TrackScore> QuoteMetric::score(const ScoredArticle& article, const std::function<void(const Outcome&)>& tell) const { return ArticleScorer(article, words_, tell).score(); }

}  // namespace saidby

#include "pipeline/evaluation/predictions.h"

#include "pipeline/8_records/offsets.h"

namespace saidby {

std::vector<PredictedQuote> predicted_quotes(const Document& document) {
  std::vector<PredictedQuote> out;
  const Offsets offset(document.text.bytes, OffsetUnit::code_point);
  const auto piece = [&](Span span) { return Piece{offset(span.begin), offset(span.end)}; };
  for (std::size_t i = 0; i < document.quotes.size(); ++i) {
    const Quote& quote = document.quotes[i];
    const Attribution& attribution = document.attributions[i];
    PredictedQuote predicted;
    for (const Span part : quote.parts) predicted.spans.push_back(piece(part));
    if (!attribution.cue.empty()) predicted.cue = piece(attribution.cue);
    if (!attribution.speaker.empty()) predicted.speaker = piece(attribution.speaker);
    predicted.type = name_of(quote.type);
    predicted.rule = attribution.why;
    predicted.confidence = attribution.confidence;
    out.push_back(std::move(predicted));
  }
  return out;
}

}  // namespace saidby

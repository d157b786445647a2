// How right the article found on a page is: the words of its body, its title, its day.
//
//   score_page({"The mayor left. He came back.", "Lamps", "2031-06-03"}, {"The mayor left. He came back. Read more", "Lamps", ""})
//     -> precision .6, recall 1, not exact, title right, date wrong
//
// Body: P and R over runs of four words, counted as often as they come, as the article-extraction-benchmark of ScrapingHub has it; exact: all words are right. Title: the same
// words in any case. Date: the same day.
#pragma once

#include <string>
#include <vector>

namespace saidby {

struct PageAnswer {
  std::string body, title, date;   // date: begins with an ISO day, or empty
};

struct PageScore {
  double precision = 1, recall = 1;
  bool found_any = false, gold_has_any = false;   // runs at all: pages without any don't count for P, or R
  bool exact = false;
  bool has_title = false, title_right = false, has_date = false, date_right = false;
};
// Cost: linear in both bodies, but for sorting.
PageScore score_page(const PageAnswer& gold, const PageAnswer& found);

// Means over pages.
class PageTotals {
 public:
  void add(const PageScore& score);
  std::size_t pages() const { return pages_; }
  double precision() const { return found_ ? precision_ / static_cast<double>(found_) : 0; }
  double recall() const { return gold_ ? recall_ / static_cast<double>(gold_) : 0; }
  double f1() const { return precision() + recall() > 0 ? 2 * precision() * recall() / (precision() + recall()) : 0; }
  double exact() const { return share(exact_, pages_); }
  double title() const { return share(titles_right_, titles_); }
  double date() const { return share(dates_right_, dates_); }
  std::size_t titles() const { return titles_; }
  std::size_t dates() const { return dates_; }

 private:
  static double share(std::size_t part, std::size_t whole) { return whole ? static_cast<double>(part) / static_cast<double>(whole) : 0; }
  double precision_ = 0, recall_ = 0;
  std::size_t pages_ = 0, found_ = 0, gold_ = 0, exact_ = 0, titles_ = 0, titles_right_ = 0, dates_ = 0, dates_right_ = 0;
};

}  // namespace saidby

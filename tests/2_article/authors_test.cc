#include "pipeline/2_article/authors.h"

#include <doctest/doctest.h>

#include "tests/testing.h"

using namespace saidby;

namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

struct Row { const char* said; const char* names; };

}  // namespace

TEST_SUITE("2_article") {
  TEST_CASE("names of authors in what metadata says of them") {
    for (const Row row : {
             Row{"Carter Ellison", "Carter Ellison"},
             Row{"By Carter Ellison", "Carter Ellison"},
             Row{"By DEB HAUGEN dhaugen@sun.example", "DEB HAUGEN"},
             Row{"Tess Quill, Hana Ito", "Tess Quill; Hana Ito"},
             Row{"Tess Quill,Hana Ito", "Tess Quill; Hana Ito"},
             Row{"Tess Quill, Hana Ito and Bo Ray", "Tess Quill; Hana Ito; Bo Ray"},
             Row{"BY TESS QUILL AND HANA ITO", "TESS QUILL; HANA ITO"},
             Row{"Tess Quill with Hana Ito", "Tess Quill; Hana Ito"},
             Row{"Wade Purcell, Staff Writer", "Wade Purcell"},
             Row{"Ingrid Halvorsen, Professor of Ecology, University of Umeå", "Ingrid Halvorsen"},
             Row{"Ann Lee, M.D.", "Ann Lee"},
             Row{"Ann Lee, PhD, and Bo Ray, MD", "Ann Lee; Bo Ray"},
             Row{"Dr. Ann Lee", "Ann Lee"},
             Row{"\"Ann Lee\"", "Ann Lee"},
             Row{"Ann Lee | Harbour Herald", "Ann Lee"},
             Row{"Ann Lee - The Herald Desk", "Ann Lee"},
             Row{"J.D. O’Rourke Jr.", "J.D. O’Rourke Jr."},
             Row{"Ludwig van der Merwe", "Ludwig van der Merwe"},
             Row{"Roy, Aniruddha", "Roy, Aniruddha"},                     // a surname first
             Row{"Maria & Katerina", "Maria & Katerina"},
             Row{"Harbour and Quay Administration", "Harbour and Quay Administration"},
             Row{"Associated Press", "Associated Press"},
             Row{"Staff Reporter", "Staff Reporter"},
             Row{"Harvard School of Health", "Harvard School of Health"},
             Row{"Super User", ""}, Row{"admin", ""}, Row{"undefined", ""}, Row{"desk@herald.example", ""}, Row{"262588", ""}, Row{"", ""}, Row{"   ", ""},
         })
      CHECK_MESSAGE(joined(author_names(testing::knowledge().article.rules, row.said)) == row.names, row.said);
  }

  TEST_CASE("names of authors in bylines, whatever stands behind them") {
    const LineRules& rules = testing::knowledge().article.rules;
    for (const std::string name : {"Carla Jameson", "Kevin Martin", "Amy Robinson", "Ann Lee", "May Franklin"})   // names that end like words of bylines
      for (const std::string behind : {"", " | March 4, 2031 | 9:15 am", " - March 4, 2031", " March 4, 2031", " Mar. 4, 2031", " | nn@sun.example", " for the Courier", " 19 hours ago", " / Courier Staff", " • Courier",
                                       ", Courier Staff", " (Courier)", " Staff Writer", " of The Courier", " Updated 5 hours ago", " on March 4, 2031", "Published: March 4, 2031"})
        CHECK_MESSAGE(joined(byline_names(rules, "By " + name + behind)) == name, (name + behind));
    for (const Row row : {
             Row{"Posted by Ann Lee on March 4, 2031 in News", "Ann Lee"},
             Row{"March 4, 2031 by Ann Lee", "Ann Lee"},
             Row{"Published March 4, 2031 by Ann Lee and Bo Ray", "Ann Lee; Bo Ray"},
             Row{"Story by Ann Lee / Photos by Bo Ray", "Ann Lee"},
             Row{"Words: Ann Lee. Photos: Bo Ray", "Ann Lee"},
             Row{"Reported by Ann Lee", "Ann Lee"},
             Row{"Report from Ann Lee in Harare", "Ann Lee"},
             Row{"By KORT News Aug 19", "KORT News"},
             Row{"BY ANN LEE AND BO RAY", "ANN LEE; BO RAY"},
             Row{"By the sea they met.", ""},
             Row{"By Monday the harbour was shut.", ""},
         })
      CHECK_MESSAGE(joined(byline_names(rules, row.said)) == row.names, row.said);
  }

  TEST_CASE("authors are added once") {
    std::vector<std::string> authors{"Ann Lee"};
    add_authors(authors, {"ANN LEE", "Bo Ray", "Bo Ray", "Cy Dorn"}, 2);
    CHECK(joined(authors) == "Ann Lee; Bo Ray");
  }
}

#include "pipeline/1_text/json_objects.h"

#include <doctest/doctest.h>

#include "pipeline/1_text/json_mend.h"

using namespace saidby;

namespace {

// The objects with bars between; "!" is a broken one, "<" one that is cut off, "?" another value, "+" one too large.
std::string objects_in(std::string_view text, std::uint64_t most = 1000) {
  ByteReader bytes(open_memory(text));
  JsonObjects objects(bytes, most);
  std::string all, object;
  for (auto got = objects.next(object); got != JsonObjects::Got::end; got = objects.next(object)) {
    constexpr const char* signs[] = {"", "!", "<", "+", "?"};
    all.append(all.empty() ? "" : "|").append(got == JsonObjects::Got::object ? object : signs[static_cast<std::size_t>(got)]);
  }
  return all + (objects.list_open() ? "[" : "");
}

}  // namespace

TEST_SUITE("1_text") {
  TEST_CASE("objects are read one after the other, whatever is broken among them") {
    CHECK(objects_in(R"([{"a":1},{"a":[{"a":2},"}"]}])") == R"({"a":1}|{"a":[{"a":2},"}"]})");
    CHECK(objects_in("{\"a\":1}\n{\"a\":2}") == R"({"a":1}|{"a":2})");
    CHECK(objects_in(R"([{"a":1},{"a":"x "y" z"},{"a":3}])") == R"({"a":1}|!|{"a":3})");
    CHECK(objects_in(R"([{"a":1,"b":[{"a":9}],"c":"x"y"},{"a":3}])") == R"(!|{"a":3})");   // what was whole inside a broken one is no object of the list
    CHECK(objects_in(R"([{"a":1},{"a":"x},{"a":3}])") == R"({"a":1}|!|{"a":3})");
    CHECK(objects_in(R"([{"a":1},{"a":2,{"a":3}])") == R"({"a":1}|!|{"a":3})");
    CHECK(objects_in(R"([{"a":1},{"a":2,"b":{"a":0,"c":x"}},{"a":3}])") == R"({"a":1}|!|{"a":3})");
    CHECK(objects_in(R"([{"a":1},{"b":2],{"a":3}])") == R"({"a":1}|!|{"a":3})");
    CHECK(objects_in(R"([{"a":1},7,"x, {y}",{"a":3}}])") == R"({"a":1}|?|?|{"a":3}|?)");
    CHECK(objects_in(R"([{"a":1},{"a":2)") == R"({"a":1}|<[)");
    CHECK(objects_in(R"([{"a":1},)") == R"({"a":1}[)");
    CHECK(objects_in(R"([{"a":1},{"a":"123456789"},{"a":3}])", 10) == R"({"a":1}|+|{"a":3})");
    CHECK(objects_in(std::string(5000, '[') + "{\"a\":" + std::string(5000, '['), 10000) == "![");
    CHECK(objects_in("]}{\"a\":1}]") == R"(?|{"a":1}|?)");
  }

  TEST_CASE("what is nearly JSON is mended") {
    CHECK(mend_json(R"({"a":NaN,"b":[-Infinity,Infinity],"c":"NaN \" NaN"})").bytes == R"({"a":null,"b":[null,null],"c":"NaN \" NaN"})");
    CHECK(mend_json(R"(["\ud83d","\ude00\ud83d","\ud83d\ude00","\\ud83d"])").bytes == R"(["\ufffd","\ufffd\ufffd","\ud83d\ude00","\\ud83d"])");
    CHECK(mend_json("[\"a\xE9\",\"\\ud83d\"]").replaced == 2);
    CHECK(mend_json("[\"\\u").bytes == "[\"\\u");
    CHECK(mend_json("[\"\\").bytes == "[\"\\");
  }
}

// Fuzzes the reading of name servers' answers (bindings/dns/answers.h): whatever the bytes, the
// outcome is a status without fields, or whole records of the types that were asked for.
//
// The message is read as an answer for every type. c-ares is the system's library: a write beyond
// memory is seen where it goes through memcpy and the like, a leak always. With ORRERY_CANARY it
// holds a wrong belief, which the fuzzer must find: the test of the fuzzer.
#include <arpa/inet.h>
#include <netdb.h>

#include <cstdio>
#include <cstdlib>

#include "bindings/dns/answers.h"

namespace {

using namespace orrery;

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n", what);
  std::abort();
}

constexpr RecordType kTypes[] = {
    RecordType::kA,     RecordType::kNs,  RecordType::kCname, RecordType::kSoa,
    RecordType::kPtr,   RecordType::kMx,  RecordType::kTxt,   RecordType::kAaaa,
    RecordType::kSrv,   RecordType::kAny, RecordType::kCaa,   RecordType::kNaptr};

/// The fields of one record: 't'ext, 'n'umber; a TXT record's come after their count.
const char* LayoutOf(RecordType type) {
  switch (type) {
    case RecordType::kA:
    case RecordType::kAaaa: return "tn";
    case RecordType::kNs:
    case RecordType::kCname:
    case RecordType::kPtr: return "t";
    case RecordType::kMx: return "tn";
    case RecordType::kSrv: return "tnnn";
    case RecordType::kNaptr: return "ttttnn";
    case RecordType::kSoa: return "ttnnnnn";
    case RecordType::kCaa: return "ntt";
    default: return nullptr;
  }
}

struct Reader {
  const std::vector<AnswerField>& fields;
  size_t at = 0;

  double Number() {
    Require(at < fields.size(), "a record is whole");
    const double* number = std::get_if<double>(&fields[at++]);
    Require(number != nullptr, "a number stands where one belongs");
    Require(*number >= INT32_MIN && *number <= UINT32_MAX, "numbers have 32 bits");
    return *number;
  }
  std::string Text() {
    Require(at < fields.size(), "a record is whole");
    const std::string* text = std::get_if<std::string>(&fields[at++]);
    Require(text != nullptr, "a text stands where one belongs");
    Require(text->size() <= UINT16_MAX, "a text is no longer than a message");
    return *text;
  }
};

bool IsAddress(int family, const std::string& text) {
  uint8_t address[16];
  return inet_pton(family, text.c_str(), address) == 1;
}

void CheckRecord(RecordType asked, Reader& reader) {
  const int number = static_cast<int>(reader.Number());
  Require(IsRecordType(number), "a record has a type");
  const auto type = static_cast<RecordType>(number);
  Require(asked == RecordType::kAny ? type != RecordType::kAny : type == asked,
          "records are of the type that was asked for");
  if (type == RecordType::kTxt) {
    for (double left = reader.Number(); left > 0; --left) reader.Text();
    return;
  }
  const bool ipv4 = type == RecordType::kA, ipv6 = type == RecordType::kAaaa;
  for (const char* field = LayoutOf(type); *field != '\0'; ++field) {
    if (*field == 'n') {
      [[maybe_unused]] const double value = reader.Number();
#ifdef ORRERY_CANARY
      Require(type != RecordType::kMx || value < 256, "the canary: priorities are small");
#endif
      continue;
    }
    const std::string text = reader.Text();
    if (ipv4 || ipv6) Require(IsAddress(ipv4 ? AF_INET : AF_INET6, text), "addresses are such");
  }
}

void CheckAnswer(RecordType type, std::span<const uint8_t> message) {
  const Answer answer = ReadAnswer(type, message);
  Require(answer.status >= ARES_SUCCESS && answer.status <= ARES_ECANCELLED, "a status is known");
  if (answer.status != ARES_SUCCESS) Require(answer.fields.empty(), "a failure has no fields");
  Reader reader{answer.fields};
  while (reader.at < answer.fields.size()) CheckRecord(type, reader);
}

void CheckNames(std::span<const uint8_t> message) {
  hostent* entry = nullptr;
  if (ares_parse_ptr_reply(message.data(), static_cast<int>(message.size()), nullptr, 0, AF_INET,
                           &entry) != ARES_SUCCESS) {
    return;
  }
  for (const std::string& name : NamesOf(*entry)) Require(name.size() < 4096, "names are short");
  ares_free_hostent(entry);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // Memory of its own: a read beyond the message is one beyond the memory.
  const std::vector<uint8_t> message(data, data + size);
  for (RecordType type : kTypes) CheckAnswer(type, message);
  if (!message.empty()) CheckNames(message);
  return 0;
}

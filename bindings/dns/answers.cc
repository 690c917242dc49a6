// Reading a name server's answers; see answers.h.
#include "bindings/dns/answers.h"

#include <arpa/inet.h>
#include <netdb.h>

#include <algorithm>
#include <memory>

namespace orrery {

namespace {

using Message = std::span<const uint8_t>;
using Fields = std::vector<AnswerField>;

struct FreeHost {
  void operator()(hostent* host) const { ares_free_hostent(host); }
};
using Host = std::unique_ptr<hostent, FreeHost>;

struct FreeData {
  void operator()(void* data) const { ares_free_data(data); }
};

std::string Text(const char* text) { return text == nullptr ? std::string() : text; }
std::string Text(const unsigned char* text) { return Text(reinterpret_cast<const char*>(text)); }
std::string Text(const unsigned char* text, size_t size) {
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text), size);
}

double NumberOf(RecordType type) { return static_cast<double>(type); }

std::string AddressText(int family, const void* address) {
  char text[INET6_ADDRSTRLEN] = "";
  ares_inet_ntop(family, address, text, sizeof text);
  return text;
}

/// No message holds more: the shortest record is a name of one byte, ten more, and the address.
size_t MostAddresses(Message message, size_t address_bytes) {
  return message.size() / (11 + address_bytes) + 1;
}

int ReadA(Message message, Host* host, Fields* out) {
  std::vector<ares_addrttl> found(MostAddresses(message, 4));
  int count = static_cast<int>(found.size());
  hostent* entry = nullptr;
  const int status = ares_parse_a_reply(message.data(), static_cast<int>(message.size()), &entry,
                                        found.data(), &count);
  host->reset(entry);
  if (status != ARES_SUCCESS) return status;
  for (int i = 0; i < count; ++i) {
    out->insert(out->end(), {NumberOf(RecordType::kA), AddressText(AF_INET, &found[i].ipaddr),
                             static_cast<double>(found[i].ttl)});
  }
  return status;
}

int ReadAaaa(Message message, Fields* out) {
  std::vector<ares_addr6ttl> found(MostAddresses(message, 16));
  int count = static_cast<int>(found.size());
  const int status = ares_parse_aaaa_reply(message.data(), static_cast<int>(message.size()),
                                           nullptr, found.data(), &count);
  if (status != ARES_SUCCESS) return status;
  for (int i = 0; i < count; ++i) {
    out->insert(out->end(), {NumberOf(RecordType::kAaaa), AddressText(AF_INET6, &found[i].ip6addr),
                             static_cast<double>(found[i].ttl)});
  }
  return status;
}

int ReadAddresses(Message message, Fields* out) {
  Host host;
  return ReadA(message, &host, out);
}

void AddCname(const hostent& host, Fields* out) {
  out->insert(out->end(), {NumberOf(RecordType::kCname), Text(host.h_name)});
}

int ReadCname(Message message, Fields* out) {
  Fields addresses;
  Host host;
  const int status = ReadA(message, &host, &addresses);
  if (status == ARES_SUCCESS && host != nullptr) AddCname(*host, out);
  return status;
}

void AddAliases(RecordType type, const hostent* host, Fields* out) {
  if (host == nullptr || host->h_aliases == nullptr) return;
  for (char** name = host->h_aliases; *name != nullptr; ++name) {
    out->insert(out->end(), {NumberOf(type), Text(*name)});
  }
}

int ReadNs(Message message, Fields* out) {
  hostent* entry = nullptr;
  const int status =
      ares_parse_ns_reply(message.data(), static_cast<int>(message.size()), &entry);
  Host host(entry);
  if (status == ARES_SUCCESS) AddAliases(RecordType::kNs, entry, out);
  return status;
}

int ReadPtr(Message message, Fields* out) {
  hostent* entry = nullptr;
  const int status = ares_parse_ptr_reply(message.data(), static_cast<int>(message.size()),
                                          nullptr, 0, AF_INET, &entry);
  Host host(entry);
  if (status == ARES_SUCCESS) AddAliases(RecordType::kPtr, entry, out);
  return status;
}

/// The replies that c-ares gives as a list, or as one structure.
template <typename Reply, typename Visit>
int ReadList(int (*parse)(const unsigned char*, int, Reply**), Message message, Visit visit) {
  Reply* first = nullptr;
  const int status = parse(message.data(), static_cast<int>(message.size()), &first);
  std::unique_ptr<Reply, FreeData> owner(first);
  if (status == ARES_SUCCESS) visit(first);
  return status;
}

int ReadMx(Message message, Fields* out) {
  return ReadList(ares_parse_mx_reply, message, [out](const ares_mx_reply* each) {
    for (; each != nullptr; each = each->next) {
      out->insert(out->end(), {NumberOf(RecordType::kMx), Text(each->host),
                               static_cast<double>(each->priority)});
    }
  });
}

int ReadTxt(Message message, Fields* out) {
  return ReadList(ares_parse_txt_reply_ext, message, [out](const ares_txt_ext* each) {
    while (each != nullptr) {
      out->push_back(NumberOf(RecordType::kTxt));
      const size_t count_at = out->size();
      out->push_back(0.0);
      do {
        out->push_back(Text(each->txt, each->length));
        each = each->next;
      } while (each != nullptr && each->record_start == 0);
      (*out)[count_at] = static_cast<double>(out->size() - count_at - 1);
    }
  });
}

int ReadSrv(Message message, Fields* out) {
  return ReadList(ares_parse_srv_reply, message, [out](const ares_srv_reply* each) {
    for (; each != nullptr; each = each->next) {
      out->insert(out->end(),
                  {NumberOf(RecordType::kSrv), Text(each->host), static_cast<double>(each->port),
                   static_cast<double>(each->priority), static_cast<double>(each->weight)});
    }
  });
}

int ReadNaptr(Message message, Fields* out) {
  return ReadList(ares_parse_naptr_reply, message, [out](const ares_naptr_reply* each) {
    for (; each != nullptr; each = each->next) {
      out->insert(out->end(),
                  {NumberOf(RecordType::kNaptr), Text(each->flags), Text(each->service),
                   Text(each->regexp), Text(each->replacement), static_cast<double>(each->order),
                   static_cast<double>(each->preference)});
    }
  });
}

int ReadSoa(Message message, Fields* out) {
  return ReadList(ares_parse_soa_reply, message, [out](const ares_soa_reply* soa) {
    if (soa == nullptr) return;
    out->insert(out->end(),
                {NumberOf(RecordType::kSoa), Text(soa->nsname), Text(soa->hostmaster),
                 static_cast<double>(soa->serial), static_cast<double>(soa->refresh),
                 static_cast<double>(soa->retry), static_cast<double>(soa->expire),
                 static_cast<double>(soa->minttl)});
  });
}

int ReadCaa(Message message, Fields* out) {
  return ReadList(ares_parse_caa_reply, message, [out](const ares_caa_reply* each) {
    for (; each != nullptr; each = each->next) {
      out->insert(out->end(),
                  {NumberOf(RecordType::kCaa), static_cast<double>(each->critical),
                   Text(each->property, each->plength), Text(each->value, each->length)});
    }
  });
}

/// Addresses, or what the name is an alias of.
int ReadAddressesOrAlias(Message message, Fields* out) {
  Fields addresses;
  Host host;
  const int status = ReadA(message, &host, &addresses);
  if (status != ARES_SUCCESS) return status;
  if (host != nullptr && host->h_aliases != nullptr && host->h_aliases[0] != nullptr) {
    AddCname(*host, out);
  } else {
    out->insert(out->end(), addresses.begin(), addresses.end());
  }
  return status;
}

uint16_t Number16(Message message, size_t at) {
  return static_cast<uint16_t>(message[at] << 8 | message[at + 1]);
}

/// Past the name at `*at`; false if it does not end within the message.
bool SkipName(Message message, size_t* at) {
  char* name = nullptr;
  long length = 0;
  if (*at >= message.size() ||
      ares_expand_name(message.data() + *at, message.data(), static_cast<int>(message.size()),
                       &name, &length) != ARES_SUCCESS) {
    return false;
  }
  ares_free_string(name);
  *at += static_cast<size_t>(length);
  return true;
}

/// ARES_SUCCESS if a record of `type` is among the answers, ARES_ENODATA if none is: c-ares itself
/// tells a missing SOA record from a broken one by nothing.
int FindRecord(RecordType type, Message message) {
  constexpr size_t kHeader = 12, kQuestion = 4, kRecord = 10;
  if (message.size() < kHeader) return ARES_EBADRESP;
  const unsigned questions = Number16(message, 4), answers = Number16(message, 6);
  size_t at = kHeader;
  for (unsigned i = 0; i < questions; ++i) {
    if (!SkipName(message, &at) || message.size() - at < kQuestion) return ARES_EBADRESP;
    at += kQuestion;
  }
  for (unsigned i = 0; i < answers; ++i) {
    if (!SkipName(message, &at) || message.size() - at < kRecord) return ARES_EBADRESP;
    if (Number16(message, at) == static_cast<uint16_t>(type)) return ARES_SUCCESS;
    const size_t length = Number16(message, at + 8);
    at += kRecord;
    if (message.size() - at < length) return ARES_EBADRESP;
    at += length;
  }
  return ARES_ENODATA;
}

int ReadSoaIfAny(Message message, Fields* out) {
  const int status = FindRecord(RecordType::kSoa, message);
  return status == ARES_SUCCESS ? ReadSoa(message, out) : status;
}

using Reader = int (*)(Message, Fields*);

int ReadAny(Message message, Fields* out) {
  static constexpr Reader kReaders[] = {ReadAddressesOrAlias, ReadAaaa, ReadMx,    ReadNs,
                                        ReadTxt,              ReadSrv,  ReadPtr,   ReadNaptr,
                                        ReadSoaIfAny,         ReadCaa};
  for (Reader read : kReaders) {
    const int status = read(message, out);
    if (status != ARES_SUCCESS && status != ARES_ENODATA) return status;
  }
  return ARES_SUCCESS;
}

Reader ReaderOf(RecordType type) {
  switch (type) {
    case RecordType::kA: return ReadAddresses;
    case RecordType::kNs: return ReadNs;
    case RecordType::kCname: return ReadCname;
    case RecordType::kSoa: return ReadSoa;
    case RecordType::kPtr: return ReadPtr;
    case RecordType::kMx: return ReadMx;
    case RecordType::kTxt: return ReadTxt;
    case RecordType::kAaaa: return ReadAaaa;
    case RecordType::kSrv: return ReadSrv;
    case RecordType::kNaptr: return ReadNaptr;
    case RecordType::kAny: return ReadAny;
    case RecordType::kCaa: return ReadCaa;
  }
  return nullptr;
}

}  // namespace

bool IsRecordType(int number) {
  return number > 0 && number <= UINT16_MAX &&
         ReaderOf(static_cast<RecordType>(number)) != nullptr;
}

Answer ReadAnswer(RecordType type, Message message) {
  Answer answer;
  const Reader read = ReaderOf(type);
  if (read == nullptr) return {ARES_EBADQUERY, {}};
  if (message.empty() || message.size() > UINT16_MAX) return {ARES_EBADRESP, {}};
  answer.status = read(message, &answer.fields);
  if (answer.status != ARES_SUCCESS) answer.fields.clear();
  return answer;
}

std::vector<std::string> NamesOf(const hostent& entry) {
  std::vector<std::string> names;
  for (char** name = entry.h_aliases; name != nullptr && *name != nullptr; ++name) {
    names.push_back(*name);
  }
  // An answer's names are all among the aliases; the canonical one of the hosts file is not.
  const std::string canonical = Text(entry.h_name);
  if (!canonical.empty() && std::find(names.begin(), names.end(), canonical) == names.end()) {
    names.insert(names.begin(), canonical);
  }
  return names;
}

}  // namespace orrery

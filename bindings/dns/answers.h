// What a name server answered, as plain values: c-ares' parsers behind one function.
//
//  * RecordType: the types of records that can be asked for, by their numbers in DNS.
//  * ReadAnswer: a message -> the records in it, one after the other.
//  * NamesOf: the names of a host entry, for a reverse lookup.
//
// The bytes come from anybody: whatever they are, the outcome is a status or sound values. No
// engine, no loop: any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "bindings/dns/cares.h"

struct hostent;

namespace orrery {

/// Record types by their numbers (RFC 1035, 3596, 2782, 3403, 8659).
enum class RecordType : uint16_t {
  kA = 1, kNs = 2, kCname = 5, kSoa = 6, kPtr = 12, kMx = 15, kTxt = 16, kAaaa = 28, kSrv = 33,
  kNaptr = 35, kAny = 255, kCaa = 257
};
/// Whether ReadAnswer knows the type.
bool IsRecordType(int number);

/// A number, or the bytes of a text (DNS knows no encoding).
using AnswerField = std::variant<double, std::string>;

/// The records, each as its type's number and its fields:
///   A, AAAA: address, ttl; NS, CNAME, PTR: name; MX: exchange, priority; TXT: count, chunks;
///   SRV: name, port, priority, weight; CAA: critical, property, value;
///   NAPTR: flags, service, regexp, replacement, order, preference;
///   SOA: nsname, hostmaster, serial, refresh, retry, expire, minttl.
struct Answer {
  int status = ARES_SUCCESS;  ///< c-ares' (ARES_*); without success there are no fields
  std::vector<AnswerField> fields;
};

/// Reads the records of `type`; with kAny those of every type, in the order that Node has (a name
/// that is an alias tells its CNAME instead of addresses).
Answer ReadAnswer(RecordType type, std::span<const uint8_t> message);

/// Every name of an entry once, the canonical one first if it is no alias too.
std::vector<std::string> NamesOf(const hostent& entry);

}  // namespace orrery

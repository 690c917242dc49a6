// The usual request, recognised without the parser: GET or HEAD of a path, HTTP/1.1, no body.
//
//  * FindPlainRequest: the head that starts at `begin`, if all of it is there and nothing in it
//    needs a parser to be understood: no header that says how the message or the connection goes
//    on (but `Connection: keep-alive`), no empty or folded value, every line ended by CR LF.
//
// What is found here llhttp takes as well, and tells the same of it. Whatever is not, whether it is
// unusual, broken or merely not there in full, is llhttp's. Any thread.
#pragma once

#include <cstdint>

namespace orrery {

struct PlainRequest {
  uint32_t size = 0;  ///< of the head, with the empty line behind it
  uint32_t url_offset = 0, url_size = 0;
  bool is_head = false;  ///< the method: HEAD, or else GET
  bool has_host = false;
};

/// False if there is none.
bool FindPlainRequest(const char* begin, const char* end, PlainRequest* out);

}  // namespace orrery

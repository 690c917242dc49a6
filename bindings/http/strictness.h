// How strict a parser of HTTP is: the same for the connections of `http` and for HTTPParser.
//
//  * StartParser.
//
// Any thread.
#pragma once

#include <llhttp.h>

namespace orrery {

/// Makes `parser` ready for the messages of one connection. `lenient` is Node's insecureHTTPParser.
inline void StartParser(llhttp_t& parser, bool response, const llhttp_settings_t& settings,
                        bool lenient) {
  llhttp_init(&parser, response ? HTTP_RESPONSE : HTTP_REQUEST, &settings);
#if LLHTTP_VERSION_MAJOR >= 9
  // As llhttp 6 of Node 18: what follows the last message of a connection is not looked at.
  llhttp_set_lenient_data_after_close(&parser, 1);
#endif
  if (!lenient) return;
  llhttp_set_lenient_headers(&parser, 1);
  llhttp_set_lenient_chunked_length(&parser, 1);
  llhttp_set_lenient_keep_alive(&parser, 1);
}

}  // namespace orrery

// c-ares' header, as every file of this folder takes it.
//
//  * Debian 13's c-ares marks its older functions as deprecated in favour of some that Debian 12's
//    does not have; they are the same in both.
//
// Nothing in here is thread safe without a lock of one's own: loop thread only.
#pragma once

#ifndef CARES_NO_DEPRECATED
#define CARES_NO_DEPRECATED
#endif
#include <ares.h>

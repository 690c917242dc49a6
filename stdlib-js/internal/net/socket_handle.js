'use strict';
// What the handles of net and dgram have in common: their names, and whether they keep the program
// alive.
//
//   SocketHandle   a base class. Its subclasses have
//     id             the native side's number, negative while there is none
//     referenced     true at first
//     context        of async_hooks
//     localName(), peerName()   [family, address, port], or a negative errno
//     keepAlive(on)  called with an id only

// A name as Node's handles give it: into `out`. 0, or a negative errno.
function nameInto(out, name) {
  if (typeof name === 'number') return name;
  const [family, address, port] = name;
  out.address = address;
  if (family !== 0) {
    out.family = family === 6 ? 'IPv6' : 'IPv4';
    out.port = port;
  }
  return 0;
}

class SocketHandle {
  getsockname(out) {
    return nameInto(out, this.localName());
  }

  getpeername(out) {
    return nameInto(out, this.peerName());
  }

  ref() {
    this.referenced = true;
    if (this.id >= 0) this.keepAlive(true);
  }

  unref() {
    this.referenced = false;
    if (this.id >= 0) this.keepAlive(false);
  }

  hasRef() {
    return this.id >= 0 && this.referenced;
  }

  getAsyncId() {
    return this.context?.asyncId ?? 0;
  }
}

module.exports = { SocketHandle };

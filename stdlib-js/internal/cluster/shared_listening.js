'use strict';
// Who listens for a server: its own process, or the primary of its cluster. A place of its own, so
// that net and dgram need not load the cluster.
//
//   askPrimary()          in a worker: (server, query, callback), see internal/cluster/child
//   setAskPrimary(ask)

let ask;

module.exports = {
  askPrimary: () => ask,
  setAskPrimary(value) { ask = value; },
};

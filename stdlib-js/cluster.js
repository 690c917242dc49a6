'use strict';
// The module `cluster`: one program in several processes that share their servers.
//
// Covers all that Node 18 documents. In a worker the module is another than in the primary: what a
// process is, NODE_UNIQUE_ID says at its start (internal/main).
// Differs: inspectPort, since there is no inspector.

const { askPrimary } = require('internal/cluster/shared_listening');

module.exports = askPrimary() === undefined
  ? require('internal/cluster/primary').cluster
  : require('internal/cluster/child').cluster;

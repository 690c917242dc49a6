'use strict';
// process.allowedNodeEnvironmentFlags: the options that NODE_OPTIONS may have, as a Set that
// cannot be changed and takes them as people write them.

// '_' is the same as '-', and what follows '=' is no part of the name; the dashes may be left out.
function normalize(flag) {
  const name = flag.replace(/=.*$/, '').replace(/(?!^)_/g, '-').replace(/_/g, '-');
  if (name.startsWith('-')) return name;
  return name.length === 1 ? `-${name}` : `--${name}`;
}

class NodeEnvironmentFlagsSet extends Set {
  add() {
    return this;
  }

  delete() {
    return false;
  }

  clear() {}

  has(flag) {
    return typeof flag === 'string' && super.has(normalize(flag));
  }
}

function makeFlags() {
  const set = new NodeEnvironmentFlagsSet();
  for (const flag of internalBinding('process').environmentFlags()) {
    Set.prototype.add.call(set, flag);
  }
  Object.freeze(NodeEnvironmentFlagsSet.prototype);
  return Object.freeze(set);
}

module.exports = { makeFlags };

'use strict';
// Ports that have received something in one turn are told in the order in which they were made.
const assert = require('assert');

const seen = [];
const channels = ['a', 'b', 'c'].map((name) => {
  const channel = new BroadcastChannel('order');
  channel.onmessage = ({ data }) => {
    seen.push(`${name} ${data}`);
    if (seen.length === 6) for (const each of channels) each.close();
  };
  return channel;
});
channels[0].postMessage('1');
channels[2].postMessage('2');
channels[1].postMessage('3');
process.on('exit', () => {
  assert.deepStrictEqual(seen, ['a 2', 'a 3', 'b 1', 'b 2', 'c 1', 'c 3']);
});

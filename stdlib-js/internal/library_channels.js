'use strict';

// The channels of diagnostics_channel on which the library itself tells what it does.
//
//   channels           by name: the Channel, as soon as somebody has asked for one of that name
//   publish(channel, data)   tells `data` if `channel` has subscribers
//
// Whoever publishes compares with undefined first, and makes `data` only then: as long as nobody
// listens, telling costs that comparison, and the module diagnostics_channel is not even loaded.

// Without a prototype, but not by the literal's __proto__: that makes a dictionary, in which each
// look costs a search.
const channels = Object.setPrototypeOf({
  'http.client.request.start': undefined,
  'http.client.response.finish': undefined,
  'http.server.request.start': undefined,
  'http.server.response.finish': undefined,
  'net.client.socket': undefined,
  'net.server.socket': undefined,
  'udp.socket': undefined,
}, null);

function publish(channel, data) {
  if (channel.hasSubscribers) channel.publish(data);
}

module.exports = { channels, publish };

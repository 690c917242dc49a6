// diagnostics_channel: subscribe, publish, errors of subscribers.
'use strict';
const dc = require('diagnostics_channel');

const channel = dc.channel('c');
const listener = (message, name) => console.log('got', message, name);
console.log(channel.hasSubscribers, dc.hasSubscribers('c'), dc.channel('c') === channel);
console.log(channel.name);
dc.subscribe('c', listener);
channel.publish({ a: 1 });
console.log(channel.hasSubscribers, dc.unsubscribe('c', listener), dc.unsubscribe('c', listener));
channel.publish('nobody');
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
channel.subscribe(() => { throw new Error('from a subscriber'); });
channel.subscribe(listener);
channel.publish(2);
for (const action of [() => dc.channel(1), () => channel.subscribe('x'),
  () => dc.subscribe('x', 1)]) {
  try {
    action();
  } catch (error) {
    console.log(error.code, error.message);
  }
}
console.log(dc.channel(Symbol.for('s')).name);

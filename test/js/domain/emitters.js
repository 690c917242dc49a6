'use strict';
// Emitters made in a domain, or added to one, give it the errors nobody listens to.
const assert = require('assert');
const domain = require('domain');
const EventEmitter = require('events');

const d = domain.create();
const told = [];
d.on('error', (error) => {
  told.push([error.message, error.domainEmitter]);
  assert.strictEqual(error.domainThrown, false);
});
const made = d.run(() => new EventEmitter());
assert.strictEqual(made.domain, d);
const added = new EventEmitter();
assert.strictEqual(added.domain, null);
d.add(added);
d.add(added);
assert.deepStrictEqual(d.members, [added]);
made.emit('error', new Error('made'));
added.emit('error', new Error('added'));
assert.deepStrictEqual(told, [['made', made], ['added', added]]);
added.on('error', (error) => told.push([error.message, 'own']));
added.emit('error', new Error('again'));
assert.deepStrictEqual(told[2], ['again', 'own']);
added.on('ask', () => assert.strictEqual(process.domain, d));
added.emit('ask');
d.remove(added);
assert.strictEqual(added.domain, null);
assert.throws(() => new EventEmitter().emit('error', new Error('alone')), { message: 'alone' });

'use strict';
// serialization: 'advanced' carries what structured clones carry; 'json' what JSON does.
const assert = require('assert');
const { fork, spawn } = require('child_process');

const circle = { name: 'circle' };
circle.self = circle;
const values = [
  { map: new Map([[1, new Set(['a'])]]) }, { bytes: new Uint8Array([1, 2, 3]) },
  { buffer: Buffer.from('text') }, { big: 12345678901234567890n }, circle, new RangeError('far'),
  { nothing: undefined }, -0, { date: new Date(0) }, 'x'.repeat(300000),
];

function echo(serialization, sent, expected) {
  const child = fork(__filename, ['child'], { serialization });
  const received = [];
  child.on('message', (message) => {
    received.push(message);
    if (received.length === sent.length) child.disconnect();
  });
  child.on('exit', (code) => {
    assert.strictEqual(code, 0);
    assert.deepStrictEqual(received, expected);
  });
  for (const value of sent) child.send(value);
}

if (process.argv[2] === 'child') {
  process.on('message', (message) => process.send(message));
} else {
  echo('advanced', values, values);
  echo('json', [{ a: undefined, map: new Map([[1, 2]]), text: '\u00df\n' }],
    [{ map: {}, text: '\u00df\n' }]);
  assert.throws(() => spawn(process.execPath, [], { serialization: 'xml' }), {
    code: 'ERR_INVALID_ARG_VALUE',
    message: "The property 'options.serialization' must be one of: undefined, 'json', " +
      "'advanced'. Received 'xml'",
  });
}

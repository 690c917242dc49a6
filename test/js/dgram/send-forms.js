'use strict';
// Every form of send() makes the datagram that Node makes of it, and tells its length.
const assert = require('assert');
const dgram = require('dgram');

const receiver = dgram.createSocket('udp4');
const sender = dgram.createSocket('udp4');
const got = [];
const lengths = [];
const told = (error, length) => {
  assert.ifError(error);
  lengths.push(length);
};

receiver.bind(0, '127.0.0.1', () => {
  const { port } = receiver.address();
  const host = '127.0.0.1';
  const bytes = Buffer.from('0123456789');
  const forms = [
    ['one', [Buffer.from('one'), port, host, told]],
    ['two', ['two', port, host, told]],
    ['234', [bytes, 2, 3, port, host, told]],
    ['89', ['0123456789', 8, 2, port, host, told]],
    ['default host', ['default host', port, told]],
    ['no address', ['no address', port, null, told]],
    ['list of parts', [['list ', Buffer.from('of '), new Uint8Array(Buffer.from('parts'))],
      port, told]],
    ['567', [new DataView(bytes.buffer, bytes.byteOffset + 5, 3), port, told]],
    ['', [[], port, told]],
    ['', [Buffer.alloc(0), port, host, told]],
    ['name', ['name', port, 'localhost', told]],
    ['\u00fc', ['\u00fc', port, host, told]],
  ];
  receiver.on('message', (message, sent) => {
    got.push(message.toString());
    assert.ok(Buffer.isBuffer(message));
    assert.deepStrictEqual(Object.keys(sent), ['address', 'family', 'port', 'size']);
    assert.strictEqual(sent.address, host);
    assert.strictEqual(sent.family, 'IPv4');
    assert.strictEqual(sent.port, sender.address().port);
    assert.strictEqual(sent.size, message.length);
    if (got.length < forms.length) return send(got.length);
    assert.deepStrictEqual(got, forms.map(([text]) => text));
    assert.deepStrictEqual(lengths, forms.map(([text]) => Buffer.byteLength(text)));
    sender.close();
    receiver.close();
  });
  const send = (i) => sender.send(...forms[i][1]);
  send(0);
});

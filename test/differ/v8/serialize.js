// v8.serialize, deserialize, and what the classes of it do.
'use strict';
const v8 = require('v8');

for (const value of [1, 'text', 'w\u00efde \u4e2d', null, undefined, true, [1, , 2],
  { a: { b: 1 } }, new Date(5), /x/g, new Map([[1, 2]]), new Set(['a']),
  new Uint8Array([1, 2]), Buffer.from('ab'), 5n, new Float64Array([1.5]), Object(1), NaN, -0]) {
  const bytes = v8.serialize(value);
  console.log(Buffer.isBuffer(bytes), v8.deserialize(bytes));
}
for (const bad of [() => {}, Symbol('s'), { f() {} }, new WeakMap()]) {
  try {
    v8.serialize(bad);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
for (const bad of ['x', Buffer.from([0xff]), Buffer.alloc(0), 1, undefined]) {
  try {
    console.log(v8.deserialize(bad));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const s = new v8.Serializer();
s.writeHeader();
s.writeUint32(5);
s.writeUint64(1, 2);
s.writeDouble(1.5);
s.writeRawBytes(Buffer.from('raw'));
s.writeValue({ a: 1 });
const bytes = s.releaseBuffer();
const d = new v8.Deserializer(bytes);
console.log(d.readHeader(), d.readUint32(), d.readUint64(), d.readDouble(),
  String(Buffer.from(d.readRawBytes(3))), d.readValue(), d.getWireFormatVersion() > 12);

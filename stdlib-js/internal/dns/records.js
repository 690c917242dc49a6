'use strict';
// The records of an answer, as the native side flattens them (bindings/dns/answers.h), made into
// what dns.resolve* give.
//
//   types                             { A: 1, ... }: the numbers of the record types
//   readAnswer(type, fields, ttl)     the result for a question for `type`; ttl: addresses with it

const types = {
  __proto__: null,
  A: 1, Ns: 2, Cname: 5, Soa: 6, Ptr: 12, Mx: 15, Txt: 16, Aaaa: 28, Srv: 33, Naptr: 35, Any: 255,
  Caa: 257,
};

function textLists(fields, at) {
  const count = fields[at];
  return [fields.slice(at + 1, at + 1 + count), count + 1];
}

// For each type: what resolve* give for one record, how many fields it has, and the record as
// resolveAny tells it, to which the type's name is added.
const plain = (name) => ({
  name, count: 1, value: (f, i) => f[i], any: (f, i) => ({ value: f[i] }),
});
const structured = (name, count, value) => ({ name, count, value, any: value });

const readers = {
  __proto__: null,
  [types.A]: structured('A', 2, (f, i) => ({ address: f[i], ttl: f[i + 1] })),
  [types.Aaaa]: structured('AAAA', 2, (f, i) => ({ address: f[i], ttl: f[i + 1] })),
  [types.Ns]: plain('NS'),
  [types.Cname]: plain('CNAME'),
  [types.Ptr]: plain('PTR'),
  [types.Mx]: structured('MX', 2, (f, i) => ({ exchange: f[i], priority: f[i + 1] })),
  [types.Srv]: structured('SRV', 4, (f, i) => ({
    name: f[i], port: f[i + 1], priority: f[i + 2], weight: f[i + 3],
  })),
  [types.Naptr]: structured('NAPTR', 6, (f, i) => ({
    flags: f[i], service: f[i + 1], regexp: f[i + 2], replacement: f[i + 3], order: f[i + 4],
    preference: f[i + 5],
  })),
  [types.Soa]: structured('SOA', 7, (f, i) => ({
    nsname: f[i], hostmaster: f[i + 1], serial: f[i + 2], refresh: f[i + 3], retry: f[i + 4],
    expire: f[i + 5], minttl: f[i + 6],
  })),
  [types.Caa]: structured('CAA', 3, (f, i) => ({ critical: f[i], [f[i + 1]]: f[i + 2] })),
};

// Calls visit(reader, value's position) for each record; a TXT record has no fixed length.
function walk(fields, visit) {
  for (let at = 0; at < fields.length;) {
    const type = fields[at++];
    if (type === types.Txt) {
      const [entries, length] = textLists(fields, at);
      visit({ name: 'TXT', value: () => entries, any: () => ({ entries }) }, at);
      at += length;
    } else {
      const reader = readers[type];
      visit(reader, at);
      at += reader.count;
    }
  }
}

function readAnswer(type, fields, ttl) {
  const found = [];
  walk(fields, (reader, at) => {
    if (type === types.Any) {
      const record = reader.any(fields, at);
      record.type = reader.name;
      found.push(record);
    } else if ((type === types.A || type === types.Aaaa) && !ttl) {
      found.push(fields[at]);
    } else {
      found.push(reader.value(fields, at));
    }
  });
  return type === types.Soa ? found[0] : found;
}

module.exports = { types, readAnswer };

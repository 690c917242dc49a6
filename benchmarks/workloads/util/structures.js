'use strict';

// structuredClone, util.inspect, util.format and deep comparison of what programs have.
//
// kind: task
// unit: call
// target: all 1.0 of node-api

const util = require('util');
const { rows } = require('../rows');


const table = [
  ['structuredClone', 'c.structuredClone(c.records)', 'c.records'],
  ['structuredClone of a Map', 'c.structuredClone(c.map).size', 'c.map.size'],
  ['inspect', 'c.inspect(c.records).length > 10', 'true'],
  ['inspect, all depths', 'c.inspect(c.records, { depth: null }).length > 10', 'true'],
  ['format', 'c.format("%s has %d of %j", "it", 3, c.first).length > 10', 'true'],
  ['isDeepStrictEqual', 'c.isDeepStrictEqual(c.records, c.others)', 'true'],
];

const record = (i) => ({ id: i, name: `name ${i}`, tags: ['a', 'b'], at: { x: i, y: -i } });

function context(size) {
  const records = Array.from({ length: size }, (_, i) => record(i));
  return {
    structuredClone, inspect: util.inspect, format: util.format,
    isDeepStrictEqual: util.isDeepStrictEqual,
    records, first: records[0], others: Array.from({ length: size }, (_, i) => record(i)),
    map: new Map(records.map((each) => [each.id, each])),
  };
}

rows(table, { sizes: [1, 50], context });

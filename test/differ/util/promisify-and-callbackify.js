// util.promisify, promisify.custom, callbackify, and their errors.
'use strict';
const { promisify, callbackify } = require('util');

(async () => {
  console.log(await promisify((a, done) => done(null, a + 1))(1));
  await promisify((done) => done(new Error('failed')))().catch((e) => console.log(e.message));
  console.log(await promisify((done) => done(null, 1, 2))());
  const own = () => {};
  own[promisify.custom] = async () => 'custom';
  console.log(await promisify(own)(), promisify(own) === own[promisify.custom]);
  console.log(promisify(setTimeout) !== setTimeout, await promisify(setTimeout)(1, 'later'));
  const named = promisify(function base(x, done) { done(); });
  console.log(named.name, named.length, promisify(named) === named);
  for (const bad of [1, null, undefined]) {
    for (const make of [promisify, callbackify]) {
      try {
        make(bad);
      } catch (error) {
        console.log(error.code, error.message);
      }
    }
  }
  own[promisify.custom] = 1;
  try {
    promisify(own);
  } catch (error) {
    console.log(error.code, error.message);
  }
  callbackify(async (x) => x * 2)(4, (error, value) => console.log(error, value));
  callbackify(async () => { throw null; })((error) => {
    console.log(error.code, error.message, error.reason);
  });
  callbackify(() => Promise.reject(new Error('x')))((error) => console.log(error.message));
  console.log(callbackify(async function thing(a, b) {}).name,
    callbackify(async function thing(a, b) {}).length);
  try {
    callbackify(async () => {})();
  } catch (error) {
    console.log(error.code, error.message);
  }
})();

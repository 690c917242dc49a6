'use strict';
// Functions called around every promise: v8.promiseHooks, and async_hooks' own.
//
//   onInit, onBefore, onAfter, onSettled(fn) -> stop   createHook({ init, ... }) -> stop
//   setFrameHooks(init, before, after)                 those that carry stores (async_context)
//   setOwnHooks(init, before, after, settled)          those of async_hooks; undefined: none
//
// The engine takes one function of each kind, and none at all while nobody asks.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');

const kinds = ['init', 'before', 'after', 'settled'];
const hooks = { __proto__: null, init: [], before: [], after: [], settled: [] };
let own = [];
let frames = [];

// An error of a hook is nobody's to catch, and does not keep others from being called.
function callAll(list, promise, parent) {
  for (const hook of list) {
    try {
      hook(promise, parent);
    } catch (error) {
      internalBinding('loop').reportUncaught(error, false);
    }
  }
}

// The stores are those of the promise for as long as any other function is called.
function functionOf(kind, at) {
  const list = [];
  if (own[at] !== undefined) list.push(own[at]);
  if (hooks[kind].length > 0) list.push((...args) => callAll(hooks[kind], ...args));
  if (frames[at] !== undefined) {
    if (kind === 'after') list.push(frames[at]);
    else list.unshift(frames[at]);
  }
  if (list.length < 2) return list[0];
  return (promise, parent) => {
    for (const each of list) each(promise, parent);
  };
}

function update() {
  internalBinding('async_context').setPromiseHooks(...kinds.map(functionOf));
}

function setFrameHooks(...functions) {
  frames = functions;
  update();
}

function setOwnHooks(...functions) {
  own = functions;
  update();
}

const isAsync = (fn) => /^Async(Generator)?Function$/.test(fn.constructor?.name);

// An asynchronous hook would make promises of its own, without end.
function checkHook(hook, name) {
  if (typeof hook !== 'function' || isAsync(hook)) {
    throw new ERR_INVALID_ARG_TYPE(name, 'function', hook);
  }
}

function start(kind, hook) {
  hooks[kind] = [...hooks[kind], hook];
  update();
  return () => {
    if (!hooks[kind].includes(hook)) return;
    hooks[kind] = hooks[kind].filter((each) => each !== hook);
    update();
  };
}

function makeStart(kind) {
  return (hook) => {
    checkHook(hook, `${kind}Hook`);
    return start(kind, hook);
  };
}

function createHook(given = {}) {
  const wanted = kinds.filter((kind) => given[kind] !== undefined);
  for (const kind of wanted) checkHook(given[kind], `${kind}Hook`);
  const stops = wanted.map((kind) => start(kind, given[kind]));
  return () => {
    for (const stop of stops) stop();
  };
}

module.exports = {
  setFrameHooks,
  setOwnHooks,
  promiseHooks: {
    createHook, onInit: makeStart('init'), onBefore: makeStart('before'),
    onAfter: makeStart('after'), onSettled: makeStart('settled'),
  },
};

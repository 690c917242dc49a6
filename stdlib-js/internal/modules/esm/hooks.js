'use strict';
// Customization hooks: functions of a program that resolve and load what is imported.
//
//   isHooked()                      whether there are any
//   ready()                         a promise: those that are being registered are there
//   register(specifier, parentURL, options)   module.register()
//   registerLater(specifier, parentURL)       --experimental-loader: a promise of what the hook
//                                             globalPreload is, if it has to run
//   resolveHooked(specifier, parentURL, attributes)   -> promise of { url, format, attributes }
//   loadHooked(url, context)                          -> promise of { format, source }
//
// Node runs hooks in a thread of their own; here they run in the program's, with modules of their
// own, and may wait as long as they like: only import() waits with them.

const { codes: {
  ERR_INTERNAL_ASSERTION, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE,
  ERR_INVALID_RETURN_PROPERTY_VALUE, ERR_INVALID_RETURN_VALUE, ERR_LOADER_CHAIN_INCOMPLETE,
  ERR_UNKNOWN_MODULE_FORMAT,
} } = require('internal/errors');
const { validateObject, validateString } = require('internal/validators');

// From the first that was registered to the last, which is asked first.
const resolvers = [];
const loaders = [];
let pending; // a promise, while a registration is not finished

const isHooked = () => resolvers.length > 0 || loaders.length > 0 || pending !== undefined;
const ready = () => pending;

// ---- the chain ----------------------------------------------------------------------------------

function requireObject(output, who) {
  if (typeof output !== 'object' || output === null) {
    throw new ERR_INVALID_RETURN_VALUE('an object', who, output);
  }
}

// One walk along the hooks of a kind; `who` is whose turn it was last, for the errors.
class Walk {
  constructor(kind, hooks, last, context, checkArguments) {
    this.kind = kind;
    this.hooks = [{ hook: last, url: `node:internal/modules/esm/${kind}` }, ...hooks];
    this.context = context;
    this.checkArguments = checkArguments;
    this.who = '';
    this.reachedEnd = false;
    this.cutShort = false;
  }

  // The function that a hook gets to call the one before it in the list.
  next(index) {
    const { kind } = this;
    const name = `next${kind[0].toUpperCase()}${kind.slice(1)}`;
    if (index < 0) {
      return function chainAdvancedTooFar() {
        throw new ERR_INTERNAL_ASSERTION(
          `ESM custom loader '${kind}' advanced beyond the end of the chain.`);
      };
    }
    const step = async (subject = undefined, context = undefined) =>
      this.step(index, name, subject, context);
    return Object.defineProperty(step, 'name', { __proto__: null, value: name });
  }

  async step(index, name, subject, context) {
    const { hook, url } = this.hooks[index];
    this.who = `${url} '${this.kind}'`;
    this.checkArguments(`${this.who} hook's ${name}()`, subject, context);
    if (index === 0) this.reachedEnd = true;
    if (context !== undefined) Object.assign(this.context, context);
    const output = await hook(subject, this.context, this.next(index - 1));
    requireObject(output, `${url} '${this.kind}' hook's ${name}()`);
    if (output.shortCircuit === true) this.cutShort = true;
    return output;
  }

  async run(subject) {
    const output = await this.next(this.hooks.length - 1)(subject, this.context);
    if (!this.reachedEnd && !this.cutShort) throw new ERR_LOADER_CHAIN_INCOMPLETE(this.who);
    return output;
  }
}

function refuse(expected, who, property, value) {
  throw new ERR_INVALID_RETURN_PROPERTY_VALUE(expected, who, property, value);
}

const canParse = (url) => require('url').URL.canParse(url);

// ---- resolve ------------------------------------------------------------------------------------

function checkResolveArguments(who, specifier, context) {
  validateString(specifier, `${who} specifier`);
  if (context) validateObject(context, `${who} context`);
}

async function resolveByDefault(specifier, context) {
  const { resolveOnly } = require('internal/modules/esm/resolve');
  const url = resolveOnly(specifier, context.parentURL, new Set(context.conditions));
  return { url, format: require('internal/modules/esm/formats').formatIfKnown(url) };
}

function attributesOf(output, who) {
  const attributes = 'importAttributes' in output ? output.importAttributes :
    output.importAssertions;
  if (attributes !== undefined && attributes !== null && typeof attributes !== 'object') {
    refuse('an object', who, 'importAttributes', attributes);
  }
  return attributes ?? undefined;
}

// What the hooks see. The attributes have an older name, too.
function contextFor(fields, attributes) {
  const context = { ...fields, importAttributes: attributes };
  Object.defineProperty(context, 'importAssertions', {
    __proto__: null, configurable: true, enumerable: false,
    get() { return this.importAttributes; },
    set(value) { this.importAttributes = value; },
  });
  return context;
}

async function resolveHooked(specifier, parentURL, attributes) {
  const conditions = [...require('internal/modules/conditions').forImport()];
  const context = contextFor({ conditions }, attributes);
  context.parentURL = parentURL; // in Node's order, for those who show it
  const walk = new Walk('resolve', resolvers, resolveByDefault, context, checkResolveArguments);
  const output = await walk.run(specifier);
  const { format, url } = output;
  if (typeof url !== 'string' || !canParse(url)) refuse('a URL string', walk.who, 'url', url);
  if (format !== undefined && format !== null && typeof format !== 'string') {
    refuse('a string', walk.who, 'format', format);
  }
  return { url, format, attributes: attributesOf(output, walk.who) };
}

// ---- load ---------------------------------------------------------------------------------------

function checkLoadArguments(who, url, context) {
  if (typeof url !== 'string') throw new ERR_INVALID_ARG_TYPE(`${who} url`, 'a URL string', url);
  if (!canParse(url)) throw new ERR_INVALID_ARG_VALUE(`${who} url`, url, 'should be a URL string');
  if (context) validateObject(context, `${who} context`);
}

async function loadByDefault(url, context) {
  const { checkAssertions, formatOf } = require('internal/modules/esm/formats');
  require('internal/modules/esm/resolve').checkScheme(url);
  const format = context.format ?? formatOf(url);
  checkAssertions(url, format, context.importAttributes ?? {});
  const hasSource = format !== 'builtin' && format !== 'commonjs';
  const source = hasSource ? require('internal/modules/esm/sources').bytesOf(url) : null;
  return { __proto__: null, format, responseURL: url, source };
}

function isSource(source) {
  const { isAnyArrayBuffer, isArrayBufferView } = require('internal/util/types');
  return source === undefined || source === null || typeof source === 'string' ||
    isAnyArrayBuffer(source) || isArrayBufferView(source);
}

async function loadHooked(url, { format: hint, attributes }) {
  const context = contextFor({ format: hint }, attributes);
  const walk = new Walk('load', loaders, loadByDefault, context, checkLoadArguments);
  const { format, source, responseURL } = await walk.run(url);
  if (responseURL !== undefined && (typeof responseURL !== 'string' || !canParse(responseURL))) {
    refuse('undefined or a fully resolved URL string', walk.who, 'responseURL', responseURL);
  }
  if (format === undefined || format === null) throw new ERR_UNKNOWN_MODULE_FORMAT(format, url);
  if (typeof format !== 'string') refuse('a string', walk.who, 'format', format);
  if (!isSource(source)) {
    refuse('a string, an ArrayBuffer, or a TypedArray', walk.who, 'source', source);
  }
  return { format, source };
}

// ---- registering --------------------------------------------------------------------------------

function addHooks(url, { initialize, resolve, load }, data) {
  if (resolve) resolvers.push({ hook: resolve, url });
  if (load) loaders.push({ hook: load, url });
  return initialize?.(data);
}

// Whoever imports meanwhile waits for the hooks; who is told that they failed, too.
function waitFor(promise) {
  const before = pending;
  const both = (async () => {
    await before;
    await promise;
  })();
  pending = both;
  const finish = () => { if (pending === both) pending = undefined; };
  both.then(finish, () => {});
}

function isPromise(value) {
  return internalBinding('util').isPromise(value);
}

function register(specifier, parentURL = undefined, options = undefined) {
  const { isURL } = require('internal/url/url');
  if (parentURL !== null && typeof parentURL === 'object' && !isURL(parentURL)) {
    options = parentURL;
    ({ parentURL } = options);
  }
  const data = options?.data === undefined ? undefined :
    structuredClone(options.data, { transfer: options.transferList });
  registerNow(`${specifier}`, `${parentURL ?? 'data:'}`, data);
}

function registerNow(specifier, parentURL, data) {
  const { loadHooksModule } = require('internal/modules/esm/loader');
  let loaded;
  try {
    loaded = loadHooksModule(specifier, parentURL);
  } catch (error) {
    // The hooks that are there may know how to load these.
    if (!isHooked() || error?.code === 'ERR_INVALID_URL') throw error;
    waitFor(registerLater(specifier, parentURL, data));
    return;
  }
  const { namespace, promise } = loaded;
  if (promise !== undefined) { // it awaits something at its top
    waitFor(promise.then(() => addHooks(specifier, namespace, data)));
    return;
  }
  const result = addHooks(specifier, namespace, data);
  if (isPromise(result)) waitFor(result);
}

// Through the hooks that are there. `specifier` stands for them in messages.
async function registerLater(specifier, parentURL, data = undefined) {
  const { importHooksModule } = require('internal/modules/esm/loader');
  const namespace = await importHooksModule(specifier, parentURL);
  await addHooks(specifier, namespace, data);
  const globalPreload = namespace.globalPreload ?? namespace.getGlobalPreloadCode;
  return namespace.initialize ? undefined : globalPreload;
}

module.exports = { isHooked, loadHooked, ready, register, registerLater, resolveHooked };

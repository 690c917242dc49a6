'use strict';
// http.Agent: keeps sockets for reuse, and lets only so many be open per host.
//
//   Agent(options)   as Node documents it;  getGlobalAgent(), setGlobalAgent(agent)

const EventEmitter = require('events');
const { makeConstructor } = require('internal/constructor');
const { debuglog } = require('internal/util/debuglog');
const { validateNumber, validateOneOf, validateString } = require('internal/validators');

const debug = debuglog('http');

const Agent = makeConstructor(function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  EventEmitter.call(this);
  this.defaultPort = 80;
  this.protocol = 'http:';
  this.options = { __proto__: null, ...options };
  if (this.options.noDelay === undefined) this.options.noDelay = true;
  this.options.path = null; // a path of the agent would make every socket a unix socket
  this.requests = { __proto__: null };
  this.sockets = { __proto__: null };
  this.freeSockets = { __proto__: null };
  this.keepAliveMsecs = this.options.keepAliveMsecs || 1000;
  this.keepAlive = this.options.keepAlive || false;
  this.maxSockets = this.options.maxSockets || Agent.defaultMaxSockets;
  this.maxFreeSockets = this.options.maxFreeSockets || 256;
  this.scheduling = this.options.scheduling || 'lifo';
  this.maxTotalSockets = this.options.maxTotalSockets;
  this.totalSocketCount = 0;
  validateOneOf(this.scheduling, 'scheduling', ['fifo', 'lifo']);
  if (this.maxTotalSockets !== undefined) {
    validateNumber(this.maxTotalSockets, 'maxTotalSockets', 1);
  } else {
    this.maxTotalSockets = Infinity;
  }
  this.on('free', onFree);
}, class extends EventEmitter {
  createConnection(...args) {
    return require('net').createConnection(...args);
  }

  getName(options = {}) {
    let name = `${options.host || 'localhost'}:`;
    if (options.port) name += options.port;
    name += ':';
    if (options.localAddress) name += options.localAddress;
    if (options.family === 4 || options.family === 6) name += `:${options.family}`;
    if (options.socketPath) name += `:${options.socketPath}`;
    return name;
  }

  addRequest(request, options, port, localAddress) {
    if (typeof options === 'string') {
      options = { __proto__: null, host: options, port, localAddress };
    }
    options = { __proto__: null, ...options, ...this.options };
    if (options.socketPath) options.path = options.socketPath;
    normalizeServerName(options, request);
    const name = this.getName(options);
    this.sockets[name] ??= [];
    const socket = takeFree(this, name);
    if (socket !== undefined) {
      this.reuseSocket(socket, request);
      giveSocket(this, request, socket);
      this.sockets[name].push(socket);
      return;
    }
    const open = this.sockets[name].length + (this.freeSockets[name]?.length ?? 0);
    if (open < this.maxSockets && this.totalSocketCount < this.maxTotalSockets) {
      this.createSocket(request, options, (error, made) => {
        if (error) request.onSocket(made, error);
        else giveSocket(this, request, made);
      });
    } else {
      (this.requests[name] ??= []).push(request);
      request._agentOptions = options;
    }
  }

  createSocket(request, options, callback) {
    options = { __proto__: null, ...options, ...this.options };
    if (options.socketPath) options.path = options.socketPath;
    normalizeServerName(options, request);
    const name = this.getName(options);
    options._agentKey = name;
    options.encoding = null;
    let called = false;
    const onCreated = (error, socket) => {
      if (called) return;
      called = true;
      if (error) {
        callback(error);
        return;
      }
      (this.sockets[name] ??= []).push(socket);
      this.totalSocketCount++;
      installListeners(this, socket, options);
      callback(null, socket);
    };
    if (this.keepAlive) {
      options.keepAlive = this.keepAlive;
      options.keepAliveInitialDelay = this.keepAliveMsecs;
    }
    debug('createConnection', name);
    const socket = this.createConnection(options, onCreated);
    if (socket) onCreated(null, socket);
  }

  removeSocket(socket, options) {
    const name = this.getName(options);
    if (removeFrom(this.sockets, name, socket)) this.totalSocketCount--;
    if (!socket.writable && removeFrom(this.freeSockets, name, socket)) this.totalSocketCount--;
    // A request that waits gets a new one, as soon as that is free.
    const request = this.requests[name]?.[0] ?? firstOfOthers(this);
    if (request === undefined) return;
    this.createSocket(request, request._agentOptions ?? options, (error, made) => {
      if (error) request.onSocket(made, error);
      else made.emit('free');
    });
  }

  keepSocketAlive(socket) {
    socket.setKeepAlive?.(true, this.keepAliveMsecs);
    socket.unref?.();
    let timeout = this.options.timeout || 0;
    if (socket._keepAliveHint > 0 && (timeout === 0 || socket._keepAliveHint < timeout)) {
      timeout = socket._keepAliveHint;
    }
    if (socket.timeout !== timeout) socket.setTimeout?.(timeout);
    return true;
  }

  reuseSocket(socket, request) {
    request.reusedSocket = true;
    socket.ref?.();
  }

  destroy() {
    for (const lists of [this.freeSockets, this.sockets]) {
      for (const name of Object.keys(lists)) {
        for (const socket of [...lists[name]]) socket.destroy();
      }
    }
  }
});

Agent.defaultMaxSockets = Infinity;

function normalizeServerName(options, request) {
  if (options.servername || options.servername === '') return;
  options.servername = options.host;
  const host = request.getHeader?.('host');
  if (!host) return;
  validateString(host, 'options.headers.host');
  if (host.startsWith('[')) {
    const end = host.indexOf(']');
    options.servername = end < 0 ? host : host.slice(1, end);
  } else {
    [options.servername] = host.split(':', 1);
  }
}

// True if it was there.
function removeFrom(lists, name, socket) {
  const index = lists[name]?.indexOf(socket) ?? -1;
  if (index < 0) return false;
  lists[name].splice(index, 1);
  if (lists[name].length === 0) delete lists[name];
  return true;
}

function takeFree(agent, name) {
  const free = agent.freeSockets[name];
  if (free === undefined) return undefined;
  let socket;
  while (free.length > 0) {
    const next = agent.scheduling === 'fifo' ? free.shift() : free.pop();
    if (!next.destroyed && next.writable) {
      socket = next;
      break;
    }
    agent.totalSocketCount--; // its 'close' will not find it any more
  }
  if (free.length === 0) delete agent.freeSockets[name];
  socket?.removeListener('error', ignoreError);
  return socket;
}

function nextRequest(agent, name) {
  const waiting = agent.requests[name];
  if (waiting === undefined || waiting.length === 0) return undefined;
  const request = waiting.shift();
  if (waiting.length === 0) delete agent.requests[name];
  return request;
}

// A request to another place that waits since all of the agent's sockets were taken.
function firstOfOthers(agent) {
  const name = Object.keys(agent.requests).find((key) => !agent.sockets[key]?.length);
  return name === undefined ? undefined : agent.requests[name][0];
}

// A request's own timeout holds for the socket while it has it.
function giveSocket(agent, request, socket) {
  request.onSocket(socket);
  const agentTimeout = agent.options.timeout || 0;
  if (request.timeout === undefined || request.timeout === agentTimeout) return;
  socket.setTimeout(request.timeout);
}

function installListeners(agent, socket, options) {
  const onFreeSocket = () => agent.emit('free', socket, options);
  const onClose = () => agent.removeSocket(socket, options);
  const onTimeout = () => {
    // Only idle sockets are ended here; a busy one's request hears of it.
    const free = agent.freeSockets[agent.getName(options)];
    if (free !== undefined && free.includes(socket)) socket.destroy();
  };
  const onRemove = () => {
    agent.removeSocket(socket, options);
    socket.removeListener('free', onFreeSocket);
    socket.removeListener('close', onClose);
    socket.removeListener('timeout', onTimeout);
    socket.removeListener('agentRemove', onRemove);
  };
  socket.on('free', onFreeSocket);
  socket.on('close', onClose);
  socket.on('timeout', onTimeout);
  socket.on('agentRemove', onRemove);
  if (agent.options.timeout) socket.setTimeout(agent.options.timeout);
}

// A socket whose request is done: to the next request, to the free ones, or closed.
function onFree(socket, options) {
  const name = this.getName(options);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  let waiting;
  do {
    waiting = nextRequest(this, name);
  } while (waiting !== undefined && waiting.destroyed);
  if (waiting !== undefined) {
    giveSocket(this, waiting, socket);
    return;
  }
  const request = socket._httpMessage;
  if (!request || !request.shouldKeepAlive || !this.keepAlive) {
    socket.destroy();
    return;
  }
  const free = this.freeSockets[name] ?? [];
  const total = free.length + (this.sockets[name]?.length ?? 0);
  if (this.totalSocketCount > this.maxTotalSockets || total > this.maxSockets ||
      free.length >= this.maxFreeSockets || !this.keepSocketAlive(socket)) {
    socket.destroy();
    return;
  }
  this.freeSockets[name] = free;
  socket._httpMessage = null;
  this.removeSocket(socket, options);
  socket.once('error', ignoreError);
  free.push(socket);
  this.totalSocketCount++; // as before: free ones count
}

function ignoreError() {}

let globalAgent;

function getGlobalAgent() {
  if (globalAgent === undefined) globalAgent = new Agent();
  return globalAgent;
}

function setGlobalAgent(agent) {
  globalAgent = agent;
}

module.exports = { Agent, getGlobalAgent, setGlobalAgent };

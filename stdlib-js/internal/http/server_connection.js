'use strict';
// One connection of an http server: requests in, responses out, in order.
//
//   ServerConnection(server, socket)
//
// Responses go out in the order of their requests: the first one has the socket, the others keep
// their data until it is their turn. While too much waits to be sent, or too many requests to be
// answered, nothing more is parsed or read.

const {
  IncomingMessage, takeHead, completeMessage, abortIncoming, hasStream, readStart, readStop, kLazy,
} = require('internal/http/incoming');
const { attach, detach, resume, forget, flags } = require('internal/http/events');
const { ServerResponse, closeSoon, emitClose } = require('internal/http/response');
const { channels, publish } = require('internal/library_channels');
const { kIncomingMessage, kServerResponse, kUniqueHeaders } = require('internal/http/common');
const checks = require('internal/http/server_checks');
const { FedHandle, openHandle } = require('internal/http/fed_handle');
const { kHighWater } = require('internal/net/writing');
const { errnoException } = require('internal/errors');
const { deliveryTime } = require('internal/mailbox');
const timers = internalBinding('timers');
const { watchListeners, unwatchListeners } = require('internal/http/raw_listeners');
const { nextTickEach } = require('internal/task_queues');
const { holdBack, hasMuchToSend } = require('internal/http/backlog');
const { upgrades } = require('internal/http/upgrades');
const { replyTo } = require('internal/http/error_replies');

// Requests without an answer that one connection may have when more are waiting.
const kMaxOpenRequests = 256;

class ServerConnection {
  constructor(server, socket) {
    this.server = server;
    this.socket = socket;
    const handle = openHandle(socket);
    this.handle = handle;
    this.fed = handle instanceof FedHandle;
    this.id = handle.id;
    this.incoming = null; // the request whose body is being read
    this.requestCount = 0;
    this.openRequests = 0; // answered not yet
    this.idleSince = timers.now();
    socket.server = server; // also of a socket that came by another way
    socket._httpConnection = this;
    socket._httpMessage = null;
    socket.httpAttached = true;
    attach(handle, this, { client: false, rules: server });
    socket.parser = this;
    if (this.fed) {
      handle.whenClosed(onSocketClose);
      handle.whenClosed(onSocketClosed);
    } else {
      socket.on('close', onSocketClose);
      socket.on('close', onSocketClosed);
      watchListeners(socket);
    }
    socket.on('error', onSocketError);
    socket.on('drain', onSocketDrain);
    if (server.timeout > 0) socket.setTimeout?.(server.timeout);
    socket.on('timeout', onSocketTimeout);
    checks.track(server, this);
    if (this.fed) handle.begin();
    handle.readStart();
  }

  // ---- requests --------------------------------------------------------------------------------

  onHead(head) {
    const { server, socket } = this;
    if (this.failed || socket.destroyed) return;
    if (socket.timeout) socket.setTimeout(socket.timeout);
    const Incoming = server[kIncomingMessage];
    const request = Incoming === IncomingMessage ? new IncomingMessage(socket, kLazy)
      : new Incoming(socket);
    takeHead(request, head, false);
    if (server.joinDuplicateHeaders) request.joinDuplicateHeaders = true;
    if (server.maxHeadersCount !== null) request._maxHeadersCount = server.maxHeadersCount;
    const complete = (head.flags & flags.complete) !== 0;
    this.incoming = complete ? null : request;
    if ((head.flags & flags.upgrade) !== 0 && upgrades(this, request)) return;
    request.upgrade = false;
    this.requestCount++;
    this.openRequests++;
    const response = this.makeResponse(request, head);
    if (this.hasTurn()) {
      socket._httpMessage = response;
      response.socket = socket;
    } else {
      (this.waiting ??= []).push(response);
      if (hasMuchToSend(this)) holdBack(this);
    }
    try {
      this.tell(request, response, head);
    } finally {
      if (complete) completeMessage(request);
    }
  }

  // Nobody is before a new response: the one that holds the socket, if any, has handed everything
  // over and merely waits for its tick to say so.
  hasTurn() {
    const holder = this.socket._httpMessage;
    return holder === null ||
      (holder._handedOver && !holder._last && (this.waiting === null || this.waiting.length === 0));
  }

  makeResponse(request, head) {
    const { server } = this;
    const response = new server[kServerResponse](request);
    response._keepAliveTimeout = server.keepAliveTimeout;
    const { maxRequestsPerSocket: most, [kUniqueHeaders]: unique } = server;
    if (most !== 0) response._maxRequestsPerSocket = most;
    if (unique !== null) response._uniqueHeaders = unique;
    response.shouldKeepAlive = (head.flags & flags.keepAlive) !== 0;
    if (server.rejectNonStandardBodyWrites) response.rejectNonStandardBodyWrites = true;
    response._connection = this;
    return response;
  }

  tell(request, response, head) {
    const { server } = this;
    const told = channels['http.server.request.start'];
    if (told !== undefined) publish(told, { request, response, socket: this.socket, server });
    if (server.maxRequestsPerSocket > 0 && request.httpVersionMinor === 1) {
      response.maxRequestsOnConnectionReached = server.maxRequestsPerSocket <= this.requestCount;
      if (server.maxRequestsPerSocket < this.requestCount) {
        server.emit('dropRequest', request, this.socket);
        response.writeHead(503);
        response.end();
        return;
      }
    }
    if (server.requireHostHeader && (head.flags & flags.hasHost) === 0 &&
        (head.flags & flags.minor1) !== 0) {
      response.writeHead(400, ['Connection', 'close']);
      response.end();
      return;
    }
    if ((head.flags & flags.expectContinue) !== 0 && request.httpVersionMinor === 1) {
      response._expect_continue = true;
      if (server.listenerCount('checkContinue') > 0) {
        server.emit('checkContinue', request, response);
      } else {
        response.writeContinue();
        server.emit('request', request, response);
      }
    } else if ((head.flags & flags.expectOther) !== 0) {
      if (server.listenerCount('checkExpectation') > 0) {
        server.emit('checkExpectation', request, response);
      } else {
        response.writeHead(417);
        response.end();
      }
    } else {
      server.emit('request', request, response);
    }
  }

  onBody(chunk) {
    const { incoming, socket } = this;
    if (socket.timeout) socket.setTimeout(socket.timeout);
    if (incoming === null || incoming._dumped) return;
    if (!incoming.push(chunk)) readStop(socket);
  }

  onMessageEnd(trailers) {
    const { incoming } = this;
    this.incoming = null;
    if (incoming === null) return;
    incoming.complete = true;
    if (trailers !== undefined) incoming.rawTrailers = trailers;
    incoming.push(null);
    // The body's back-pressure ends with the body.
    if (this.handle.id >= 0 && !this.backlogged) readStart(this.socket);
  }

  get tickBehindBody() { return !this.fed; }

  // ---- responses -------------------------------------------------------------------------------

  // A response has handed everything over: the next one has its turn.
  responseEnded(response) {
    const { socket, server } = this;
    this.openRequests--;
    if (!response._handedOver) this.checkBacklog();
    if (this.paused) this.parseOn();
    const request = response.req;
    const heldTurn = socket._httpMessage === response;
    if (heldTurn) socket._httpMessage = null;
    response.socket = null;
    if (!request._consuming && (!request.complete || hasStream(request))) request._dump();
    if (response._last || !heldTurn || (this.waiting !== null && this.waiting.length > 0)) {
      nextTickEach(emitClose, response);
      this.afterResponse(response, heldTurn);
    } else {
      closeSoon(response);
      this.idleSince = deliveryTime();
      checks.noteIdle(server, this);
    }
  }

  // What follows if the connection does not merely wait for the next request.
  afterResponse(response, heldTurn) {
    if (response._last) {
      this.closeSocket();
    } else if (heldTurn) { // otherwise a later one took it over
      const next = this.waiting.shift();
      next.assignSocket(this.socket);
    }
  }

  closeSocket() {
    const { socket } = this;
    if (typeof socket.destroySoon === 'function') socket.destroySoon();
    else socket.end();
  }

  // What programs know as socket.parser. Under HTTPParser.kOnTimeout (6) it has what tells that a
  // request takes too long, until its socket closes.
  get 6() {
    return this.socket.destroyed ? null : this.timedOut;
  }

  pause() { this.handle.readStop(); }

  resume() {
    this.handle.readStart();
    if (this.paused) this.parseOn();
  }

  // A batch of messages has been told, and more of them wait.
  onPaused() {
    this.paused = true;
    this.parseOn();
  }

  parseOn() {
    if (this.backlogged || this.openRequests >= kMaxOpenRequests || this.handle.id < 0) return;
    this.paused = false;
    resume(this.handle);
  }

  checkBacklog() {
    if (this.handle.id >= 0 && this.socket.writableLength > kHighWater) holdBack(this);
  }

  // ---- the end ---------------------------------------------------------------------------------

  onParseError(error) {
    if (this.failed) return;
    this.failed = true;
    onSocketError.call(this.socket, error);
  }

  onStreamEnd(result) {
    const { socket, server } = this;
    if (result < 0) {
      socket.destroy(errnoException(result, 'read'));
      return;
    }
    if (this.failed) {
      if (socket.writable) socket.end();
      socket.onReadEnd?.(0);
      socket.resume();
      return;
    }
    if (!this.handle.reading) return this.holdEnd();
    socket.readableEndedByPeer = true;
    if (!server.httpAllowHalfOpen) {
      if (socket.writable) socket.end(); // its close aborts what is under way
    } else if (this.waiting !== null && this.waiting.length > 0) {
      this.waiting[this.waiting.length - 1]._last = true;
    } else if (socket._httpMessage !== null) {
      socket._httpMessage._last = true;
    } else if (socket.writable) {
      socket.end();
    }
    socket.onReadEnd?.(0);
    socket.resume();
  }

  // The end can come in one batch with the last bytes, before readStop. It is told when it would
  // have been: a turn after readStart. Its answer, an end as well, is behind what waits to be sent.
  holdEnd() {
    const { handle } = this;
    handle.readStart = () => {
      delete handle.readStart;
      handle.reading = true;
      setImmediate(() => { if (handle.id >= 0) this.onStreamEnd(0); });
      return 0;
    };
  }

  // Every request whose answer is not finished.
  abortRequests() {
    const current = this.socket._httpMessage;
    if (current !== null) abortIncoming(current.req);
    if (this.waiting !== null) for (const response of this.waiting) abortIncoming(response.req);
  }

  timedOut() {
    const { ERR_HTTP_REQUEST_TIMEOUT } = require('internal/errors').codes;
    this.onParseError(new ERR_HTTP_REQUEST_TIMEOUT());
  }

  // Nothing has come since the last response, for as long as the server waits.
  keepAliveOver() {
    this.idleSince = Infinity;
    this.idleTooLong = true;
    this.socket.emit('timeout');
    this.idleTooLong = false;
  }

  isIdle() {
    return this.openRequests === 0 && this.requestCount > 0;
  }

  // The socket is a plain socket again (upgrade).
  release() {
    const { socket, handle } = this;
    checks.untrack(this.server, this);
    socket.removeListener('close', onSocketClose);
    socket.removeListener('close', onSocketClosed);
    socket.removeListener('error', onSocketError);
    socket.removeListener('drain', onSocketDrain);
    socket.removeListener('timeout', onSocketTimeout);
    socket._httpConnection = undefined;
    if (!this.fed) unwatchListeners(socket);
    if (handle.id < 0) return;
    detach(handle);
    handle.reading = false;
    handle.readStop();
    if (this.fed) {
      handle.removeWhenClosed(onSocketClose);
      handle.removeWhenClosed(onSocketClosed);
      handle.close();
    }
  }
}

// What most connections never have otherwise.
Object.assign(ServerConnection.prototype, {
  waiting: null, outgoingData: 0, // responses that wait for their turn, and what they hold
  backlogged: false, sending: false, // what that waits for
  paused: false, // the parser waits for resume
  failed: false, idleTooLong: false,
});

function onSocketClose() {
  const connection = this._httpConnection;
  if (connection === undefined) return; // called by hand, with another object
  checks.untrack(connection.server, connection);
  forget(connection.id, connection);
  connection.abortRequests();
}

function onSocketClosed() {
  const connection = this._httpConnection;
  if (connection === undefined) return;
  if (this._httpMessage !== null) emitClose(this._httpMessage);
  connection.waiting?.forEach(emitClose);
  if (connection.waiting !== null) connection.waiting = null;
}

// Told once; what the program does with the socket then is no further error of the client.
function onSocketError(error) {
  const connection = this._httpConnection;
  this.removeListener('error', onSocketError);
  if (!this.listeners('error').includes(ignore)) this.on('error', ignore);
  if (connection.server.emit('clientError', error, this)) return;
  if (this.writable && (!this._httpMessage || !this._httpMessage._headerSent)) {
    this.write(replyTo(error.code), 'latin1');
  }
  this.destroy(error);
}

function ignore() {}

function onSocketDrain() {
  const message = this._httpMessage;
  if (message !== null && !message.finished && message._needDrain) {
    message._needDrain = false;
    message.emit('drain');
  }
}

// Everybody concerned is told; only if none of them cares is the socket closed. Between requests
// it is keepAliveTimeout alone that counts.
function onSocketTimeout() {
  const connection = this._httpConnection;
  const { incoming, server } = connection;
  if (connection.isIdle() && server.keepAliveTimeout > 0 && !connection.idleTooLong) return;
  const byRequest = incoming !== null && incoming.emit('timeout', this);
  const byResponse = this._httpMessage !== null && this._httpMessage.emit('timeout', this);
  const byServer = server.emit('timeout', this);
  if (!byRequest && !byResponse && !byServer) this.destroy();
}

module.exports = { ServerConnection, ServerResponse };

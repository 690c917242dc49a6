'use strict';
// A client's request on its socket: parses what comes back, and frees the socket at the end.
//
//   Exchange(request, socket)
//
// While the socket is still connecting, the parser is attached when it has its handle.

const { channels, publish } = require('internal/library_channels');
const { kContext, kReason } = require('internal/http/common');
const { IncomingMessage, takeHead, readStop } = require('internal/http/incoming');
const { attach, detach, resume, forget, flags } = require('internal/http/events');
const { errnoException, connResetException } = require('internal/errors');
const { FedHandle, openHandle } = require('internal/http/fed_handle');
const { EventEmitter: { prototype: { on, removeListener } } } = require('events');
const { isObserved } = require('internal/perf/spans');
const binding = internalBinding('http');

// A socket whose response is still to come or to end has a listener of 'data': clients tell a
// response that was cut short by it. The bytes themselves come from the parser, so that the
// listener must not set the socket flowing as Readable's on() would.
function takesData() {}

class Exchange {
  constructor(request, socket) {
    this.request = request;
    this.socket = socket;
    this.id = -1;
    this.handle = null;
    this.fed = false;
    this.response = null;
    this.upgraded = false;
    this.keepAlive = false;
    this.onClose = () => this.socketClosed();
    this.onError = (error) => this.socketFailed(error);
    this.onDrain = () => this.drained();
    socket.on('error', this.onError);
    socket.on('drain', this.onDrain);
    if (!socket.destroyed) this.handle = openHandle(socket);
    this.fed = this.handle instanceof FedHandle;
    socket.parser = this;
    request.parser = this;
    // A stream's own close may come before what it received is told.
    if (this.fed) this.handle.whenClosed(this.onClose);
    else socket.on('close', this.onClose);
    if (!this.fed) on.call(socket, 'data', takesData);
    if (socket.connecting) socket.prependOnceListener('connect', () => this.attach());
    else this.attach();
  }

  attach() {
    const { socket, request } = this;
    if (!this.fed) this.handle = socket._handle;
    const { handle } = this;
    if (handle === null || this.id >= 0) return;
    this.id = handle.id;
    socket.httpAttached = true;
    attach(handle, this, {
      client: true,
      rules: request,
      context: request[kContext],
    });
    binding.expectResponse(this.id, request.method === 'HEAD', request.method === 'CONNECT');
    if (this.fed) handle.begin();
    handle.readStart();
  }

  // ---- the response ------------------------------------------------------------------------------

  onHead(head) {
    const { request, socket } = this;
    if (socket.timeout) socket.setTimeout(socket.timeout);
    if (this.response !== null && !this.response.complete) {
      socket.destroy();
      return;
    }
    if (request.res !== null) {
      // A second response to one request.
      socket.destroy();
      return;
    }
    const response = new IncomingMessage(socket);
    if (request.joinDuplicateHeaders) response.joinDuplicateHeaders = true;
    if (request.maxHeadersCount !== null) response._maxHeadersCount = request.maxHeadersCount;
    const status = head.method;
    takeHead(response, head, true);
    const connects = request.method === 'CONNECT';
    if (status >= 100 && status < 200 && status !== 101 && !connects) {
      this.tellInformation(response, status);
      return;
    }
    response.req = request;
    this.keepAlive = (head.flags & flags.keepAlive) !== 0;
    if ((head.flags & flags.upgrade) !== 0 && (status === 101 || connects)) {
      this.upgrading = response;
      return;
    }
    response.upgrade = false;
    if (request.shouldKeepAlive && !this.keepAlive) request.shouldKeepAlive = false;
    noteKeepAlive(socket, response);
    request.res = response;
    this.response = response;
    if (isObserved('http')) require('internal/http/spans').answered(request, response);
    const told = channels['http.client.response.finish'];
    if (told !== undefined) publish(told, { request, response });
    response.on('end', () => this.responseEnded());
    if (request.aborted || !request.emit('response', response)) response._dump();
    if ((head.flags & flags.complete) !== 0) this.onMessageEnd(undefined);
  }

  tellInformation(response, status) {
    const { request } = this;
    if (status === 100) request.emit('continue');
    request.emit('information', {
      statusCode: response.statusCode, statusMessage: response.statusMessage,
      httpVersion: response.httpVersion, httpVersionMajor: response.httpVersionMajor,
      httpVersionMinor: response.httpVersionMinor, headers: response.headers,
      rawHeaders: response.rawHeaders,
    });
  }

  onBody(chunk) {
    const { response, socket } = this;
    if (socket.timeout) socket.setTimeout(socket.timeout);
    if (response === null || response.complete || response._dumped) return;
    if (!response.push(chunk)) readStop(socket);
  }

  onMessageEnd(trailers) {
    const { response } = this;
    if (response === null || response.complete) return;
    response.complete = true;
    removeListener.call(this.socket, 'data', takesData);
    this.socket.parser = this.request.parser = null;
    if (trailers !== undefined) response.rawTrailers = trailers;
    response.push(null);
  }

  // What programs know as socket.parser; it has these as long as it is the request's.
  get onIncoming() {
    return this.request.parser === this ? this.onHead : null;
  }

  get joinDuplicateHeaders() {
    return this.request.parser === this ? this.request.joinDuplicateHeaders : null;
  }

  pause() {
    this.handle?.readStop();
  }

  resume() {
    this.handle?.readStart();
  }

  onPaused() {
    resume(this.handle);
  }

  onUpgrade(rest) {
    const { request, socket } = this;
    const response = this.upgrading;
    if (response === undefined) return;
    this.upgraded = true;
    request.upgradeOrConnect = true;
    request.res = response;
    const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
    if (request.listenerCount(event) === 0) {
      socket.destroy();
      return;
    }
    this.release();
    socket._httpMessage = null;
    socket.emit('agentRemove');
    socket._readableState.flowing = null;
    request.emit(event, response, socket, rest);
    request.destroyed = true;
    request._closed = true;
    request.emit('close');
  }

  // ---- the end -----------------------------------------------------------------------------------

  responseEnded() {
    const { request, socket } = this;
    if (!request.shouldKeepAlive) {
      if (!socket.writable) return;
      if (typeof socket.destroySoon === 'function') socket.destroySoon();
      else socket.end();
      return;
    }
    if (request.writableFinished || request._finishEmitted) this.freeSocket();
    else request.once('finish', () => this.freeSocket());
  }

  freeSocket() {
    const { request, socket } = this;
    if (this.freed) return;
    this.freed = true;
    this.release();
    if (request.timeoutCb !== null) {
      socket.setTimeout?.(0);
      socket.removeListener('timeout', request.timeoutCb);
      request.timeoutCb = null;
    }
    request._ended = true;
    request.destroyed = true;
    process.nextTick(() => {
      request._closed = true;
      request.emit('close');
      socket.emit('free');
    });
  }

  onParseError(error) {
    const { socket } = this;
    socket.destroy();
    this.fail(error);
  }

  onStreamEnd(result, inMessage) {
    const { socket, response } = this;
    if (result < 0) {
      socket.destroy(errnoException(result, 'read'));
      return;
    }
    if (response === null && !this.upgraded && this.upgrading === undefined) {
      this.fail(connResetException('socket hang up'));
    }
    socket.onReadEnd?.(0);
    socket.resume();
  }

  socketFailed(error) {
    this.fail(error);
    this.socket.destroy();
  }

  fail(error) {
    const { request } = this;
    if (request._errorEmitted || this.freed) return;
    this.socket._hadError = true;
    request._errorEmitted = true;
    request.emit('error', error);
  }

  socketClosed() {
    const { request, response } = this;
    forget(this.id, this);
    if (this.freed) return;
    request.destroyed = true;
    if (response !== null) {
      if (!response.complete) response.destroy(connResetException('aborted'));
      finishClose(request);
      if (!response.aborted && response.readable) response.push(null);
      return;
    }
    if (!request._errorEmitted && !this.upgraded) {
      this.socket._hadError = true; // what was written is not finished
      request._errorEmitted = true;
      request.emit('error', request[kReason] ?? connResetException('socket hang up'));
    }
    finishClose(request);
  }

  drained() {
    const { request } = this;
    if (request._needDrain && !request.finished) {
      request._needDrain = false;
      request.emit('drain');
    }
  }

  release() {
    const { socket, request } = this;
    socket.parser = null;
    request.parser = null;
    socket.removeListener('close', this.onClose);
    socket.removeListener('error', this.onError);
    socket.removeListener('drain', this.onDrain);
    removeListener.call(socket, 'data', takesData);
    if (this.id < 0 || this.handle.id < 0) return;
    detach(this.handle);
    socket.httpAttached = false;
    if (this.fed) {
      this.handle.removeWhenClosed(this.onClose);
      this.handle.close();
    }
  }
}

function finishClose(request) {
  if (request._closed) return;
  request._closed = true;
  request.emit('close');
}

// The server says how long it keeps an idle connection: be a little earlier.
function noteKeepAlive(socket, response) {
  const hint = response.headers['keep-alive'];
  const seconds = hint === undefined ? null : /timeout=(\d+)/.exec(hint);
  socket._keepAliveHint = seconds === null ? 0 : Math.max(Number(seconds[1]) * 1000 - 1000, 1);
}

module.exports = { Exchange };

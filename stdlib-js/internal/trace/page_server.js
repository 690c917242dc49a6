'use strict';
// Serves the page of a trace, on loopback, to who knows the token.
//
//   servePage({ port, page, onLive })  -> Promise of { url, close() }
//     page()            the HTML, made anew for each request
//     onLive(socket)    a WebSocket of the page, if there is something live to show
//
// A request must name this very address (so that no other site can have a browser send one) and
// bring the token, which stands in the URL.

const http = require('http');
const { randomBytes, timingSafeEqual } = require('crypto');
const { securityPolicy } = require('internal/trace/page_data');

function refuse(response, status) {
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(`${http.STATUS_CODES[status]}\n`);
}

class PageServer {
  constructor({ page, onLive }) {
    this.page = page;
    this.onLive = onLive;
    this.token = randomBytes(18).toString('base64url');
    this.server = http.createServer((request, response) => this.answer(request, response));
    if (onLive !== undefined) {
      this.server.on('upgrade', (...args) => this.upgrade(...args));
    }
  }

  get authority() {
    return `127.0.0.1:${this.server.address().port}`;
  }

  get url() {
    return `http://${this.authority}/?token=${this.token}`;
  }

  get liveUrl() {
    return `ws://${this.authority}/live?token=${this.token}`;
  }

  listen(port) {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => resolve(this));
    });
  }

  close() {
    this.server.close();
    this.server.closeAllConnections();
  }

  // The path of a request that may be answered; undefined for one that may not.
  allowedPath(request) {
    const { host, origin } = request.headers;
    if (host !== this.authority) return undefined;
    if (origin !== undefined && origin !== `http://${this.authority}`) return undefined;
    const { pathname, searchParams } = new URL(request.url, `http://${host}`);
    const token = Buffer.from(searchParams.get('token') ?? '');
    const wanted = Buffer.from(this.token);
    return token.length === wanted.length && timingSafeEqual(token, wanted) ? pathname : undefined;
  }

  answer(request, response) {
    const path = this.allowedPath(request);
    if (path === undefined) return refuse(response, 403);
    if (path !== '/') return refuse(response, 404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const html = this.page(this);
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': securityPolicy(html),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : html);
  }

  upgrade(request, socket, head) {
    if (this.allowedPath(request) !== '/live') {
      return socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    }
    const { WebSocketServer } = require('internal/deps/ws');
    this.sockets ??= new WebSocketServer({ noServer: true, maxPayload: 65536 });
    this.sockets.handleUpgrade(request, socket, head, (live) => this.onLive(live));
  }
}

function servePage({ port = 0, page, onLive }) {
  return new PageServer({ page, onLive }).listen(port);
}

module.exports = { servePage };

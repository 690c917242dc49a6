"""Pages for tests: traces of small programs, put into the page as its server does.

  record(orrery, folder, loop, code)       (a trace for the page, {path: source})
  write_page(module, folder, name, data)   the URL of a file; module is trace_page.js
"""
import base64
import hashlib
import json
import os
import re
import subprocess

PROGRAM = '''const fs = require('fs');
const crypto = require('crypto');

console.log('script begins');
setTimeout(function late() {
  console.log('timer');
  Promise.resolve().then(() => console.log('promise in timer'));
}, 3);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
(async () => {
  await null;
  console.log('after await');
})();
fs.readFile(__filename, () => {
  console.log('read');
  setImmediate(() => console.log('immediate in I/O'));
  setTimeout(() => console.log('timer in I/O'), 0);
});
crypto.pbkdf2('a', 'b', 1000, 16, 'sha256', () => console.error('derived'));
const server = require('net').createServer((socket) => socket.end('bye'));
server.listen(0, '127.0.0.1', () => {
  const client = require('net').connect(server.address().port, '127.0.0.1');
  client.on('data', (data) => console.log('got ' + data));
  client.on('close', () => server.close());
});
console.log('script ends');
'''
# Many turns, with promises and ticks: six records or more for each.
LONG = '''let n = 0;
(function again() {
  if (++n % 2000 === 0) console.log('round ' + n);
  process.nextTick(() => {});
  Promise.resolve().then(() => {});
  if (n < 5200) setImmediate(again);
})();
'''
SOCKET = '''window.WebSocket = class {
  static OPEN = 1;
  readyState = 1;
  sent = [];
  constructor(url) { this.url = url; window.socket = this; setTimeout(() => this.onopen(), 0); }
  send(text) { this.sent.push(text); }
};'''


def template(module):
    with open(module, encoding='ascii') as f:
        text = f.read()
    return json.loads(text[text.index('"'):text.rindex('"') + 1])


def policy(page):
    """What the server says too: only the page's own script and style, nothing from elsewhere."""
    def hashes(tag):
        for text in re.findall(r'<%s>(.*?)</%s>' % (tag, tag), page, re.S):
            yield "'sha256-%s'" % base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    script, style = (' '.join(hashes(tag)) for tag in ('script', 'style'))
    return ("default-src 'none'; script-src %s; style-src %s; img-src data:; "
            'connect-src ws://127.0.0.1:*' % (script, style))


def write_page(module, folder, name, data):
    text = json.dumps({'sources': {}, 'live': None, 'traces': [], **data}).replace('<', '\\u003c')
    page = template(module)
    head = '<meta http-equiv="Content-Security-Policy" content="%s">' % policy(page)
    page = page.replace('<head>', '<head>' + head, 1).replace('<!--data-->', text, 1)
    path = os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(page)
    return 'file://' + path


def header(trace):
    return trace['lines'].split('\n', 1)[0] + '\n'


def record(orrery, folder, loop, code=PROGRAM):
    program = os.path.join(folder, 'app.js')
    with open(program, 'w', encoding='utf-8') as f:
        f.write(code)
    trace = os.path.join(folder, loop + '.ndjson')
    subprocess.run([orrery, '--loop=' + loop, '--trace=' + trace, '--trace-level=everything',
                    program], capture_output=True, timeout=120, check=True)
    with open(trace, encoding='utf-8') as f:
        return {'name': loop, 'lines': f.read()}, {program: code}

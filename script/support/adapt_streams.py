"""Makes of the package readable-stream the streams of this library: its errors, checks and helpers
are the library's, and what it keeps of a stream takes less memory (internal/streams/states).

  adapt(npm, stdlib, out) -> the main file of a copy below `out`

Every replacement has to find its place: a package that has changed ends the build.
"""
import os
import re
import sys

# readable-stream brings its own errors, checks and helpers, so that it runs anywhere; here they are
# the library's. File -> what to export instead.
FILES = {'ours/errors.js': "require('internal/errors')",
         'ours/util.js': "require('internal/streams/helpers')",
         'internal/validators.js': "require('internal/validators')",
         'internal/shims/process.js': 'globalThis.process'}
WRITABLE, READABLE = 'internal/streams/writable.js', 'internal/streams/readable.js'
# Text -> text, wherever it occurs.
TEXTS = {
    # Node 18 tells at once that a stream is constructed, later versions one tick after that.
    'process.nextTick(emitConstructNT, stream)': 'emitConstructNT(stream)',
    # Most streams never hold a write back, are piped, or have callbacks of end(): what stands for
    # "none" is one array for all of them, and is never written to.
    'state.buffered = []': 'state.buffered = kNone',
    'state.buffered.push({':
        'if (state.buffered === kNone) state.buffered = []\n    state.buffered.push({',
    'state[kOnFinished].push(cb)':
        '(state[kOnFinished] === kNone ? (state[kOnFinished] = []) : state[kOnFinished]).push(cb)',
    'this.pipes = []': 'this.pipes = kNone',
    'state.pipes = []': 'state.pipes = kNone',
    'state.pipes.push(dest)':
        'if (state.pipes === kNone) state.pipes = []\n  state.pipes.push(dest)',
    # Without _construct there is nothing to wait for, and nothing to make for it.
    'destroyImpl.construct(this, ()':
        "if (typeof this._construct === 'function') destroyImpl.construct(this, ()",
    "globalThis.AbortController || require('abort-controller').AbortController":
        "require('internal/streams/helpers').AbortController",
    'globalThis.Blob || bufferModule.Blob': 'undefined',
    'function isBlob(b) {\n        return false\n      }':
        "require('internal/streams/helpers').isBlob",
    # Of a file that is written, a pipe may wait for more than the highWaterMark.
    'if (ret === false) {\n      pause()':
        "if (ret === false && !require('internal/streams/helpers').takesMoreFromPipe(dest)) {\n"
        '      pause()',
    'webStreamsAdapters = {}': "webStreamsAdapters = require('internal/streams/web_adapters')",
    # The states: see internal/streams/states.
    'Writable.WritableState = WritableState\n': '',
    "const kOnFinished = Symbol('kOnFinished')\n": '',
    "const kPaused = Symbol('kPaused')":
        "const kPaused = Symbol('kPaused')\nconst kNone = []\n"
        "const { kChunks, kNoChunks, chunksOf } = require('internal/streams/states')"
        '.lightenReadableState(ReadableState, BufferList)',
    'this.buffer = new BufferList()': 'this[kChunks] = kNoChunks',
    '  this.errored = null\n': '',
    '  this.decoder = null\n  this.encoding = null\n': '',
    "this.defaultEncoding = (options && options.defaultEncoding) || 'utf8'":
        'if (options && options.defaultEncoding) this.defaultEncoding = options.defaultEncoding',
    'state.buffer.push(': 'chunksOf(state).push(',
    'state.buffer.unshift(': 'chunksOf(state).unshift(',
    'state.buffer.': 'state[kChunks].',
    # A stream that can write at once needs no callback for that.
    'state.sync = true\n    stream._write(chunk, encoding, state.onwrite)':
        'state.sync = true\n'
        '    if (!state.writesNow) stream._write(chunk, encoding, state.onwrite)\n'
        '    else if (stream[kWriteNow](chunk, encoding)) onwrite(stream)',
    '_write(chunk, encoding, state.onwrite)':
        '_write(chunk, encoding, state[kOnWrite] || state.onwrite)'}
WRITABLE_STATE = '''const { WritableState, kOnFinished, kOnWrite, kNone } =
  require('internal/streams/states').makeWritableState({
    getHighWaterMark, getDefaultHighWaterMark, onwrite,
    isDuplexStream: (stream) => stream instanceof require('./duplex')
  })
Writable.WritableState = WritableState
const { kWriteNow } = require('internal/streams/helpers')
'''


def cut(text, begin, end, instead):
    """The text with what stands from `begin` up to `end` replaced."""
    first = text.index(begin)
    return text[:first] + instead + text[text.index(end, first):]


def writable_masks(stdlib):
    """The flags of a WritableState, by the order of their names."""
    with open(os.path.join(stdlib, 'internal', 'streams', 'states.js')) as f:
        listed = re.search(r'const kFlags = \[(.*?)\]', f.read(), re.DOTALL)[1]
    return {name: 1 << at for at, name in enumerate(re.findall(r"'(\w+)'", listed))}


def readable_masks(text):
    bits = {name: 1 << int(at) for name, at in re.findall(r'const (k\w+) = 1 << (\d+)', text)}
    flags = re.findall(r'(\w+): makeBitMapDescriptor\((\w+)\)', text)
    return {name: bits[bit] for name, bit in flags}


def use_masks(text, masks):
    """`state.flag` as a look at `state.state`, without the call of a getter or setter."""
    flag = r'\bstate\.(%s)\b' % '|'.join(masks)
    statement = r'(?m)^( *(?:if \(.*\) |else )?)' + flag
    text = re.sub(statement + r' = true$',
                  lambda m: '%sstate.state |= %d' % (m[1], masks[m[2]]), text)
    text = re.sub(statement + r' = false$',
                  lambda m: '%sstate.state &= ~%d' % (m[1], masks[m[2]]), text)
    text = re.sub(r'^( *)state\.state \|= (\d+)\n +state\.state \|= (\d+)$',
                  lambda m: '%sstate.state |= %d' % (m[1], int(m[2]) | int(m[3])), text, 0, re.M)
    text = re.sub('!' + flag, lambda m: '(state.state & %d) === 0' % masks[m[1]], text)
    return re.sub(flag + '(?! = )', lambda m: '((state.state & %d) !== 0)' % masks[m[1]], text)


def adapt(npm, stdlib, out):
    source = os.path.join(npm, 'node_modules', 'readable-stream', 'lib')
    target = os.path.join(out, 'readable-stream', 'lib')
    unused = set(FILES) | set(TEXTS)
    for folder, _, names in os.walk(source):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), source)
            with open(os.path.join(source, path)) as f:
                text = f.read()
            if path in FILES:
                text = 'module.exports = %s;\n' % FILES[path]
                unused.discard(path)
            for old, new in TEXTS.items():
                if old in text:
                    text = text.replace(old, new)
                    unused.discard(old)
            if path == WRITABLE:
                text = cut(text, 'function WritableState(', 'function resetBuffer(', WRITABLE_STATE)
                text = use_masks(text, writable_masks(stdlib))
            elif path == READABLE:
                text = use_masks(text, readable_masks(text))
            os.makedirs(os.path.dirname(os.path.join(target, path)), exist_ok=True)
            with open(os.path.join(target, path), 'w') as f:
                f.write(text)
    if unused:
        sys.exit('readable-stream has changed; nothing to replace for %s' % sorted(unused))
    return os.path.abspath(os.path.join(target, 'stream.js'))

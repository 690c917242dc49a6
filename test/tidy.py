#!/usr/bin/env python3
"""Checks of the source that no compiler makes. A ctest test; by hand: `test/tidy.py`.

  * arrows      what each layer may include (docs/architecture.md): kernel/ only itself and the
                C++ standard library; an engine no loop or binding, a binding no engine or loop, a
                loop no binding or engine; no V8 name outside engines/
  * headers     files of kernel/, loops/, engines/, bindings/ and stdlib-js/ open with a comment;
                that of a public module of Node's says what it covers of the documentation
  * names       no class of the kernel, a loop, an engine or a binding is defined twice under one
                name: the linker would take either, and the other's callers read the wrong memory
  * lengths     files up to 400 lines, functions up to 70, lines up to 100 columns. Those that were
                longer when the rule came are in tidy-exemptions.txt with their size: they may only
                shrink. `test/tidy.py --update` lowers the sizes, and drops what has become short.
  * text        stdlib-js/ is ASCII (the engine takes it as one-byte text), and nothing names a
                developer's machine or a package registry

`--self-test` plants one violation of each kind in a copy, and fails unless each is found.
"""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXEMPTIONS = 'test/tidy-exemptions.txt'
FILE_LINES, FUNCTION_LINES, COLUMNS = 400, 70, 100
CODE = ('.cc', '.h', '.c', '.js', '.mjs', '.cjs')
# A module that programs require by its name, and what its header says of it.
PUBLIC_MODULE = re.compile(r'stdlib-js/(?!internal/|orrery/|_)[\w/]+\.js$')
HEADER_CHARS = 2000
COVERAGE = re.compile(r'^// Covers |\b(an old name|not written yet)\b', re.MULTILINE)
HEADED = ('kernel/', 'loops/', 'engines/', 'bindings/', 'stdlib-js/')
CXX_STANDARD = set('''algorithm any array atomic bit bitset cassert cctype cerrno cfloat charconv
chrono cinttypes climits clocale cmath compare complex concepts condition_variable csetjmp csignal
cstdarg cstddef cstdint cstdio cstdlib cstring ctime deque exception filesystem forward_list fstream
functional future initializer_list iomanip ios iosfwd iostream iterator limits list locale map
memory memory_resource mutex new numbers numeric optional ostream queue random ranges ratio regex set
shared_mutex source_location span sstream stack stdexcept stop_token streambuf string string_view
system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility
valarray variant vector version'''.split())
# Layer -> the folders whose files it may include, and system headers that it must not.
V8_HEADERS = r'v8|libplatform/|node(_api|_version|_buffer)?\.h|cppgc'
LOOP_HEADERS = r'uv(\.h|/)|boost/|liburing|linux/io_uring'
ARROWS = {
    'kernel/': (('kernel/',), '.'),
    'loops/': (('kernel/', 'loops/'), V8_HEADERS),
    'bindings/': (('kernel/', 'bindings/'), V8_HEADERS + '|' + LOOP_HEADERS),
    'engines/': (('kernel/', 'engines/'), LOOP_HEADERS),
}
# A loop is not an embedder: the engine's interface is in kernel/, but not for it.
FORBIDDEN = {'loops/': {'kernel/engine.h'}}
# Written in pieces, so that this file does not name them itself.
PLACES = [re.compile(p) for p in (
    r'(?<![\w.])/' + r'(work|home|root|Users)/', r'\b[A-Z]:\\\\Users', r'npmjs\.' + r'(org|com)',
    r'pypi\.' + r'org', r'(deb|snapshot|security)\.' + r'debian\.org', r'proxy\.golang' + r'\.org',
    r'crates\.' + r'io', r'\b(?:10|192\.168)(?:\.\d+){2,3}:\d+')]
PLACES_ALLOWED = ('test/js/', 'test/unit/')  # paths and addresses as examples


def tracked(root):
    try:
        out = subprocess.run(
            ['git', 'ls-files', '--cached', '--others', '--exclude-standard'], cwd=root,
            check=True, capture_output=True, text=True).stdout
        return sorted(p for p in set(out.splitlines()) if os.path.isfile(os.path.join(root, p)))
    except (OSError, subprocess.CalledProcessError):  # not a clone: an archive, or the self-test
        found = []
        for folder, folders, names in os.walk(root):
            folders[:] = [f for f in folders if f not in ('build', '.git', 'node_modules')]
            found += [os.path.relpath(os.path.join(folder, n), root) for n in names]
        return sorted(found)


def layer_of(path):
    return next((layer for layer in ARROWS if path.startswith(layer)), None)


def check_arrows(path, text):
    layer = layer_of(path)
    if not layer or not path.endswith(('.cc', '.h')):
        return
    own, banned = ARROWS[layer]
    for number, line in enumerate(text.split('\n'), 1):
        quoted = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        system = re.match(r'\s*#\s*include\s+<([^>]+)>', line)
        if quoted and (not quoted[1].startswith(own) or quoted[1] in FORBIDDEN.get(layer, ())):
            yield 'arrows', '%s:%d: %s must not include "%s"' % (path, number, layer, quoted[1])
        if system and system[1] not in CXX_STANDARD and re.match(banned, system[1]):
            yield 'arrows', '%s:%d: %s must not include <%s>' % (path, number, layer, system[1])
        if layer != 'engines/' and re.search(r'\bv8::|\bv8_', line.split('//')[0]):
            yield 'arrows', '%s:%d: a name of V8 outside engines/' % (path, number)


def check_header(path, text):
    if not path.startswith(HEADED) or not path.endswith(CODE):
        return
    opening = [line for line in text.split('\n')[:4] if line and line != "'use strict';"]
    if not opening or not opening[0].startswith(('//', '/*')):
        yield 'headers', '%s: opens without a comment that says what it is for' % path
    elif PUBLIC_MODULE.match(path) and not COVERAGE.search(text[:HEADER_CHARS]):
        yield 'headers', '%s: does not say what it covers of Node\'s documentation' % path


def check_text(path, text):
    if path.startswith('stdlib-js/') and not text.isascii():
        line = next(n for n, line in enumerate(text.split('\n'), 1) if not line.isascii())
        yield 'text', '%s:%d: not ASCII; write an escape' % (path, line)
    if path.startswith(PLACES_ALLOWED):
        return
    for number, line in enumerate(text.split('\n'), 1):
        for pattern in PLACES:
            if pattern.search(line):
                yield 'text', '%s:%d: names a machine\'s path or a registry: %s' % (
                    path, number, pattern.search(line)[0])


def classes_of(path, text):
    """The qualified names of the classes that a C++ file defines, outside of others, for all."""
    if not path.startswith(HEADED[:4]) or not path.endswith(('.cc', '.h')):
        return
    spaces = []
    for line in text.split('\n'):
        opened = re.match(r'(?:inline )?namespace ?([\w:]*) ?\{', line)
        defined = re.match(r'(?:class|struct) (\w+)(?: final)?\s*(?::[^:].*)?\{', line)
        if opened:
            spaces.append(opened[1])
        elif re.match(r'\}\s*// namespace', line) and spaces:
            spaces.pop()
        elif defined and '' not in spaces:
            yield '::'.join(spaces + [defined[1]])


def check_names(defined):
    for name, paths in sorted(defined.items()):
        if len(paths) > 1:
            yield 'names', '%s is defined in %s' % (name, ' and in '.join(sorted(paths)))


# A comment, a string, a character, a template or (JavaScript) a regular expression: blanked, so
# that their braces do not count. Newlines stay.
CXX_TOKENS = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"'
                        r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])*'", re.S)
JS_TOKENS = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|`(?:\\.|[^`\\])*`'
    r'|(?:(?<=[(,=:\[!&|?{};])|(?<=return)|(?<=[(,=:\[!&|?{};] )|(?<=return ))'
    r'/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/', re.S)
NOT_FUNCTIONS = re.compile(r'^(if|for|while|switch|else|do|try|catch|namespace|class|struct|enum|'
                           r'union|extern|with|export\s+default\s+class)\b')
ENDS_LIKE_FUNCTION = re.compile(r'(\)|=>)\s*((const|noexcept|override|final|mutable)\s*'
                                r'|->\s*[\w:<>*& ]+|:\s[^;]*)*$')


FUNCTION_NAME = re.compile(r'([\w~$#:]+)\s*(?:=\s*(?:async\s*)?(?:function\b[^(]*)?)?\(')


def blanked(path, text):
    tokens = JS_TOKENS if path.endswith(('.js', '.mjs', '.cjs')) else CXX_TOKENS
    return tokens.sub(lambda m: '\n' * m[0].count('\n') or ' ', text)


def functions(path, text):
    """(name, lines) of every function with a body."""
    text = blanked(path, text)
    stack, start = [], 0
    for match in re.finditer(r'[{};]', text):
        at, what = match.start(), match[0]
        if what == '{':
            before = text[start:at].strip()
            is_function = not NOT_FUNCTIONS.match(before) and ENDS_LIKE_FUNCTION.search(before)
            names = FUNCTION_NAME.findall(before)
            stack.append((names[0] if names else '(anonymous)', at) if is_function else None)
        elif what == '}' and stack:
            opened = stack.pop()
            if opened:
                yield opened[0], text.count('\n', opened[1], at) + 1
        start = at + 1


def sizes(path, text):
    """(what, size) of everything in the file that is longer than it should be."""
    if not path.endswith(CODE) and not path.endswith('.py'):
        return
    lines = text.rstrip('\n').split('\n')
    if len(lines) > FILE_LINES:
        yield 'lines', len(lines)
    wide = sum(len(line) > COLUMNS for line in lines)
    if wide:
        yield 'wide-lines', wide
    if not path.endswith('.py'):
        worst = {}
        for name, count in functions(path, text):
            worst[name] = max(count, worst.get(name, 0))
        yield from (('function:' + n, c) for n, c in sorted(worst.items()) if c > FUNCTION_LINES)


def read_exemptions(root):
    allowed = {}
    if os.path.exists(os.path.join(root, EXEMPTIONS)):
        with open(os.path.join(root, EXEMPTIONS)) as f:
            for line in f:
                if line.strip() and not line.startswith('#'):
                    path, what, size = line.split()
                    allowed[path, what] = int(size)
    return allowed


def examine(root):
    """All findings [(kind, text)], and all that is too long {(path, what): size}."""
    findings, long, defined = [], {}, {}
    for path in tracked(root):
        try:
            with open(os.path.join(root, path), encoding='utf-8') as f:
                text = f.read()
        except UnicodeDecodeError:
            continue  # a picture, or material for a test
        for check in (check_arrows, check_header, check_text):
            findings += check(path, text)
        for name in classes_of(path, text):
            defined.setdefault(name, set()).add(path)
        long.update({(path, what): size for what, size in sizes(path, text)})
    findings += check_names(defined)
    allowed = read_exemptions(root)
    for (path, what), size in sorted(long.items()):
        if size > allowed.get((path, what), 0):
            limit = allowed.get((path, what))
            findings.append(('lengths', '%s: %s: %d%s' % (
                path, what, size, ', was %d: it may only shrink' % limit if limit else '')))
    return findings, long


def update(root, long, add):
    allowed = read_exemptions(root)
    with open(os.path.join(root, EXEMPTIONS), 'w') as f:
        f.write('# What was longer than the limits of tidy.py when they came: path, what, size.\n'
                '# Sizes may only go down; `test/tidy.py --update` lowers them.\n')
        for (path, what), size in sorted(long.items()):
            if add or (path, what) in allowed:
                size = size if add else min(size, allowed[path, what])
                f.write('%s %s %d\n' % (path, what, size))


PLANTED = {
    'arrows': {'kernel/a.h': '// K.\n#include <unistd.h>\n',
               'kernel/b.h': '// K.\n#include "loops/x.h"\n',
               'loops/uv/a.cc': '// L.\n#include "kernel/engine.h"\n',
               'loops/uv/b.cc': '// L.\n#include <v8.h>\n',
               'bindings/fs/a.cc': '// B.\n#include "loops/loops.h"\n',
               'bindings/fs/b.cc': '// B.\nv8::Value v;\n',
               'engines/v8/a.cc': '// E.\n#include "bindings/core/host.h"\n',
               'engines/v8/b.cc': '// E.\n#include <uv.h>\n'},
    'headers': {'kernel/c.h': '#pragma once\n',
                'stdlib-js/internal/a.js': "'use strict';\n\nconst a = 1;\n",
                'stdlib-js/fs/k.js': "'use strict';\n// The module k.\n\nconst k = 1;\n"},
    'lengths': {'kernel/d.cc': '// K.\n' + ';\n' * FILE_LINES,
                'loops/e.cc': '// L.\nint F(int a) noexcept {\n' + ';\n' * FUNCTION_LINES + '}\n',
                'stdlib-js/internal/f.js':
                '// S.\nconst f = () => {\n' + '"}";\n' * FUNCTION_LINES + '};\n',
                'cli/g.cc': '// ' + 'g' * COLUMNS + '\n'},
    'text': {'stdlib-js/internal/h.js': '// \u2026\n', 'docs/i.md': 'see /' + 'work/x\n',
             'docs/j.md': 'https://registry.npmjs.' + 'org/x\n'},
}
SOUND = {'kernel/ok.h': '// K.\n#include <vector>\n#include "kernel/a.h"\n',
         'bindings/ok.cc': '// B.\n#include <zlib.h>\n#include "kernel/engine.h"\n',
         'stdlib-js/ok.js': "'use strict';\n// S.\n// Covers all.\n" +
                            'r = /[{]/;\nfunction f() { return `{`; }\n' * 3}


TWINS = {'bindings/a/a.h': '// B.\nnamespace orrery {\nclass Twin {\n};\n}  // namespace\n',
         'bindings/b/b.h': '// B.\nnamespace orrery {\nstruct Twin final : Base {\n};\n'}


def finds_twins():
    with tempfile.TemporaryDirectory() as root:
        for path, text in TWINS.items():
            os.makedirs(os.path.join(root, os.path.dirname(path)))
            with open(os.path.join(root, path), 'w') as f:
                f.write(text)
        return [kind for kind, _ in examine(root)[0]] == ['names']


def self_test():
    missed = [] if finds_twins() else ['planted a class of two headers, and did not find it']
    for kind, files in list(PLANTED.items()) + [('nothing', {k: v}) for k, v in SOUND.items()]:
        for path, text in files.items():
            with tempfile.TemporaryDirectory() as root:
                os.makedirs(os.path.join(root, os.path.dirname(path)))
                with open(os.path.join(root, path), 'w', encoding='utf-8') as f:
                    f.write(text)
                kinds = {k for k, _ in examine(root)[0]} or {'nothing'}
                if kinds != {kind}:
                    missed.append('%s: planted %s, found %s' % (path, kind, ', '.join(kinds)))
    for line in missed:
        print(line)
    print('self-test: %d violations planted, %d judged wrongly' % (
        sum(map(len, PLANTED.values())), len(missed)))
    return not missed


def main():
    if '--self-test' in sys.argv:
        sys.exit(0 if self_test() else 1)
    findings, long = examine(ROOT)
    if '--update' in sys.argv or '--add' in sys.argv:
        update(ROOT, long, '--add' in sys.argv)
        findings, long = examine(ROOT)
    for kind, text in findings:
        print('%s: %s' % (kind, text))
    print('%d findings' % len(findings))
    sys.exit(1 if findings else 0)


main()

// marked: Markdown to HTML, the same as on Node (markdown.out): Orrery's own README and guide, and
// every kind of block; extensions, a renderer, highlighting that waits; the command line.
'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { marked } = require('marked');

const text = `Title
=====
A *paragraph* with \`code\`, **bold**, ~~old~~, [a link](/x "t"), ![i](i.png) & <b>html</b>.
Hard  \nbreak. https://example.org

1. one
   - inner
   - [x] done
2. two

> quoted
> lines

| a | b |
|:--|--:|
| 1 | \\| |

\`\`\`js
if (a < b) "x";
\`\`\`
---
`;
console.log(marked.parse(text));

const readme = fs.readFileSync(path.join(process.env.ORRERY_ROOT, 'README.md'), 'utf8');
const headings = marked.lexer(readme).filter(({ type }) => type === 'heading');
assert.strictEqual(headings.length, readme.replace(/^```[^]*?^```/gm, '').match(/^#+ /gm).length);
assert.strictEqual(marked.parse(readme).match(/<h\d/g).length, headings.length);

const note = {
  name: 'note', level: 'inline', start: (src) => src.indexOf('::'),
  tokenizer(src) {
    const match = /^::(\w+)::/.exec(src);
    return match ? { type: 'note', raw: match[0], text: match[1] } : undefined;
  },
  renderer: ({ text: inner }) => `<mark>${inner}</mark>`,
};
marked.use({ extensions: [note], renderer: { heading: (inner, level) => `<t${level}>${inner}` } });
assert.strictEqual(marked.parse('## a ::b::'), '<t2>a <mark>b</mark>');
marked.parse('    code', { highlight: (code, lang, done) => setImmediate(done, null, `[${code}]`) },
  (error, html) => {
    assert.ifError(error);
    assert.strictEqual(html, '<pre><code>[code]\n</code></pre>\n');
  });

const bin = path.join(path.dirname(require.resolve('marked/package.json')), 'bin', 'marked.js');
const { status, stdout } = spawnSync(process.execPath, [...process.execArgv, bin],
  { encoding: 'utf8', input: '*a*\n' });
assert.deepStrictEqual([status, stdout], [0, '<p><em>a</em></p>\n\n']);

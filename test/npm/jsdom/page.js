// jsdom: a page with a script of its own in a context, events, storage, selectors, timers.
'use strict';
const assert = require('assert');
const { JSDOM, VirtualConsole } = require('jsdom');

const html = `<!doctype html><body><button id=b class="x y">press</button><p>one<p>two</p>
<script>
  document.body.dataset.ran = 'yes';
  window.doubled = [1, 2].map((x) => 2 * x);
  console.log('from the page', typeof require);
</script></body>`;

async function main() {
  const lines = [];
  const virtualConsole = new VirtualConsole();
  virtualConsole.on('log', (...words) => lines.push(words.join(' ')));
  virtualConsole.on('jsdomError', (error) => lines.push(error.message));
  const dom = new JSDOM(html, {
    runScripts: 'dangerously', url: 'http://page.test/here?q=1', virtualConsole,
  });
  const { window } = dom;
  const { document } = window;
  assert.deepStrictEqual(lines, ['from the page undefined']);
  assert.strictEqual(document.body.dataset.ran, 'yes');
  assert.strictEqual(window.doubled.join(), '2,4');
  assert.ok(window.doubled instanceof window.Array && !(window.doubled instanceof Array));

  const button = document.querySelector('button.x');
  button.addEventListener('click', (event) => { event.target.textContent = 'pressed'; });
  button.click();
  assert.strictEqual(button.outerHTML, '<button id="b" class="x y">pressed</button>');
  assert.deepStrictEqual([...document.querySelectorAll('p')].map((p) => p.textContent.trim()),
    ['one', 'two']);
  window.localStorage.setItem('k', 'v');
  assert.deepStrictEqual([window.localStorage.k, window.location.search], ['v', '?q=1']);
  assert.strictEqual(window.getComputedStyle(button).display, 'inline-block');
  const xml = new window.DOMParser().parseFromString('<a><b c="1"/></a>', 'text/xml');
  assert.strictEqual(xml.querySelector('b').getAttribute('c'), '1');
  window.eval('setTimeout(() => { throw new Error("in a timer"); }, 1)');
  await new Promise((resolve) => { window.setTimeout(resolve, 20); });
  assert.match(lines[1], /in a timer/);
  window.close();
  console.log('jsdom: seen');
}
main();

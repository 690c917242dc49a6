#!/usr/bin/env python3
"""The page that shows a trace, in a real browser: loading, stepping, comparing, search, the quiz,
the guide, the keyboard, light and dark; and how long a frame takes with 100,000 records.

  page_test.py ORRERY PAGE LOOP... [--shots=DIR]     (page_case.py)
"""
import json
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pages  # noqa: E402
from page_case import LOOPS, ORRERY, PageCase, main  # noqa: E402

MOST_ELEMENTS = 3000  # of a document that a browser lays out within a frame


def frames_while(browser, action):
    """How long each frame took while `action` (JavaScript) goes on, in ms, the longest first."""
    return browser.evaluate('''new Promise(async (done) => {
      const took = []; let last = performance.now(), on = true;
      const frame = (now) => { const t = performance.now(); took.push(t - last); last = t;
        if (on) requestAnimationFrame(frame); };
      requestAnimationFrame(frame);
      const next = () => new Promise((go) => requestAnimationFrame(go));
      const key = (k) => dispatchEvent(new KeyboardEvent('keydown', {key: k, bubbles: true}));
      %s
      on = false; done(took.slice(2).sort((a, b) => b - a)); })''' % action)


class Page(PageCase):
    def test_loads(self):
        self.open(self.one)
        self.assertEqual(self.index(), 0)
        self.assertIn('script phase begins', self.text('.now-sentence'))
        self.assertIn('main script', self.text('.wheel'))
        self.assertIn("require('fs')", self.text('.source'))
        self.shot('one')

    def test_steps_forward_and_back(self):
        self.open(self.one)
        self.browser.press('ArrowRight', 7)
        self.assertEqual(self.index(), 7)
        self.browser.press('ArrowLeft', 3)
        self.assertEqual(self.index(), 4)
        self.browser.press('Home')
        self.browser.press('o', 4)
        printed = self.texts('.console .line')
        self.assertEqual(len(printed), 4)
        self.assertEqual(printed[0], 'script begins')
        state = lambda: [self.text(part) for part in ('.now-sentence', '.left', '.queues')]
        forward = state()
        self.browser.press('o')
        self.assertNotEqual(state(), forward)
        self.browser.press('O')
        self.assertEqual(state(), forward)
        self.assertEqual(self.texts('.console .line'), printed)

    def test_stops(self):
        self.open(self.one)
        for key, begins in (('n', 'callback'), ('p', 'phase'), ('t', 'turn'), ('o', 'print')):
            self.browser.press(key)
            self.browser.press('2')
            self.assertTrue(self.text('.record.now .what').startswith(begins), key)
        self.browser.press('End')
        self.assertEqual(self.text('.record.now .number'), str(self.index()))
        self.browser.press('Home')
        self.assertEqual(self.index(), 0)

    def test_plays_and_pauses(self):
        self.open(self.one)
        self.browser.press('.', 4)
        self.browser.press(' ')
        self.browser.wait('Number(document.querySelector(".now-sentence .number").textContent) > 9')
        self.browser.press(' ')
        here = self.index()
        self.browser.settle()
        self.assertEqual(self.index(), here)
        self.assertEqual(self.text('.play'), '\u25b6 play')
        # The button keeps the focus; space must not do it twice.
        self.browser.click('.play')
        self.assertEqual(self.text('.play'), '\u2016 pause')
        self.browser.press(' ')
        self.assertEqual(self.text('.play'), '\u25b6 play')

    def test_breakpoint(self):
        self.open(self.one)
        self.browser.evaluate('''(() => { const [, value] = document.querySelectorAll(
          '.breakpoints select'); value.value = 'check';
          value.dispatchEvent(new Event('change', {bubbles: true})); })()''')
        self.browser.settle()
        self.assertEqual(self.texts('.breakpoints .break'), ['phase check \u00d7'])
        self.browser.press('b')
        self.assertIn('check phase begins', self.text('.now-sentence'))
        self.assertIn('check', self.text('.wheel .active'))

    def test_a_click_tells_why(self):
        self.open(self.one)
        self.browser.press('o', 2)
        self.browser.click('.queue.timers .chip')
        self.assertIn('timer set at app.js:5 for 3 ms', self.text('.details'))
        self.assertIn('The main script did that', self.text('.chain'))
        self.assertIn('never fires early', self.text('.details'))
        self.shot('why')
        self.browser.click('.chain .link')
        self.assertIn('A timer is made at app.js:5', self.text('.now-sentence'))
        self.assertEqual(self.text('.source .current .number'), '5')

    def test_a_phase_and_the_speed_by_keyboard(self):
        self.open(self.one)
        self.browser.evaluate('document.querySelector(".wheel .sector.poll").focus()')
        self.browser.press('Enter')
        self.assertIn('only place where the loop sleeps', self.text('.guide .chosen'))
        # The slider keeps the arrows for itself, and no other key.
        self.browser.evaluate('document.querySelector(".speed input").focus()')
        self.browser.press('o')
        self.assertIn('script begins', self.text('.now-sentence'))

    def test_search(self):
        self.open(self.one)
        self.browser.press('/')
        self.browser.type('print immediate')
        self.assertEqual(self.text('.search .amount'), '2')
        self.browser.press('Enter')
        self.assertIn('immediate', self.text('.now-sentence'))
        self.assertEqual(len(self.texts('.record')), 2)
        self.shot('search')
        self.browser.press('Escape')
        self.assertGreater(len(self.texts('.record')), 5)

    def test_dark_large_help(self):
        back = 'getComputedStyle(document.body).backgroundColor'
        self.browser.prefer('dark')
        self.open(self.one)
        dark = self.browser.evaluate(back)
        self.browser.press('o', 6)
        self.shot('dark')
        self.browser.press('d')
        light = self.browser.evaluate(back)
        self.assertNotEqual(dark, light)
        self.assertLess(sum(map(int, re.findall(r'\d+', dark))), 150)
        self.assertGreater(sum(map(int, re.findall(r'\d+', light))), 600)
        size = 'parseFloat(getComputedStyle(document.querySelector(".now-sentence")).fontSize)'
        small = self.browser.evaluate(size)
        self.browser.press('g', 2)
        self.assertGreater(self.browser.evaluate(size), small * 1.4)
        self.shot('huge')
        self.browser.press('?')
        self.assertIn('one record back', self.text('.help'))
        self.shot('help')
        self.browser.press('Escape')
        self.assertIsNone(self.text('.help'))

    def test_timeline(self):
        self.open(self.one)
        x, y, width, height = self.browser.evaluate(
            '(() => { const b = document.querySelector(".timeline").getBoundingClientRect();'
            'return [b.x, b.y, b.width, b.height]; })()')
        picture = 'document.querySelector(".timeline").toDataURL()'
        whole = self.browser.evaluate(picture)
        self.browser.wheel(x + width / 2, y + 10, -300)
        near = self.browser.evaluate(picture)
        self.assertNotEqual(whole, near)
        self.browser.drag(x + width / 2, y + 30, x + width / 2 - 200)
        self.assertNotEqual(self.browser.evaluate(picture), near)
        self.assertEqual(self.index(), 0)
        self.browser.press('0')
        self.assertEqual(self.browser.evaluate(picture), whole)
        self.browser.click_at(x + width - 40, y + 30)
        self.assertGreater(self.index(), 20)
        self.browser.click_at(x + 100, y + 6)  # the axis
        self.assertLess(self.index(), 20)
        self.browser.press('x')
        self.browser.press('+', 3)
        self.shot('timeline')

    def test_alive_advice_guide(self):
        self.open(self.one)
        self.browser.press('p', 3)
        self.browser.press('3')
        self.assertIn('in flight', self.text('.alive'))
        self.shot('alive')
        self.browser.press('4')
        self.assertTrue(self.text('.advice'))
        self.shot('advice')
        self.browser.press('6')
        self.assertIn('The only place where the loop sleeps'.lower(), self.text('.guide').lower())
        self.shot('guide')

    def test_pages_of_the_guide(self):
        self.open(self.one)
        self.browser.press('6')
        self.browser.click('.guide .to-page')
        self.assertEqual(self.text('article h1'), 'The turn')
        self.assertIn('RunTurn', self.text('article'))
        self.shot('guide-page')
        self.browser.click('article a[href="#docs/gallery.md"]')
        self.browser.click('article a[href="#docs/gallery/blocked-loop.md"]')
        self.assertIn('timers while the program computes', self.text('article h1'))
        self.assertIn('const heart = setInterval', self.text('article pre'))
        self.assertEqual(self.browser.evaluate('location.hash'), '')
        # Elsewhere leads nothing.
        self.assertEqual(self.texts('article a:not([href^="#docs/"])'), [])
        self.browser.click('.reading button')
        self.browser.click('.reading button')
        self.assertEqual(self.text('article h1'), 'The turn')
        self.browser.click('.reading button')
        self.assertIsNone(self.text('article'))

    def test_quiz(self):
        self.open(self.one)
        self.browser.press('5')
        self.assertIn('hidden', self.text('.console'))
        self.browser.press('o', 2)
        self.assertIn('The program prints something.', self.text('.now-sentence'))
        height = 'document.querySelector(".timeline").clientHeight'
        quiet = self.browser.evaluate(height)
        order = ['script begins', 'script ends']
        while self.texts('.choices button'):
            left = self.texts('.choices button')
            pick = next((n for text in order for n, have in enumerate(left) if text in have), 0)
            self.browser.click('.choices button:nth-child(%d)' % (pick + 1))
        self.shot('quiz')
        self.browser.click('.check-order')
        self.assertRegex(self.text('.score'), r'^[2-8] of 8 are right')
        self.assertGreaterEqual(len(self.texts('.checked li.ok')), 2)
        self.assertIn('The chain:', self.text('.checked'))
        self.assertNotIn('hidden', self.text('.console'))
        self.assertIn('script ends', self.text('.now-sentence'))
        self.assertGreater(self.browser.evaluate(height), quiet)  # the lane of prints is back
        self.shot('quiz-checked')

    def test_what_a_key_shows_is_in_sight(self):
        self.browser.resize(1280, 720)
        self.open(self.all)
        self.browser.press('5')
        self.browser.settle()
        bottom = self.browser.evaluate(
            'document.querySelector(".below").getBoundingClientRect().bottom')
        self.browser.resize(1440, 900)
        self.assertLessEqual(bottom, 721)

    def test_side_by_side(self):
        self.open(self.all)
        self.assertEqual(len(self.texts('.column')), len(LOOPS))
        self.browser.press('o', 6)
        last = self.browser.evaluate(
            '[...document.querySelectorAll(".column .now-sentence")]'
            '.map((s) => s.textContent.match(/\u201c.*\u201d/)[0])')
        self.assertEqual(len(set(last)), 1, last)
        self.shot('side-by-side')
        self.browser.press('f')
        self.assertIn(LOOPS[1], self.text('.column.leads h2'))
        self.browser.press('7')
        rows = self.browser.evaluate(
            '[...document.querySelectorAll(".counts tbody tr")].map((r) => '
            '[...r.children].map((c) => c.textContent.replace(/\\s+/g, " ").trim()))')
        prints = next(row for row in rows if row[0].startswith('prints'))
        self.assertEqual(prints[1:], ['12'] * len(LOOPS))
        self.assertTrue(any('\u2260' in row[0] for row in rows))
        self.browser.click('.differences input')
        self.assertIn('script begins', self.text('.orders'))
        self.shot('compare')

    def test_of_100_000_records_only_what_is_seen_is_drawn(self):
        trace, sources = pages.record(ORRERY, self.folder, LOOPS[0], pages.LONG)
        count = trace['lines'].count('\n')
        self.assertGreater(count, 100_000)
        url = self.page('long.html', traces=[trace], sources=sources)
        self.open(url)
        loaded = self.browser.evaluate('performance.now()')
        doings = {
            'steps': 'for (let i = 0; i < 60; i++) { key("ArrowRight"); await next(); }',
            'jumps': 'for (let i = 0; i < 30; i++) { key(i % 2 ? "Home" : "End"); await next(); }',
            'plays': 'key("2"); for (let i = 0; i < 6; i++) key("."); key(" "); '
                     'for (let i = 0; i < 60; i++) await next(); key(" ");',
            'zooms': 'for (let i = 0; i < 60; i++) { key(i % 20 < 10 ? "+" : "-"); await next(); }',
            'scrolls': 'const list = document.querySelector(".records .virtual");'
                       'for (let i = 0; i < 60; i++) { list.scrollTop += 40000; await next(); }',
        }
        for name, doing in doings.items():
            took = frames_while(self.browser, doing)
            slow, middle = took[len(took) // 20], took[len(took) // 2]
            print('%s of %d records: a frame takes %.1f ms, the slowest twentieth %.1f ms or more, '
                  'the slowest %.1f ms' % (name, count, middle, slow, took[0]))
            elements = self.browser.evaluate('document.querySelectorAll("*").length')
            self.assertLess(elements, MOST_ELEMENTS, name)
        print('shown %.0f ms after it was opened' % loaded)
        self.shot('long')


if __name__ == '__main__':
    main()

#!/usr/bin/env python3
"""What comes to the page while it is open, in a real browser: a live trace, whether its program
runs, files that are dropped onto it.

  page_live_test.py ORRERY PAGE LOOP... [--shots=DIR]     (page_case.py)
"""
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pages  # noqa: E402
from page_case import PageCase, main  # noqa: E402


class LivePage(PageCase):
    def test_live(self):
        script = self.browser.before_each_page(pages.SOCKET)
        self.browser.open(self.page(
            'live.html', live={'url': 'ws://127.0.0.1:1/live?token=t'}))
        self.browser.no_longer_before(script)
        lines = self.traces[0]['lines'].splitlines(keepends=True)
        tell = 'socket.onmessage({data: %s})'
        for line in lines[:20]:
            self.browser.evaluate(tell % json.dumps(line))
        self.browser.wait('document.querySelector(".now-sentence .number")?.textContent === "18"')
        self.assertIn('live', self.text('.controls h1'))
        self.browser.press('ArrowLeft', 3)
        self.browser.evaluate(tell % json.dumps(''.join(lines[20:])))
        self.browser.press('2')
        self.assertEqual(self.index(), 15)
        self.browser.press('End')
        self.assertEqual(self.index(), len(lines) - 2)
        self.browser.evaluate(tell % json.dumps(lines[-1]))
        self.browser.wait('document.querySelector(".now-sentence .number").textContent === "%d"'
                          % (len(lines) - 1))

    def test_the_program_is_stopped(self):
        script = self.browser.before_each_page(pages.SOCKET)
        self.browser.open(self.page(
            'stopped.html', live={'url': 'ws://127.0.0.1:1/live?token=t'}))
        self.browser.no_longer_before(script)
        tell = lambda text: self.browser.evaluate('socket.onmessage({data: %s})' % json.dumps(text))
        watch = lambda **told: tell(json.dumps({'watch': told}, separators=(',', ':')))
        lines = self.traces[0]['lines'].splitlines(keepends=True)
        watch(state='running', stops=[], sources=self.sources)
        tell(''.join(lines[:60]))
        self.browser.wait('document.querySelector(".program") !== null')
        self.assertIn("require('fs')", self.text('.source'))
        self.browser.press('s')
        self.assertEqual(self.browser.evaluate('socket.sent'), ['stop'])
        self.assertIsNone(self.text('.stopped'))  # it is said by who has stopped it
        watch(state='stopped', stops=[])
        self.browser.wait('document.querySelector(".stopped") !== null')
        self.shot('stopped')
        self.browser.click('.program')
        self.assertEqual(self.browser.evaluate('socket.sent'), ['stop', 'continue'])
        watch(state='running', stops=[[1, 2]])
        self.browser.wait('document.querySelector(".stopped") === null')
        watch(state='ended', how='7', stops=[[1, 2]])
        self.browser.wait('document.querySelector(".program") === null')
        self.assertIn('has ended (7)', self.text('.controls h1'))
        watch(state='running')
        self.browser.wait('document.querySelector(".program") !== null')
        self.browser.evaluate('socket.onclose()')
        self.browser.wait('document.querySelector(".program") === null')

    def test_it_runs_again(self):
        script = self.browser.before_each_page(pages.SOCKET)
        self.open(self.page('again.html', traces=self.traces, sources=self.sources,
                            again={'url': 'ws://127.0.0.1:1/live?token=t'}))
        self.browser.wait('document.querySelector(".program") !== null')
        self.browser.press('r')
        self.assertEqual(self.browser.evaluate('socket.sent'), ['again'])
        self.assertIn('runs again', self.text('.controls h1'))
        tell = 'socket.onmessage({data: \'{"watch":{%s}}\'})'
        self.browser.evaluate(tell % '"failed":"no trace of uring"')
        self.browser.wait('document.querySelector(".controls h1").textContent.includes("no trace")')
        self.browser.press('End')
        self.browser.evaluate('window.isOld = true')
        self.browser.evaluate(tell % '"again":true')
        self.browser.wait('window.isOld === undefined && document.querySelector(".app") !== null')
        self.browser.no_longer_before(script)
        self.assertEqual(self.text('.now-sentence .number'), '0')

    def test_no_trace(self):
        self.browser.open(self.page('none.html'))
        self.assertIn('no trace', self.text('.no-trace'))

    def drop(self, name, text):
        self.browser.evaluate('''(() => { const data = new DataTransfer();
          data.items.add(new File([%s], %s));
          dispatchEvent(new DragEvent('drop', {dataTransfer: data, cancelable: true})); })()'''
                              % (json.dumps(text), json.dumps(name)))

    def test_files_are_dropped(self):
        self.browser.open(self.page('none.html'))
        self.drop('picture.png', 'no trace')
        self.browser.wait('document.querySelector(".no-trace").textContent.includes("picture.png")')
        self.drop('run.ndjson', self.traces[0]['lines'])
        self.browser.wait('document.querySelector(".app") !== null')
        self.browser.press(' ')
        self.drop('run.ndjson', self.traces[0]['lines'])
        self.browser.wait('document.querySelector(".play").textContent.includes("play")')
        self.browser.wait('document.querySelector(".app") !== null')
        self.browser.press('o')
        self.assertEqual(self.texts('.console .line'), ['script begins'])


if __name__ == '__main__':
    main()

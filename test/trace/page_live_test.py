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
    def said(self):
        """What the page has sent but that it takes more."""
        return self.browser.evaluate('socket.sent.filter((word) => word !== "more")')

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
        self.assertIn('live', self.text('.remarks'))
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
        self.assertEqual(self.said(), ['stop'])
        self.assertIsNone(self.text('.stopped'))  # it is said by who has stopped it
        watch(state='stopped', stops=[])
        self.browser.wait('document.querySelector(".stopped") !== null')
        self.shot('stopped')
        self.browser.click('.program')
        self.assertEqual(self.said(), ['stop', 'continue'])
        watch(state='running', stops=[[1, 2]])
        self.browser.wait('document.querySelector(".stopped") === null')
        watch(state='ended', how='7', stops=[[1, 2]])
        self.browser.wait('document.querySelector(".program") === null')
        self.browser.evaluate('socket.onclose()')
        self.assertIn('has ended (7)', self.text('.remarks'))
        watch(state='running')
        self.browser.wait('document.querySelector(".program") !== null')
        self.browser.evaluate('socket.onclose()')
        self.browser.wait('document.querySelector(".program") === null')

    # Three hundred texts, each of more than a frame's worth: none is taken before it is time, each
    # is answered, and keys are obeyed meanwhile.
    def test_keys_are_obeyed_while_records_stream_in(self):
        script = self.browser.before_each_page(pages.SOCKET)
        self.browser.open(self.page(
            'stream.html', live={'url': 'ws://127.0.0.1:1/live?token=t'}))
        self.browser.no_longer_before(script)
        self.browser.evaluate('socket.onmessage({data: %s})'
                              % json.dumps(pages.header(self.traces[0])))
        self.browser.evaluate('''(() => { const line = (n) => JSON.stringify(
            {at: n, thread: 'loop', event: 'mark', name: String(n)}) + '\\n';
          for (let text = 0; text < 300; text++) {
            let data = '';
            for (let n = 0; n < 1500; n++) data += line(text * 1500 + n);
            socket.onmessage({data});
          } socket.onmessage({data: '{"watch":{"behind":7000}}'}); })()''')
        self.browser.wait('document.querySelector(".app") !== null')
        self.browser.press('?')
        taken = self.browser.evaluate('document.querySelector(".help") && socket.sent.length')
        self.assertLess(taken, 301)
        self.assertIn('7000 records behind', self.text('.remarks'))
        self.browser.wait('socket.sent.length === 301', 60)
        self.assertIn('let go', self.text('.remarks'))
        self.assertLess(self.index(), 310_000)
        self.browser.press('2')
        self.assertIn('449999', self.text('.record.now .what'))

    def test_it_runs_again(self):
        script = self.browser.before_each_page(pages.SOCKET)
        self.open(self.page('again.html', traces=self.traces, sources=self.sources,
                            again={'url': 'ws://127.0.0.1:1/live?token=t'}))
        self.browser.wait('document.querySelector(".program") !== null')
        self.browser.press('r')
        self.assertEqual(self.browser.evaluate('socket.sent'), ['again'])
        self.assertIn('runs again', self.text('.remarks'))
        tell = 'socket.onmessage({data: \'{"watch":{%s}}\'})'
        self.browser.evaluate(tell % '"failed":"no trace of uring"')
        self.browser.wait('document.querySelector(".remarks")?.textContent.includes("no trace")')
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
        self.browser.wait('document.querySelector(".notice")?.textContent.includes("picture.png")')
        self.drop('run.ndjson', self.traces[0]['lines'])
        self.browser.wait('document.querySelector(".app") !== null')
        self.browser.press(' ')
        self.drop('run.ndjson', self.traces[0]['lines'])
        self.browser.wait('document.querySelector(".play").textContent.includes("play")')
        self.browser.wait('document.querySelector(".app") !== null')
        self.browser.press('o')
        self.assertEqual(self.texts('.console .line'), ['script begins'])

    def test_files_that_are_no_whole_traces_are_dropped(self):
        whole = self.traces[0]['lines']
        lines = whole.splitlines(keepends=True)
        said = {'empty.ndjson': ('', 'it is empty'),
                'chrome.json': ('{"displayTimeUnit":"ns","traceEvents":[]}', 'ui.perfetto.dev'),
                'notes.txt': ('one line\nanother\n', 'not a trace in lines of JSON'),
                'new.ndjson': (whole.replace('"version":1', '"version":2'), 'version 2')}
        for first in ('none', 'one'):
            self.browser.open(self.page('none.html') if first == 'none' else self.one)
            for name, (text, message) in said.items():
                self.drop(name, text)
                self.browser.wait('document.querySelector(".notice")?.textContent.includes(%s)'
                                  % json.dumps(name))
                self.assertIn(message, self.text('.notice'))
                self.shot('dropped-' + name)
        # The trace that was there is there still.
        self.assertEqual(self.index(), 0)
        self.browser.press('Escape')
        self.assertIsNone(self.text('.notice'))
        shown = {'cut.ndjson': (whole[:-20], 'the last line is cut off'),
                 'damaged.ndjson': (''.join(lines[:9] + ['{"at":\n', '\x00\xff7\n'] + lines[9:]),
                                    '2 lines could not be read'),
                 'strange.ndjson': (''.join(lines[:9] + ['{"event":"print"}\n'] + lines[9:]),
                                    '1 line could not be read')}
        for name, (text, message) in shown.items():
            self.drop(name, text)
            self.browser.wait('document.querySelector(".remarks")?.textContent.includes(%s)'
                              % json.dumps(message))
            self.browser.press('End')
            self.assertGreater(self.index(), 100)
        self.drop('short.ndjson', lines[0])
        self.browser.wait('document.querySelector(".no-trace") !== null')
        self.assertIn('short: this trace has no records', self.text('.no-trace'))


if __name__ == '__main__':
    main()

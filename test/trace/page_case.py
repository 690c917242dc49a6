"""What the tests of the page share: traces of a program on each loop, a browser, what it shows.

  page_test.py ORRERY PAGE LOOP... [--shots=DIR]

PAGE is the module that script/embed-library makes of stdlib-js/trace-page. Without a Chromium on
this machine, nothing is tested, and it says so. The page is opened as a file, under the strict
policy that its server gives it too.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from browser import Browser
import pages

SHOTS = next((a.split('=')[1] for a in sys.argv if a.startswith('--shots=')), None)
ORRERY, PAGE, *LOOPS = [a for a in sys.argv[1:] if not a.startswith('--')]
CHROMIUM = shutil.which('chromium') or shutil.which('chromium-browser')


def works(loop):
    listed = subprocess.run([ORRERY, '--loops'], capture_output=True, text=True, check=True).stdout
    lines = [line.split() for line in listed.splitlines()]
    return any(words[0] == loop and words[-1] == 'works' for words in lines)


class PageCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix='trace-page-')
        cls.traces, cls.sources = [], {}
        for loop in LOOPS:
            trace, cls.sources = pages.record(ORRERY, cls.folder, loop)
            cls.traces.append(trace)
        cls.browser = Browser(CHROMIUM, cls.folder)
        cls.one = cls.page('one.html', traces=cls.traces[:1], sources=cls.sources)
        cls.all = cls.page('all.html', traces=cls.traces, sources=cls.sources)

    @classmethod
    def page(cls, name, **data):
        return pages.write_page(PAGE, cls.folder, name, data)

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__()
        shutil.rmtree(cls.folder)

    def setUp(self):
        self.browser.prefer('light')

    def tearDown(self):
        self.assertEqual(self.browser.problems, [])

    def open(self, url):
        self.browser.open(url)
        self.browser.wait('document.querySelector(".app") !== null')
        self.browser.settle()

    def shot(self, name):
        if SHOTS:
            self.browser.screenshot(os.path.join(SHOTS, name + '.png'))

    def text(self, selector):
        return self.browser.evaluate('document.querySelector(%s)?.textContent.replace(/\\s+/g, " ")'
                                     '.trim()' % json.dumps(selector))

    def texts(self, selector):
        return self.browser.evaluate('[...document.querySelectorAll(%s)].map((e) => '
                                     'e.textContent.replace(/\\s+/g, " ").trim())'
                                     % json.dumps(selector))

    def index(self):
        return int(self.text('.now-sentence .number'))


def main():
    if CHROMIUM is None:
        print('not run: there is no Chromium here (script/bootstrap installs it)')
        sys.exit(77)
    LOOPS[:] = [loop for loop in LOOPS if works(loop)]
    unittest.main(argv=sys.argv[:1])

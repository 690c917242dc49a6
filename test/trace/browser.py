"""A Chromium without a window, driven over a pipe (the DevTools protocol).

  with Browser('chromium', folder) as browser:
      browser.open(url); browser.evaluate('1 + 1'); browser.press('ArrowRight'); browser.type('abc')
      browser.click('.selector'); browser.wait('an expression that becomes true')
      browser.screenshot(path); browser.problems   (exceptions and errors that the page had)

It looks for nothing on the network: what it opens is a file or comes from this machine.
"""
import base64
import fcntl
import json
import os
import select
import subprocess
import time

FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
         '--disable-background-networking', '--disable-component-update', '--disable-sync',
         '--disable-extensions', '--no-first-run', '--no-default-browser-check', '--mute-audio',
         '--force-device-scale-factor=1', '--remote-debugging-pipe']
CODES = {' ': 'Space', 'Enter': 'Enter', 'Escape': 'Escape'}
TEXTS = {'Enter': '\r'}


def high_pipe():
    """A pipe whose ends are not among the numbers that the child takes (3 and 4)."""
    ends = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    return high


class Browser:
    def __init__(self, program, folder, width=1440, height=900):
        self.problems = []
        self._next = 0
        self._rest = b''
        to_child, self._out = high_pipe()
        self._in, from_child = high_pipe()

        def take_ends():
            os.dup2(to_child, 3)
            os.dup2(from_child, 4)
        self._log = open(os.path.join(folder, 'chromium.log'), 'wb')
        self._process = subprocess.Popen(
            [program, *FLAGS, '--user-data-dir=' + os.path.join(folder, 'profile'),
             f'--window-size={width},{height}', 'about:blank'],
            preexec_fn=take_ends, pass_fds=(3, 4), stdin=subprocess.DEVNULL, stdout=self._log,
            stderr=self._log, start_new_session=True)
        os.close(to_child)
        os.close(from_child)
        self._session = None
        target = next(t for t in self.call('Target.getTargets')['targetInfos']
                      if t['type'] == 'page')
        self._session = self.call('Target.attachToTarget', targetId=target['targetId'],
                                  flatten=True)['sessionId']
        for domain in ('Page', 'Runtime', 'Log'):
            self.call(domain + '.enable')
        self.resize(width, height)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self._session = None
            self.call('Browser.close')
            self._process.wait(10)
        except (OSError, EOFError, TimeoutError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        for end in (self._in, self._out):
            os.close(end)
        self._log.close()

    def call(self, method, **params):
        self._next += 1
        message = {'id': self._next, 'method': method, 'params': params}
        if self._session is not None:
            message['sessionId'] = self._session
        data = json.dumps(message).encode() + b'\0'
        while data:
            data = data[os.write(self._out, data):]
        while True:
            answer = self._take()
            if answer.get('id') == self._next:
                if 'error' in answer:
                    raise ValueError(f'{method}: {answer["error"]["message"]}')
                return answer['result']

    def _take(self, timeout=30):
        end = time.monotonic() + timeout
        while b'\0' not in self._rest:
            if not select.select([self._in], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError('the browser does not answer')
            data = os.read(self._in, 1 << 20)
            if not data:
                raise EOFError('the browser has ended')
            self._rest += data
        line, self._rest = self._rest.split(b'\0', 1)
        message = json.loads(line)
        self._note(message.get('method'), message.get('params', {}))
        return message

    def _note(self, method, params):
        if method == 'Runtime.exceptionThrown':
            details = params['exceptionDetails']
            self.problems.append(details.get('exception', {}).get('description', details['text']))
        elif method == 'Log.entryAdded' and params['entry']['level'] == 'error':
            self.problems.append(params['entry']['text'])

    def open(self, url):
        self.problems = []
        self.call('Page.navigate', url=url)
        self.wait('document.readyState === "complete" && document.getElementById("root") !== null')

    def before_each_page(self, script):
        return self.call('Page.addScriptToEvaluateOnNewDocument', source=script)['identifier']

    def no_longer_before(self, identifier):
        self.call('Page.removeScriptToEvaluateOnNewDocument', identifier=identifier)

    def evaluate(self, expression):
        done = self.call('Runtime.evaluate', expression=expression, awaitPromise=True,
                         returnByValue=True)
        if 'exceptionDetails' in done:
            details = done['exceptionDetails']
            raise ValueError(details.get('exception', {}).get('description', details['text']))
        return done['result'].get('value')

    def wait(self, expression, timeout=15):
        end = time.monotonic() + timeout
        while not self._is_true(expression):
            if time.monotonic() > end:
                raise TimeoutError(f'never true: {expression}')
            time.sleep(0.02)

    def _is_true(self, expression):
        try:
            return self.evaluate(expression)
        except ValueError as error:
            if 'navigated' in str(error):  # the page is being loaded again
                return False
            raise

    def settle(self):
        """What was asked for is drawn: two frames later."""
        self.evaluate('new Promise((done) => requestAnimationFrame(() => '
                      'requestAnimationFrame(() => done(true))))')

    def press(self, key, times=1):
        text = TEXTS.get(key, key if len(key) == 1 else '')
        code = CODES.get(key, key)
        for _ in range(times):
            self.call('Input.dispatchKeyEvent', type='keyDown', key=key, code=code, text=text)
            self.call('Input.dispatchKeyEvent', type='keyUp', key=key, code=code)
        self.settle()

    def type(self, text):
        for each in text:
            self.press(each)

    def click(self, selector):
        x, y = self.evaluate(
            '(() => { const e = document.querySelector(%s); e.scrollIntoView({block: "nearest"});'
            'const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2];'
            '})()' % json.dumps(selector))
        self.click_at(x, y)

    def click_at(self, x, y):
        for kind in ('mousePressed', 'mouseReleased'):
            self.call('Input.dispatchMouseEvent', type=kind, x=x, y=y, button='left', clickCount=1)
        self.settle()

    def drag(self, x, y, to_x):
        self.call('Input.dispatchMouseEvent', type='mousePressed', x=x, y=y, button='left',
                  clickCount=1)
        for n in range(1, 11):
            self.call('Input.dispatchMouseEvent', type='mouseMoved', x=x + (to_x - x) * n / 10,
                      y=y, button='left')
        self.call('Input.dispatchMouseEvent', type='mouseReleased', x=to_x, y=y, button='left',
                  clickCount=1)
        self.settle()

    def wheel(self, x, y, by):
        self.call('Input.dispatchMouseEvent', type='mouseWheel', x=x, y=y, deltaX=0, deltaY=by)
        self.settle()

    def resize(self, width, height):
        self.call('Emulation.setDeviceMetricsOverride', width=width, height=height,
                  deviceScaleFactor=1, mobile=False)

    def prefer(self, scheme):
        self.call('Emulation.setEmulatedMedia',
                  features=[{'name': 'prefers-color-scheme', 'value': scheme}])

    def screenshot(self, path):
        data = self.call('Page.captureScreenshot', format='png')['data']
        with open(path, 'wb') as f:
            f.write(base64.b64decode(data))

"""A trace in Chrome's format, against what its readers want ("Trace Event Format").

  events = ChromeEvents(test, text)   fails the test where they would complain
  events.slices                       those that began, in their order
  events.flying                       names of the operations that have not ended, by id
  events.names, events.arrows         of threads and processes; of arrows
  events.dropped                      how many records are missing

Events are in the order of time for each thread, but for those that are written when they are over:
arrows (s) and slices that tell how long they took (X). Readers sort all of them.
"""
import json

OF_ANY_ORDER = 'sX'


class ChromeEvents:
    def __init__(self, test, text):
        self.test = test
        self.slices, self.flying, self.arrows, self.names = [], {}, set(), set()
        self.dropped = 0
        self._open, self._flows, self._threads = {}, {}, {}
        events = json.loads(text)['traceEvents']
        for event in events:
            if event['ph'] == 'M':
                self._name(event)
        others = [event for event in events if event['ph'] != 'M']
        for event in others:  # in ns
            for field in {'ts', 'dur'} & event.keys():
                event[field] = round(event[field] * 1000)
        self._expect_order(others)
        for event in sorted(others, key=lambda event: event['ts']):
            {'B': self._begin, 'E': self._end, 'X': self._whole, 'i': self._instant,
             'b': self._flies, 'n': self._told, 'e': self._lands,
             's': self._arrow_starts, 'f': self._arrow_ends}[event['ph']](event)
        self._expect_nothing_open()

    def _track(self, event):
        track = event['pid'], event['tid']
        self.test.assertIn(track, self._threads, event)
        return self._open.setdefault(track, [])

    def _name(self, event):
        self.names.add(event['args']['name'])
        if event['name'] == 'thread_name':
            track = event['pid'], event['tid']
            self.test.assertNotIn(track, self._threads)
            self._threads[track] = event['args']['name']
        else:
            self.test.assertEqual(event['name'], 'process_name')

    def _expect_order(self, events):
        last = {}
        for event in events:
            if event['ph'] in OF_ANY_ORDER:
                continue
            self.test.assertGreaterEqual(event['ts'], last.get(event['tid'], 0), event)
            last[event['tid']] = event['ts']

    def _begin(self, event):
        self.test.assertTrue(event['name'])
        self._within(event, event['ts'])
        self.slices.append(event)
        self._track(event).append(None)

    def _end(self, event):
        track = self._track(event)
        self._drop_what_is_over(track, event['ts'])
        self.test.assertTrue(track, event)
        self.test.assertIsNone(track.pop(), event)

    def _whole(self, event):
        end = event['ts'] + event['dur']
        self._within(event, end)
        self.slices.append(event)
        self._track(event).append(end)

    def _within(self, event, end):
        """Slices of a thread lie within each other or apart."""
        track = self._track(event)
        self._drop_what_is_over(track, event['ts'])
        if track and track[-1] is not None:
            self.test.assertLessEqual(end, track[-1], event)

    @staticmethod
    def _drop_what_is_over(track, time):
        while track and track[-1] is not None and track[-1] <= time:
            track.pop()

    def _instant(self, event):
        self.test.assertTrue(event['name'])
        self.test.assertEqual(event['s'], 't')
        self._track(event)
        if event['name'] == 'dropped':
            self.dropped += event['args']['count']

    def _flies(self, event):
        self.test.assertEqual(event['cat'], 'operation')
        self.test.assertNotIn(event['id'], self.flying)
        self.flying[event['id']] = event['name']

    def _told(self, event):
        self.test.assertEqual(event['cat'], 'operation')
        self.test.assertEqual(self.flying[event['id']], event['name'])

    def _lands(self, event):
        self._told(event)
        del self.flying[event['id']]

    def _expect_in_slice(self, event):
        track = self._track(event)
        self._drop_what_is_over(track, event['ts'])
        self.test.assertTrue(track, event)

    def _arrow_starts(self, event):
        self._expect_in_slice(event)
        self.test.assertNotIn(event['id'], self._flows)
        self._flows[event['id']] = [event['cat'], event['name']]

    def _arrow_ends(self, event):
        self._expect_in_slice(event)
        self.test.assertEqual(event['bp'], 'e')
        self.test.assertEqual(self._flows[event['id']], [event['cat'], event['name']])
        self._flows[event['id']] = None
        self.arrows.add(event['name'])

    def _expect_nothing_open(self):
        for track, left in self._open.items():
            self.test.assertNotIn(None, left, track)
        self.test.assertEqual([flow for flow in self._flows.values() if flow is not None], [])

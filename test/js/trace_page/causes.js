'use strict';
// The page tells why something happened: the chain back to the main script, in plain sentences.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { makeLines, modelOf, page, record } = require('./fixtures/trace');

const ROOT = path.join(__dirname, '..', '..', '..');
const PROGRAM = `const fs = require('fs');
const crypto = require('crypto');
console.log('script');
setTimeout(() => {
  console.log('timer');
  Promise.resolve().then(() => console.log('promise in timer'));
}, 3);
setImmediate(() => process.nextTick(() => console.log('tick in immediate')));
fs.readFile(__filename, () => console.log('read'));
crypto.pbkdf2('a', 'b', 10, 8, 'sha256', () => console.log('derived'));
(async () => {
  await null;
  console.log('after await');
  await new Promise((resolve) => setTimeout(resolve, 1));
  console.log('after a timer');
})();
`;

// For each text: types of the chain, from what printed to the main script.
const CHAINS = {
  'timer': ['Timeout'],
  'promise in timer': ['PROMISE', 'PROMISE', 'Timeout'],
  'tick in immediate': ['TickObject', 'Immediate'],
  'derived': ['PBKDF2REQUEST'],
};

function printOf(model, text) {
  return model.prints.find((index) => model.records[index].text === `${text}\n`);
}

async function testChains(model) {
  const { chainOf, thingOf } = await page('model/causes');
  for (const [text, types] of Object.entries(CHAINS)) {
    const { things, end } = chainOf(model, thingOf(model, printOf(model, text)));
    assert.deepStrictEqual(things.map((thing) => thing.type), types, text);
    assert.strictEqual(end, 'script', text);
  }
  for (const text of ['read', 'after await', 'after a timer']) {
    const { things, end } = chainOf(model, thingOf(model, printOf(model, text)));
    assert.ok(things.length > 0);
    assert.strictEqual(end, 'script', text);
  }
  assert.strictEqual(thingOf(model, printOf(model, 'script')), undefined);
}

async function testEveryCallbackHasACause(model) {
  const { chainOf } = await page('model/causes');
  for (const { thing } of model.callbacks) {
    assert.strictEqual(chainOf(model, thing).end, 'script', `${thing.type} ${thing.id}`);
  }
}

async function testSentences(model) {
  const { because, sentence, title } = await page('model/words');
  const { thingOf } = await page('model/causes');
  for (let i = 0; i < model.length; i++) {
    const text = sentence(model, i);
    assert.match(text, /^\S.*[.]$/s, `record ${i}`);
    assert.doesNotMatch(text, /undefined|NaN|\[object/, JSON.stringify(model.records[i]));
    assert.ok(title(model.records[i]).length > 0);
  }
  const ran = model.spanAt(printOf(model, 'timer'));
  assert.match(sentence(model, ran.begin), /timer set at app\.js:4 for 3 ms runs in the timers/);
  assert.match(sentence(model, printOf(model, 'script')), /^The main script printed \u201cscript/);
  const links = because(model, thingOf(model, printOf(model, 'promise in timer')));
  assert.match(links[0].text, /^the promise made at app\.js:6$/);
  assert.match(links.at(-2).text, /caused by the timer set at app\.js:4/);
  assert.match(links.at(-1).text, /main script/);
}

// Also one for which the kernel is not asked again.
async function testDelays() {
  const { sentence } = await page('model/words');
  const model = await modelOf(record(`setTimeout(() => {}, 7);
    setTimeout(() => console.log('second'), 7.9);`).lines);
  const { begin } = model.spanAt(printOf(model, 'second'));
  assert.match(sentence(model, begin), /timer set at \S+:2 for 7 ms runs/);
}

async function testMarks() {
  const { sentence } = await page('model/words');
  const marked = await modelOf(makeLines([['mark', { name: 'here' }],
    ['poll', { wait: 0 }], ['poll-end', { events: 0, calls: 1, submissions: 0, woken: true }]]));
  assert.strictEqual(sentence(marked, 0), 'The program set a mark: \u201chere\u201d.');
  assert.match(sentence(marked, 2), /0 events with 1 system call\. Another thread had woken it\./);
}

async function testEnds() {
  const { causeOf } = await page('model/causes');
  const model = await modelOf(makeLines([['schedule', { id: 2, trigger: 1, type: 'Timeout' }],
    ['schedule', { id: 3, trigger: 0, type: 'TCPWRAP' }],
    ['schedule', { id: 4, trigger: 77, type: 'Timeout' }],
    ['schedule', { id: 5, trigger: 4, type: 'Timeout' }], ['callback', { id: 6 }]]));
  const causes = [2, 3, 4, 5, 6].map((id) => causeOf(model, model.byId(id)));
  assert.deepStrictEqual(causes, ['script', 'loop', 'before', model.byId(4), 'before']);
}

async function testWorkBelongsToItsRequest(model) {
  const works = model.things.filter(({ kind }) => kind === 'work');
  const work = works.find(({ request }) => request?.type === 'PBKDF2REQUEST');
  assert.ok(work, 'the work of pbkdf2 is known as such');
  assert.ok(work.made < work.began && work.began < work.done && work.done < work.ended);
}

// One after the other, some on the pool: each is done for its own request.
async function testAFileBelongsToItsRequest() {
  const { lines } = record(`const fs = require('fs');
    fs.mkdtemp('/nowhere/at-all-', () => {});
    fs.promises.mkdtemp('/nowhere/at-all-').catch(() => {});
    fs.mkdtemp('/nowhere/at-all-', () => {});
    fs.stat(__filename, () => {});
    fs.open(__filename, () => {});`);
  const model = await modelOf(lines);
  const files = model.things.filter(({ kind, type }) => kind === 'op' && type === 'file');
  assert.deepStrictEqual(files.map(({ action, request }) => [action, request?.type]), [
    ['mkdtemp', 'FSREQCALLBACK'], ['mkdtemp', 'FSREQPROMISE'], ['mkdtemp', 'FSREQCALLBACK'],
    ['stat', 'FSREQCALLBACK'], ['open', 'FSREQCALLBACK']]);
  assert.deepStrictEqual(files.map(({ request: { where } }) => /:(\d+):/.exec(where)[1]),
                         ['2', '3', '4', '5', '6']);
  for (const { thing } of model.works) {
    assert.strictEqual(thing.operation.work, thing);
    assert.strictEqual(thing.operation.action, 'mkdtemp');
  }
}

async function testThePlaceInTheProgram(model, program) {
  const { currentPlace } = await page('model/causes');
  const { parsePlace } = await page('model/places');
  const place = parsePlace(currentPlace(model, printOf(model, 'tick in immediate')).where);
  assert.deepStrictEqual([place.file, place.line], [program, 8]);
  assert.deepStrictEqual(parsePlace('file:///a/b.mjs:3:7'),
                         { file: '/a/b.mjs', line: 3, column: 7 });
  assert.strictEqual(parsePlace('nowhere'), undefined);
}

async function testTopics(model) {
  const { TOPICS, topicOf } = await page('model/guide');
  const { thingOf } = await page('model/causes');
  for (const { page: doc, see } of Object.values(TOPICS)) {
    for (const file of [doc, see ?? doc]) assert.ok(fs.existsSync(path.join(ROOT, file)), file);
  }
  model.records.forEach((record, index) => {
    assert.ok(TOPICS[topicOf(record, thingOf(model, index))], record.event);
  });
}

// What lets a program go on that awaits is not what it was asked for in: the chain has both.
async function testWhoWokeAnAwait() {
  const { because } = await page('model/words');
  const { thingOf } = await page('model/causes');
  const model = await modelOf(record(`const sleep = require('timers/promises').setTimeout;
    async function inner() { await sleep(2); }
    (async () => { await inner(); console.log('awake'); })();`).lines);
  const chain = because(model, thingOf(model, printOf(model, 'awake'))).map(({ text }) => text);
  assert.strictEqual(chain[1],
                     'it could go on when the callback of the timer set at app.js:2 for 2 ms ran');
  assert.strictEqual(chain.at(-1), 'the main script did that');
}

async function testTheHandleOfAChildProcess() {
  const { nameOf } = await page('model/names');
  const model = await modelOf(record(`require('child_process').spawn('true');
    require('fs').watch(__dirname).close();`).lines);
  const names = model.things.filter(({ kind, how }) => kind === 'handle' && how === 'adopted')
    .map((thing) => nameOf(model, thing).replace(/[\d.]+/, 'N'));
  assert.deepStrictEqual(names, ['handle N (child process)', 'handle N (watcher of files)']);
}

(async () => {
  const { lines, program } = record(PROGRAM);
  const model = await modelOf(lines);
  for (const test of [testChains, testEveryCallbackHasACause, testSentences, testDelays, testMarks,
    testEnds, testWorkBelongsToItsRequest, testAFileBelongsToItsRequest, testThePlaceInTheProgram,
    testTopics, testWhoWokeAnAwait, testTheHandleOfAChildProcess]) await test(model, program);
})();

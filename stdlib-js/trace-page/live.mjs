// A trace that is being made comes over a WebSocket: text messages of whole lines.
//
//   listen(url, {receive(text), wants(), watch(told), status(text)})   gives {send(word)}
//
// Messages wait until the next picture, which takes of them what fits into a part of its time; each
// that is taken is answered with 'more', and no more come than are answered: so the page stays
// answerable, however fast the program is. While it does not want any, they wait. What
// is told of the program itself comes as {"watch": {state, how, stops, sources, behind}}, and is
// handed to watch(). One can send 'stop' and 'continue'; to who compares runs 'again', and is told
// {"watch": {again: true}}, or why it {failed}.

const MOST_MS = 5; // of the 16 that a picture has
const LATER_MS = 100;

const WATCH = '{"watch":';

export function listen(url, { receive = () => {}, wants = () => true, watch, status }) {
  const socket = new WebSocket(url);
  const texts = [];
  const soon = () => requestAnimationFrame(take);
  const take = () => {
    const until = performance.now() + MOST_MS;
    while (texts.length > 0 && wants() && performance.now() < until) {
      receive(texts.shift());
      socket.send('more');
    }
    if (texts.length === 0) return;
    if (wants()) soon();
    else setTimeout(soon, LATER_MS);
  };
  socket.onmessage = ({ data }) => {
    if (data.startsWith(WATCH)) return watch(JSON.parse(data).watch);
    if (texts.push(data) === 1) soon();
    return undefined;
  };
  socket.onopen = () => status('live');
  socket.onclose = () => {
    status('no longer live');
    watch({ state: 'gone' });
  };
  socket.onerror = () => status('no connection');
  return { send: (word) => socket.send(word) };
}

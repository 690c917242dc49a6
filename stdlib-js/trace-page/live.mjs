// A trace that is being made comes over a WebSocket: text messages of whole lines.
//
//   listen(url, {receive(text), watch(told), status(text)})   gives {send(word)}
//
// Lines are gathered for a moment: a busy loop makes thousands of records between two frames. What
// is told of the program itself comes as {"watch": {state, how, stops, sources}}, and is handed to
// watch(). One can send 'stop' and 'continue'; to who compares runs 'again', and is told
// {"watch": {again: true}}, or why it {failed}.

const GATHER_MS = 30;

const WATCH = '{"watch":';

export function listen(url, { receive = () => {}, watch, status }) {
  const socket = new WebSocket(url);
  let gathered = '';
  const hand = () => {
    const text = gathered;
    gathered = '';
    receive(text);
  };
  socket.onmessage = ({ data }) => {
    if (data.startsWith(WATCH)) return watch(JSON.parse(data).watch);
    if (gathered === '') setTimeout(hand, GATHER_MS);
    gathered += data.endsWith('\n') ? data : `${data}\n`;
    return undefined;
  };
  socket.onopen = () => status('live');
  socket.onclose = () => {
    watch({ state: 'gone' });
    status('no longer live');
  };
  socket.onerror = () => status('no connection');
  return { send: (word) => socket.send(word) };
}

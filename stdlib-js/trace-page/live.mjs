// A trace that is being made comes over a WebSocket: text messages of whole lines.
//
//   listen(url, {receive(text), status(text)})
//
// Messages are gathered for a moment: a busy loop makes thousands of records between two frames.

const GATHER_MS = 30;

export function listen(url, { receive, status }) {
  const socket = new WebSocket(url);
  let gathered = '';
  const hand = () => {
    const text = gathered;
    gathered = '';
    receive(text);
  };
  socket.onmessage = ({ data }) => {
    if (gathered === '') setTimeout(hand, GATHER_MS);
    gathered += data.endsWith('\n') ? data : `${data}\n`;
  };
  socket.onopen = () => status('live');
  socket.onclose = () => status('no longer live');
  socket.onerror = () => status('no connection');
}

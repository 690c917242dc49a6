// A trace that is being made comes over a WebSocket: text messages of whole lines.
//
//   listen(url, {receive(text), status(text)})   returns send(command): 'pause' | 'resume'
//
// Messages are gathered and handed on once per frame: a busy loop makes thousands of records.

export function listen(url, { receive, status }) {
  const socket = new WebSocket(url);
  let gathered = '';
  const hand = () => {
    const text = gathered;
    gathered = '';
    receive(text);
  };
  socket.onmessage = ({ data }) => {
    if (gathered === '') setTimeout(hand, 30);
    gathered += data.endsWith('\n') ? data : `${data}\n`;
  };
  socket.onopen = () => status('live');
  socket.onclose = () => status('the program has ended');
  socket.onerror = () => status('no connection to the program');
  return (command) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ command }));
  };
}

'use strict';
// What the primary and its workers tell each other, beside the program's own messages.
//
//   tell(process, message, handle, onReply)   false if that process is not connected any more
//   listen(process, onMessage)                onMessage(message, handle, reply)
//
// A message names what is to be done in `act`; a reply names the message that it answers in `ack`.

const kCommand = 'NODE_CLUSTER'; // hidden from 'message' by its prefix

const waiting = new Map(); // for a reply, by number
let count = 0;

function tell(process, message, handle, onReply) {
  if (!process.connected) return false;
  const seq = ++count;
  if (onReply !== undefined) waiting.set(seq, onReply);
  return process.send({ cmd: kCommand, ...message, seq }, handle);
}

function listen(process, onMessage) {
  process.on('internalMessage', (message, handle) => {
    if (message.cmd !== kCommand) return;
    if (message.ack === undefined) {
      onMessage(message, handle,
        (reply, sent) => tell(process, { ...reply, ack: message.seq }, sent));
      return;
    }
    const onReply = waiting.get(message.ack);
    waiting.delete(message.ack);
    onReply?.(message, handle);
  });
}

module.exports = { listen, tell };

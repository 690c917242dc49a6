'use strict';
// The page of the chat: joins, shows, sends; comes back by itself when the connection is lost.
// Text goes in as text, never as markup: nobody can say a script.

const find = (selector) => document.querySelector(selector);
const entrance = find('#entrance');
const speech = find('#speech');
const list = find('#messages');
const kLongestPauseMs = 8000;
let socket = null;
let pauseMs = 500;

function notice(text) {
  find('#notice').textContent = text;
}

function show({ from, text, at }) {
  const item = document.createElement('li');
  const time = document.createElement('time');
  time.dateTime = at;
  time.textContent = new Date(at).toLocaleTimeString();
  const name = document.createElement('b');
  name.textContent = from;
  item.append(time, name, text);
  list.append(item);
  item.scrollIntoView();
}

const on = {
  welcome({ room, history }) {
    entrance.hidden = true;
    find('main').hidden = false;
    find('#room').textContent = room;
    list.replaceChildren();
    history.forEach(show);
    notice('');
    pauseMs = 500;
    find('#text').focus();
  },
  members({ members }) { find('#members').textContent = members.join(', '); },
  message: show,
  refused({ why }) { notice(why); },
};

function connect(name, room) {
  const address = new URL('chat', location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  socket = new WebSocket(address);
  socket.onopen = () => socket.send(JSON.stringify({ type: 'join', name, room }));
  socket.onmessage = ({ data }) => {
    const told = JSON.parse(data);
    on[told.type]?.(told);
  };
  socket.onclose = () => {
    notice('Connection lost; trying again...');
    setTimeout(connect, pauseMs, name, room);
    pauseMs = Math.min(2 * pauseMs, kLongestPauseMs);
  };
}

entrance.onsubmit = (event) => {
  event.preventDefault();
  const { name, room } = entrance.elements;
  if (socket !== null) {
    socket.onclose = null;
    socket.close();
  }
  connect(name.value.trim(), room.value);
};

speech.onsubmit = (event) => {
  event.preventDefault();
  const input = find('#text');
  if (input.value.trim() === '' || socket.readyState !== WebSocket.OPEN) return;
  socket.send(JSON.stringify({ type: 'say', text: input.value }));
  input.value = '';
};

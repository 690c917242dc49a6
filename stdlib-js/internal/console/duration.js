'use strict';

// How long something took, for console.timeEnd().
//
//   formatDuration(milliseconds)    "1.234ms", "12.345s", "1:02.345 (m:ss.mmm)",
//                                   "1:02:03.456 (h:mm:ss.mmm)"

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const pad = (number) => String(number).padStart(2, '0');

function formatDuration(milliseconds) {
  if (milliseconds < second) return `${Number(milliseconds.toFixed(3))}ms`;
  if (milliseconds < minute) return `${(milliseconds / second).toFixed(3)}s`;
  const hours = Math.floor(milliseconds / hour);
  const minutes = Math.floor((milliseconds % hour) / minute);
  const [seconds, fraction] = ((milliseconds % minute) / second).toFixed(3).split('.');
  const end = `${pad(seconds)}.${fraction}`;
  return hours === 0 ?
    `${minutes}:${end} (m:ss.mmm)` : `${hours}:${pad(minutes)}:${end} (h:mm:ss.mmm)`;
}

module.exports = { formatDuration };

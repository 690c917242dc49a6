'use strict';
// Who is in a room, what was said there last, and who may say how much.
//
//   new Room(name)      .join(member) .leave(member) .say(member, text) .members() .history
//   new Allowance(n, ms)   .take(now): whether one more is allowed, n per `ms` and no more at once
//
// A member is anything with a `name` and a method send(object).

const kRemembered = 50;

class Room {
  constructor(name) {
    this.name = name;
    this.history = [];
    this.present = new Set();
  }

  join(member) {
    member.send({ type: 'welcome', room: this.name, history: this.history });
    this.present.add(member);
    this.tellAll({ type: 'members', members: this.members() });
  }

  leave(member) {
    if (!this.present.delete(member)) return;
    this.tellAll({ type: 'members', members: this.members() });
  }

  say(member, text) {
    const message = { type: 'message', from: member.name, text, at: new Date().toISOString() };
    this.history.push(message);
    if (this.history.length > kRemembered) this.history.shift();
    this.tellAll(message);
  }

  members() {
    return [...this.present].map((member) => member.name).sort();
  }

  tellAll(object) {
    for (const member of this.present) member.send(object);
  }
}

// A bucket that fills with time: bursts pass, floods do not.
class Allowance {
  constructor(count, ms) {
    this.count = count;
    this.perMs = count / ms;
    this.left = count;
    this.at = 0;
  }

  take(now) {
    this.left = Math.min(this.count, this.left + (now - this.at) * this.perMs);
    this.at = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}

module.exports = { Room, Allowance };

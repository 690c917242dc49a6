'use strict';

// The public module `diagnostics_channel`: named channels on which modules tell what they do.
//
//   channel(name), hasSubscribers(name), subscribe(name, fn), unsubscribe(name, fn)
//   Channel            subscribe, unsubscribe, publish, hasSubscribers, bindStore, unbindStore,
//                      runStores
//   tracingChannel(nameOrChannels), TracingChannel (internal/tracing_channel)
//
// Who publishes asks `channel.hasSubscribers` first: without subscribers that is all it costs.
// What a subscriber throws is thrown again in the next tick, not at the publisher.
//
// Covers all that Node 18 documents.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { channels } = require('internal/library_channels');
const { validateFunction } = require('internal/validators');

// Channels that nobody holds and nobody listens to may be collected.
const known = new Map();
const inUse = new Set();
let cleaner;

function throwLater(error) {
  process.nextTick(() => { throw error; });
}

class Channel {
  constructor(name) {
    this._subscribers = undefined;
    this._stores = undefined;
    this.name = name;
    cleaner ??= new FinalizationRegistry((gone) => {
      if (known.get(gone)?.deref() === undefined) known.delete(gone);
    });
    if (name in channels) channels[name] = this;
    known.set(name, new WeakRef(this));
    cleaner.register(this, name);
  }

  get hasSubscribers() {
    return this._subscribers !== undefined || this._stores !== undefined;
  }

  subscribe(subscription) {
    validateFunction(subscription, 'subscription');
    // A new list, so that a running publish() keeps its own.
    this._subscribers = [...this._subscribers ?? [], subscription];
    inUse.add(this);
  }

  unsubscribe(subscription) {
    const index = this._subscribers?.indexOf(subscription) ?? -1;
    if (index === -1) return false;
    const left = this._subscribers.filter((_, i) => i !== index);
    this._subscribers = left.length > 0 ? left : undefined;
    if (!this.hasSubscribers) inUse.delete(this);
    return true;
  }

  publish(data) {
    const subscribers = this._subscribers;
    if (subscribers === undefined) return;
    for (let i = 0; i < subscribers.length; i++) {
      try {
        subscribers[i](data, this.name);
      } catch (error) {
        throwLater(error);
      }
    }
  }

  bindStore(store, transform) {
    this._stores ??= new Map();
    this._stores.set(store, transform);
    inUse.add(this);
  }

  unbindStore(store) {
    if (this._stores === undefined || !this._stores.delete(store)) return false;
    if (this._stores.size === 0) this._stores = undefined;
    if (!this.hasSubscribers) inUse.delete(this);
    return true;
  }

  runStores(data, fn, thisArg, ...args) {
    if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
    let run = () => {
      this.publish(data);
      return Reflect.apply(fn, thisArg, args);
    };
    for (const [store, transform] of this._stores ?? []) {
      run = withStore(store, transform, data, run);
    }
    return run();
  }
}

function withStore(store, transform, data, next) {
  return () => {
    let value = data;
    if (transform !== undefined) {
      try {
        value = transform(data);
      } catch (error) {
        throwLater(error);
        return next();
      }
    }
    return store.run(value, next);
  };
}

function channel(name) {
  const made = known.get(name)?.deref();
  if (made !== undefined) return made;
  if (typeof name !== 'string' && typeof name !== 'symbol') {
    throw new ERR_INVALID_ARG_TYPE('channel', ['string', 'symbol'], name);
  }
  return new Channel(name);
}

function subscribe(name, subscription) {
  channel(name).subscribe(subscription);
}

function unsubscribe(name, subscription) {
  return channel(name).unsubscribe(subscription);
}

function hasSubscribers(name) {
  return known.get(name)?.deref()?.hasSubscribers ?? false;
}

function tracingChannel(nameOrChannels) {
  return new (require('internal/tracing_channel').TracingChannel)(nameOrChannels);
}

module.exports = {
  channel,
  hasSubscribers,
  subscribe,
  tracingChannel,
  unsubscribe,
  Channel,
};

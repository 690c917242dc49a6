'use strict';

// TracingChannel of the module `diagnostics_channel`: the five channels of one traced operation.
//
//   TracingChannel(nameOrChannels)   start, end, asyncStart, asyncEnd, error
//     subscribe(handlers), unsubscribe(handlers), hasSubscribers
//     traceSync(fn, context, thisArg, ...args)
//     tracePromise(fn, context, thisArg, ...args)
//     traceCallback(fn, position, context, thisArg, ...args)
//
// One context object goes to all events of one call; result and error are put into it.

const { channel, Channel } = require('diagnostics_channel');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateFunction } = require('internal/validators');

const events = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

function channelFor(nameOrChannels, event) {
  if (typeof nameOrChannels === 'string') return channel(`tracing:${nameOrChannels}:${event}`);
  if (typeof nameOrChannels !== 'object' || nameOrChannels === null) {
    throw new ERR_INVALID_ARG_TYPE('nameOrChannels', ['string', 'object', 'TracingChannel'],
      nameOrChannels);
  }
  const given = nameOrChannels[event];
  if (!(given instanceof Channel)) {
    throw new ERR_INVALID_ARG_TYPE(`nameOrChannels.${event}`, ['Channel'], given);
  }
  return given;
}

class TracingChannel {
  constructor(nameOrChannels) {
    for (const event of events) this[event] = channelFor(nameOrChannels, event);
  }

  get hasSubscribers() {
    return events.some((event) => this[event].hasSubscribers);
  }

  subscribe(handlers) {
    for (const event of events) if (handlers[event]) this[event].subscribe(handlers[event]);
  }

  unsubscribe(handlers) {
    let all = true;
    for (const event of events) {
      if (handlers[event] && !this[event].unsubscribe(handlers[event])) all = false;
    }
    return all;
  }

  #fail(context, error) {
    context.error = error;
    this.error.publish(context);
  }

  traceSync(fn, context = {}, thisArg, ...args) {
    return this.start.runStores(context, () => {
      try {
        const result = Reflect.apply(fn, thisArg, args);
        context.result = result;
        return result;
      } catch (error) {
        this.#fail(context, error);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  tracePromise(fn, context = {}, thisArg, ...args) {
    const settled = () => {
      this.asyncStart.publish(context);
      this.asyncEnd.publish(context);
    };
    return this.start.runStores(context, () => {
      try {
        const result = Reflect.apply(fn, thisArg, args);
        const promise = result instanceof Promise ? result : Promise.resolve(result);
        return promise.then((value) => {
          context.result = value;
          settled();
          return value;
        }, (error) => {
          this.#fail(context, error);
          settled();
          return Promise.reject(error);
        });
      } catch (error) {
        this.#fail(context, error);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  traceCallback(fn, position = -1, context = {}, thisArg, ...args) {
    const callback = args.at(position);
    validateFunction(callback, 'callback');
    const tracing = this;
    function wrapped(error, result) {
      if (error) tracing.#fail(context, error);
      else context.result = result;
      // The stores are bound again, for callbacks whose context was lost.
      return tracing.asyncStart.runStores(context, () => {
        try {
          return Reflect.apply(callback, this, arguments);
        } finally {
          tracing.asyncEnd.publish(context);
        }
      });
    }
    args.splice(position, 1, wrapped);
    return this.start.runStores(context, () => {
      try {
        return Reflect.apply(fn, thisArg, args);
      } catch (error) {
        this.#fail(context, error);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }
}

module.exports = { TracingChannel };

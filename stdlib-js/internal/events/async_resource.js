'use strict';

// EventEmitterAsyncResource of the module `events`: an emitter whose listeners run in the
// asynchronous context in which the emitter was made. Loaded when somebody asks for the class.

const EventEmitter = require('events');
const { AsyncResource } = require('async_hooks');
const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
const { validateString } = require('internal/validators');

class EventEmitterReferencingAsyncResource extends AsyncResource {
  #eventEmitter;

  constructor(emitter, type, options) {
    super(type, options);
    this.#eventEmitter = emitter;
  }

  get eventEmitter() {
    if (!(#eventEmitter in this)) throw new ERR_INVALID_THIS('EventEmitterReferencingAsyncResource');
    return this.#eventEmitter;
  }
}

class EventEmitterAsyncResource extends EventEmitter {
  #resource;

  constructor(options = undefined) {
    let name;
    if (typeof options === 'string') {
      name = options;
      options = undefined;
    } else {
      if (new.target === EventEmitterAsyncResource) validateString(options?.name, 'options.name');
      name = options?.name || new.target.name;
    }
    super(options);
    this.#resource = new EventEmitterReferencingAsyncResource(this, name, options);
  }

  emit(event, ...args) {
    return resourceOf(this).runInAsyncScope(super.emit, this, event, ...args);
  }

  emitDestroy() { resourceOf(this).emitDestroy(); }
  get asyncId() { return resourceOf(this).asyncId(); }
  get triggerAsyncId() { return resourceOf(this).triggerAsyncId(); }
  get asyncResource() { return resourceOf(this); }

  static resourceOf(emitter) {
    if (emitter === null || typeof emitter !== 'object' || !(#resource in emitter)) {
      throw new ERR_INVALID_THIS('EventEmitterAsyncResource');
    }
    return emitter.#resource;
  }
}

const { resourceOf } = EventEmitterAsyncResource;
delete EventEmitterAsyncResource.resourceOf;

module.exports = { EventEmitterAsyncResource };

// AbortController, AbortSignal: abort, timeout, any, reasons, throwIfAborted.
'use strict';
const controller = new AbortController();
const { signal } = controller;
signal.onabort = (event) => console.log('onabort', event.type, event.target === signal);
signal.addEventListener('abort', () => console.log('listener', signal.reason));
console.log(signal.aborted, signal.reason);
controller.abort('why');
controller.abort('again');
console.log(signal.aborted, signal.reason);
for (const action of [() => signal.throwIfAborted(), () => new AbortSignal(),
  () => AbortSignal.timeout(-1), () => AbortSignal.timeout('x'), () => AbortSignal.timeout(),
  () => Reflect.get(AbortSignal.prototype, 'aborted', {}),
  () => AbortSignal.any([1]),
  () => AbortSignal.any()]) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error?.name, error?.code, error?.message ?? error);
  }
}
const made = AbortSignal.abort();
console.log(made.reason.name, made.reason.code, made.reason.message,
  made.reason instanceof DOMException);
const limited = AbortSignal.timeout(5);
limited.onabort = () => {
  console.log(limited.reason.name, limited.reason.code, limited.reason.message);
};
const first = new AbortController();
const any = AbortSignal.any([first.signal, new AbortController().signal]);
any.onabort = () => console.log('any', any.reason);
first.abort('first');
console.log(AbortSignal.any([made]).reason === made.reason, AbortSignal.any([]).aborted);
console.log(Object.prototype.toString.call(signal), Object.prototype.toString.call(controller));
setTimeout(() => {}, 20);

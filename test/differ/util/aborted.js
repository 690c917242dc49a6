// util.aborted and transferableAbortController.
'use strict';
const util = require('util');

(async () => {
  const controller = new AbortController();
  const resource = {};
  const waiting = util.aborted(controller.signal, resource);
  controller.abort('why');
  console.log(typeof await waiting);
  console.log(typeof await util.aborted(AbortSignal.abort(), resource));
  for (const args of [[], [controller.signal], [controller.signal, 1], [1, {}]]) {
    await util.aborted(...args).catch((error) => console.log(error.code, error.message));
  }
  const transferable = util.transferableAbortController();
  console.log(transferable instanceof AbortController, transferable.signal.aborted);
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = ({ data }) => {
    data.onabort = () => {
      console.log('aborted there', data.reason);
      port1.close();
    };
    transferable.abort('across');
  };
  port1.postMessage(transferable.signal, [transferable.signal]);
})();

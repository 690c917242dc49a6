// What the page knows of traces, for who shows them without the page (internal/trace/report). The
// build makes internal/deps/trace_model of it.

export { Comparison } from './compare.mjs';
export { Model } from './model.mjs';
export { parse, refusal } from './parse.mjs';

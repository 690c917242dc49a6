// A failed assert.ok() shows the expression in ECMAScript modules, too.
import assert from 'assert';

await null;
assert.throws(() => assert.ok(import.meta.url === 'elsewhere'), {
  message: 'The expression evaluated to a falsy value:\n\n' +
    "  assert.ok(import.meta.url === 'elsewhere')\n",
});

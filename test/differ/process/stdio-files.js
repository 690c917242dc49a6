// process.stdout on a file: the class, order with stderr, destroy, end.
'use strict';
process.stdout.write('one\n', () => console.log('written'));
process.stderr.write('to stderr\n');
console.log(process.stdout.constructor.name, process.stdin.constructor.name);
console.log(process.stdout.writableHighWaterMark, process.stdout._type, process.stdin.isRaw);
process.stdout.on('finish', () => {});
try {
  process.stdout.write(null);
} catch (error) {
  console.log(error.code, error.message);
}
process.stdin.on('data', () => {}).on('end', () => console.log('stdin ended'));
process.on('exit', () => console.log('at exit'));

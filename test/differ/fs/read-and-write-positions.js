// readSync and writeSync: forms of their arguments, positions, bigint positions, option objects.
'use strict';
const fs = require('fs');

const fd = fs.openSync('file', 'w+');
console.log(fs.writeSync(fd, 'hello'), fs.writeSync(fd, '\u00e9', 5, 'latin1'));
console.log(fs.writeSync(fd, Buffer.from('WORLD'), 1, 2));
console.log(fs.writeSync(fd, Buffer.from('zz'), 0, 2, 0));
console.log(fs.writeSync(fd, Buffer.from('opt'), { offset: 1, length: 1, position: 2 }));
console.log(fs.readFileSync('file', 'latin1'));
const buffer = Buffer.alloc(6);
console.log(fs.readSync(fd, buffer, 0, 6, 0), buffer.toString('latin1'));
console.log(fs.readSync(fd, buffer, { position: 1n, length: 2 }), buffer.toString('latin1'));
console.log(fs.readSync(fd, buffer, 0, 2, null), fs.readSync(fd, buffer));
console.log(fs.readSync(fd, new Uint16Array(2), { position: 0 }));
console.log(fs.writevSync(fd, [Buffer.from('1'), Buffer.from('22')], 0));
console.log(fs.readvSync(fd, [buffer.subarray(0, 2), buffer.subarray(2)], 0));
console.log(buffer.toString('latin1'));
fs.read(fd, (error, bytes, given) => {
  console.log(error, bytes, given.length);
  fs.read(fd, { buffer, position: 0, length: 1 }, (again, one, same) => {
    console.log(again, one, same === buffer);
    fs.write(fd, 'text', 0, (...written) => {
      console.log(written);
      fs.write(fd, buffer, { length: 1, position: 1 }, (...more) => {
        console.log(more[0], more[1], more[2] === buffer);
        fs.writev(fd, [Buffer.from('v')], (...vector) => console.log(vector));
      });
    });
  });
});

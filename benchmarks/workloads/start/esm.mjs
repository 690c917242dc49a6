// An ECMAScript module that imports a built-in one by name.
//
// kind: start
// unit: start
// metric: wall

import { basename } from 'path';
import { fileURLToPath } from 'url';

console.log(basename(fileURLToPath(import.meta.url)));

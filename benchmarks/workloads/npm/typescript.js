'use strict';

// Compiles a project of 60 files with TypeScript: checks the types, writes JavaScript and
// declarations. Most of it is V8's; what a runtime adds are the reads of the library's and the
// project's files, and its module loader.
//
// kind: task
// unit: compilation

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const ts = require('./packages')('typescript');
const { option, task } = require('../workload');

const fileCount = option('files', 60);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-ts-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true }));

const imports = (i) => `import { Item${i - 1}, total as before } from './file${i - 1}';\n`;
const text = (i) => `${i === 0 ? '' : imports(i)}
export interface Item${i} {
  id: number;
  name: string;
  tags: readonly string[];
  ${i === 0 ? '' : `previous?: Item${i - 1};`}
}
export class Store${i}<T extends Item${i}> {
  private readonly items = new Map<number, T>();
  add(item: T): this { this.items.set(item.id, item); return this; }
  find(predicate: (item: T) => boolean): T | undefined {
    return [...this.items.values()].find(predicate);
  }
  group<K extends keyof T>(key: K): Map<T[K], T[]> {
    const groups = new Map<T[K], T[]>();
    for (const item of this.items.values()) {
      groups.set(item[key], [...(groups.get(item[key]) ?? []), item]);
    }
    return groups;
  }
}
export const total = (items: Item${i}[]): number =>
  items.reduce((sum, { id }) => sum + id, 0)${i === 0 ? '' : ' + before([])'};
`;

const files = Array.from({ length: fileCount }, (_, i) => path.join(folder, `file${i}.ts`));
files.forEach((file, i) => fs.writeFileSync(file, text(i)));
const settings = {
  target: ts.ScriptTarget.ES2021, module: ts.ModuleKind.CommonJS, strict: true, declaration: true,
  outDir: path.join(folder, 'out'), types: [],
};

function compile() {
  const program = ts.createProgram(files, settings);
  const { emitSkipped } = program.emit();
  return { emitSkipped, messages: ts.getPreEmitDiagnostics(program).map((d) => d.messageText) };
}

task({
  run() { compile(); },
  verify() {
    assert.deepStrictEqual(compile(), { emitSkipped: false, messages: [] });
    const last = require(path.join(folder, 'out', `file${fileCount - 1}.js`));
    assert.strictEqual(last.total([{ id: 3, name: '', tags: [] }]), 3);
    fs.writeFileSync(files[0], `${text(0)}export const wrong: number = '';\n`);
    assert.strictEqual(compile().messages.length, 1);
    fs.writeFileSync(files[0], text(0));
  },
});

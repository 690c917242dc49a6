// exceljs, pdfkit, jszip and pngjs: files in packed formats, written and read again.
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { once } = require('events');
const ExcelJS = require('exceljs');
const JSZip = require('jszip');
const PDFDocument = require('pdfkit');
const { PNG } = require('pngjs');

const file = path.join(process.env.TMPDIR, 'book.xlsx');

async function visitWorkbook() {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('First');
  sheet.addRow(['text \u00e9', 1.5, new Date(0)]);
  sheet.getCell('D1').value = { formula: '1+1', result: 2 };
  for (let i = 0; i < 500; i++) sheet.addRow([i, i * i]);
  await book.xlsx.writeFile(file);
  const again = new ExcelJS.Workbook();
  await again.xlsx.readFile(file);
  const row = again.getWorksheet('First').getRow(1);
  assert.deepStrictEqual([row.getCell(1).value, row.getCell(2).value, row.getCell(3).value],
    ['text \u00e9', 1.5, new Date(0)]);
  assert.deepStrictEqual(row.getCell(4).value, { formula: '1+1', result: 2 });
  let count = 0;
  for await (const part of new ExcelJS.stream.xlsx.WorkbookReader(file)) {
    for await (const line of part) count += line.getCell(2).value === 400 ? 1000 : 1;
  }
  assert.strictEqual(count, 1500);
}

async function visitZip() {
  const zip = await JSZip.loadAsync(fs.readFileSync(file));
  assert.match(await zip.file('xl/workbook.xml').async('string'), /name="First"/);
  zip.file('added.txt', 'added', { compression: 'DEFLATE' });
  const chunks = [];
  const stream = zip.generateNodeStream().on('data', (chunk) => chunks.push(chunk));
  await once(stream, 'end');
  const again = await JSZip.loadAsync(Buffer.concat(chunks));
  assert.strictEqual(await again.file('added.txt').async('text'), 'added');
}

async function visitPdf() {
  const document = new PDFDocument();
  document.fontSize(20).text('hello').addPage().rect(1, 1, 50, 50).fill('red');
  document.end();
  const chunks = [];
  for await (const chunk of document) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('latin1');
  assert.match(text, /^%PDF-1\.3/);
  assert.match(text, /\/Count 2/);
}

function visitPng() {
  const image = new PNG({ width: 3, height: 2 });
  image.data.set(Buffer.from('0102030405060708', 'hex'));
  const bytes = PNG.sync.write(image);
  return new Promise((resolve, reject) => {
    new PNG().parse(bytes, (error, parsed) => {
      if (error) return reject(error);
      resolve(assert.deepStrictEqual(parsed.data, image.data));
    });
  });
}

async function main() {
  await visitWorkbook();
  await visitZip();
  await visitPdf();
  await visitPng();
  console.log('exceljs: written and read');
}
main();

// typeorm over sql.js: entities with relations, a query builder, transactions, migrations' schema.
'use strict';
require('reflect-metadata');
const assert = require('assert');
const { DataSource, EntitySchema, In, MoreThan } = require('typeorm');

const Author = new EntitySchema({
  name: 'Author',
  columns: { id: { type: Number, primary: true, generated: true }, name: { type: String } },
  relations: { books: { type: 'one-to-many', target: 'Book', inverseSide: 'author',
    cascade: true } },
});
const Book = new EntitySchema({
  name: 'Book',
  columns: {
    id: { type: Number, primary: true, generated: true },
    title: { type: String, unique: true }, pages: { type: Number, default: 100 },
    made: { type: Date, createDate: true },
  },
  relations: { author: { type: 'many-to-one', target: 'Author', joinColumn: true } },
});

async function main() {
  const source = new DataSource({ type: 'sqljs', entities: [Author, Book], synchronize: true });
  await source.initialize();
  const authors = source.getRepository('Author');
  const books = source.getRepository('Book');
  await authors.save({ name: 'Ann', books: [{ title: 'One', pages: 10 }, { title: 'Two' }] });
  await authors.save([{ name: 'Bob', books: [{ title: 'Three', pages: 300 }] }]);

  const ann = await authors.findOne({ where: { name: 'Ann' }, relations: { books: true } });
  assert.deepStrictEqual(ann.books.map((book) => [book.title, book.pages]),
    [['One', 10], ['Two', 100]]);
  assert.ok(ann.books[0].made instanceof Date);
  assert.strictEqual(await books.countBy({ pages: MoreThan(50) }), 2);
  const rows = await books.createQueryBuilder('b').leftJoin('b.author', 'a')
    .select('a.name', 'name').addSelect('SUM(b.pages)', 'pages').groupBy('a.name')
    .orderBy('a.name').getRawMany();
  assert.deepStrictEqual(rows, [{ name: 'Ann', pages: 110 }, { name: 'Bob', pages: 300 }]);

  await assert.rejects(source.transaction(async (manager) => {
    await manager.update('Book', { title: 'One' }, { title: 'Changed' });
    await manager.save('Book', { title: 'Two' });
  }), { name: 'QueryFailedError', message: /UNIQUE constraint failed/ });
  assert.strictEqual(await books.countBy({ title: In(['One', 'Changed']) }), 1);
  assert.ok(await books.existsBy({ title: 'One' }));
  await source.destroy();
  console.log('typeorm: stored');
}
main();

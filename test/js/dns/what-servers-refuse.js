'use strict';
// A server's no has a code of its own: error.code, syscall, hostname and message say which query of
// which name. An answer without records of the type is ENODATA.
const assert = require('assert');
const dns = require('dns');
const { start, reply } = require('./fixtures/name_server');

const codes = [
  [0, 'ENODATA', dns.NODATA], [1, 'EFORMERR', dns.FORMERR], [2, 'ESERVFAIL', dns.SERVFAIL],
  [3, 'ENOTFOUND', dns.NOTFOUND], [4, 'ENOTIMP', dns.NOTIMP], [5, 'EREFUSED', dns.REFUSED],
];
const queries = {
  resolve4: 'queryA', resolve6: 'queryAaaa', resolveAny: 'queryAny', resolveCaa: 'queryCaa',
  resolveCname: 'queryCname', resolveMx: 'queryMx', resolveNaptr: 'queryNaptr',
  resolveNs: 'queryNs', resolvePtr: 'queryPtr', resolveSoa: 'querySoa', resolveSrv: 'querySrv',
  resolveTxt: 'queryTxt',
};

function check(error, code, syscall, hostname) {
  assert.ok(error instanceof Error);
  assert.strictEqual(error.message, `${syscall} ${code} ${hostname}`);
  assert.strictEqual(error.code, code);
  assert.strictEqual(error.syscall, syscall);
  assert.strictEqual(error.hostname, hostname);
  assert.strictEqual(error.errno, undefined);
  assert.deepStrictEqual(Object.keys(error), ['errno', 'code', 'syscall', 'hostname']);
}

start((question) => reply(question, { flags: 0x8180 | Number(question.name[1]) }),
  async (server) => {
    dns.setServers([server.address]);
    for (const [rcode, code, constant] of codes) {
      assert.strictEqual(constant, code);
      const name = `r${rcode}.test`;
      for (const method of Object.keys(queries)) {
        await assert.rejects(dns.promises[method](name), (error) => {
          check(error, code, queries[method], name);
          return true;
        });
      }
      await new Promise((resolve) => {
        dns.resolveMx(name, (error, result) => {
          check(error, code, 'queryMx', name);
          assert.strictEqual(result, undefined);
          resolve();
        });
      });
    }
    server.close();
  });

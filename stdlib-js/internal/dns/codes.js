'use strict';
// The error codes of `dns`, and what c-ares' and getaddrinfo's numbers are called.
//
//   codes                          { NODATA: 'ENODATA', ... }, as dns and dns/promises export them
//   codeOfStatus(status) -> code   of c-ares' status
//   errnoOfAddressInfo(number)     of an EAI_* number of the system: libuv's, a negative number

const codes = {
  NODATA: 'ENODATA', FORMERR: 'EFORMERR', SERVFAIL: 'ESERVFAIL', NOTFOUND: 'ENOTFOUND',
  NOTIMP: 'ENOTIMP', REFUSED: 'EREFUSED', BADQUERY: 'EBADQUERY', BADNAME: 'EBADNAME',
  BADFAMILY: 'EBADFAMILY', BADRESP: 'EBADRESP', CONNREFUSED: 'ECONNREFUSED', TIMEOUT: 'ETIMEOUT',
  EOF: 'EOF', FILE: 'EFILE', NOMEM: 'ENOMEM', DESTRUCTION: 'EDESTRUCTION', BADSTR: 'EBADSTR',
  BADFLAGS: 'EBADFLAGS', NONAME: 'ENONAME', BADHINTS: 'EBADHINTS',
  NOTINITIALIZED: 'ENOTINITIALIZED', LOADIPHLPAPI: 'ELOADIPHLPAPI',
  ADDRGETNETWORKPARAMS: 'EADDRGETNETWORKPARAMS', CANCELLED: 'ECANCELLED',
};

// c-ares numbers its statuses from 1 in the order of the codes.
const inOrder = Object.values(codes);

function codeOfStatus(status) {
  return inOrder[status - 1] ?? 'UNKNOWN_ARES_ERROR';
}

const addressInfoErrnos = {
  '__proto__': null, '-1': -3002, '-2': -3008, '-3': -3001, '-4': -3004, '-5': -3007, '-6': -3005,
  '-7': -3011, '-8': -3010, '-9': -3000, '-10': -3006, '-12': -3009,
};

function errnoOfAddressInfo(number) {
  return addressInfoErrnos[number] ?? -3004;
}

module.exports = { codes, codeOfStatus, errnoOfAddressInfo };

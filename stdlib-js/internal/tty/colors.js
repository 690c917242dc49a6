'use strict';
// How many colours a terminal shows, from the environment.
//
//   getColorDepth(env)       1, 4, 8 or 24 bits
//   hasColors(count, env)

const { validateInteger } = require('internal/validators');

const kNone = 1;
const k16 = 4;
const k256 = 8;
const k16m = 24;

// Terminals that say by their name that they do more than TERM's usual 256 or 16.
const depthOfTerm = {
  '__proto__': null,
  'eterm': k16, 'cons25': k16, 'console': k16, 'cygwin': k16, 'dtterm': k16, 'gnome': k16,
  'hurd': k16, 'jfbterm': k16, 'konsole': k16, 'kterm': k16, 'mlterm': k16, 'mosh': k16m,
  'putty': k16, 'st': k16, 'rxvt-unicode-24bit': k16m, 'terminator': k16m, 'xterm-kitty': k16m,
};
const colorfulTerms = [
  /ansi/, /color/, /linux/, /direct/, /^con\d*x\d/, /^rxvt/, /^screen/, /^xterm/, /^vt100/,
  /^vt220/,
];

function forcedDepth({ FORCE_COLOR }) {
  switch (FORCE_COLOR) {
    case undefined: return undefined;
    case '':
    case '1':
    case 'true': return k16;
    case '2': return k256;
    case '3': return k16m;
    default: return kNone;
  }
}

function depthOfContinuousIntegration(env) {
  for (const name of ['APPVEYOR', 'BUILDKITE', 'CIRCLECI', 'DRONE', 'GITHUB_ACTIONS', 'GITLAB_CI',
    'TRAVIS']) {
    if (name in env) return k256;
  }
  return env.CI_NAME === 'codeship' ? k256 : kNone;
}

function depthOfProgram(env) {
  switch (env.TERM_PROGRAM) {
    case 'iTerm.app':
      return !env.TERM_PROGRAM_VERSION || /^[0-2]\./.test(env.TERM_PROGRAM_VERSION) ? k256 : k16m;
    case 'HyperTerm':
    case 'MacTerm': return k16m;
    case 'Apple_Terminal': return k256;
    default: return undefined;
  }
}

function depthOfName(term) {
  const name = term.toLowerCase();
  if (depthOfTerm[name] !== undefined) return depthOfTerm[name];
  return colorfulTerms.some((pattern) => pattern.test(name)) ? k16 : undefined;
}

function getColorDepth(env = process.env) {
  const forced = forcedDepth(env);
  if (forced !== undefined) return forced;
  if (env.NODE_DISABLE_COLORS || env.NO_COLOR || env.TERM === 'dumb') return kNone;
  if (env.TMUX) return k256;
  if (env.CI) return depthOfContinuousIntegration(env);
  if ('TEAMCITY_VERSION' in env) {
    return /^(?:9\.0*[1-9]\d*\.|\d{2,}\.)/.test(env.TEAMCITY_VERSION) ? k16 : kNone;
  }
  const ofProgram = depthOfProgram(env);
  if (ofProgram !== undefined) return ofProgram;
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return k16m;
  if (env.TERM) {
    if (/^xterm-256/.test(env.TERM)) return k256;
    const ofName = depthOfName(env.TERM);
    if (ofName !== undefined) return ofName;
  }
  return env.COLORTERM ? k16 : kNone;
}

function hasColors(count, env) {
  if (env === undefined && (count === undefined || (typeof count === 'object' && count !== null))) {
    env = count;
    count = 16;
  } else {
    validateInteger(count, 'count', 2);
  }
  return count <= 2 ** getColorDepth(env);
}

module.exports = { getColorDepth, hasColors };

'use strict';
// Files of environment variables, by the rules of --env-file.
//
//   parseEnv(content)    util.parseEnv: the names and values of a text
//   loadEnvFile(path)    process.loadEnvFile: sets what the environment does not have yet

const { validateString } = require('internal/validators');

function parseEnv(content) {
  validateString(content, 'content');
  const flat = internalBinding('process').parseEnv(content);
  const variables = {};
  for (let i = 0; i < flat.length; i += 2) variables[flat[i]] = flat[i + 1];
  return variables;
}

function loadEnvFile(path = '.env') {
  const text = require('fs').readFileSync(path, 'utf8');
  const { env } = process;
  for (const [name, value] of Object.entries(parseEnv(text))) env[name] ??= value;
}

module.exports = { loadEnvFile, parseEnv };

'use strict';

// Messages about modules, packages, URLs, vm and WebAssembly.
// The form of a table is told in internal/errors/messages.

const { list } = require('internal/errors/format');

const importedFrom = (base) => (base ? ` imported from ${base}` : '');

exports.TypeError = {
  ERR_IMPORT_ASSERTION_TYPE_FAILED: 'Module "%s" is not of type "%s"',
  ERR_IMPORT_ASSERTION_TYPE_MISSING: 'Module "%s" needs an import attribute of type "%s"',
  ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED: 'Import attribute type "%s" is unsupported',
  ERR_IMPORT_ATTRIBUTE_UNSUPPORTED: 'Import attribute "%s" with value "%s" is not supported',
  ERR_INVALID_FILE_URL_HOST: 'File URL host must be "localhost" or empty on %s',
  ERR_INVALID_FILE_URL_PATH: 'File URL path %s',
  ERR_INVALID_MODULE_SPECIFIER(request, reason, base = undefined) {
    return `Invalid module "${request}" ${reason}${importedFrom(base)}`;
  },
  ERR_INVALID_URL(input) {
    // The message does not repeat the input, which may be long or secret.
    this.input = input;
    return 'Invalid URL';
  },
  ERR_INVALID_URL_SCHEME(expected) {
    const schemes = [expected].flat();
    return `The URL must be ${schemes.length > 1 ? 'one ' : ''}of scheme ${list(schemes, 'or')}`;
  },
  ERR_PACKAGE_IMPORT_NOT_DEFINED(specifier, packagePath, base) {
    const where = packagePath ? ` in package ${packagePath}package.json` : '';
    return `Package import specifier "${specifier}" is not defined${where} imported from ${base}`;
  },
  ERR_UNKNOWN_FILE_EXTENSION: 'Unknown file extension "%s" for %s',
  ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG:
    'A dynamic import callback was invoked without --experimental-vm-modules',
  ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING: 'A dynamic import callback was not specified.',
  ERR_WEBASSEMBLY_RESPONSE: 'WebAssembly response %s',
};

exports.RangeError = {
  ERR_UNKNOWN_MODULE_FORMAT: 'Unknown module format: %s for URL %s',
};

exports.Error = {
  ERR_DLOPEN_FAILED: '%s',
  ERR_EVAL_ESM_CANNOT_PRINT: '--print cannot be used with ESM input',
  ERR_INPUT_TYPE_NOT_ALLOWED:
    '--input-type can only be used with string input via --eval, --print, or STDIN',
  ERR_INVALID_PACKAGE_CONFIG(path, base, message) {
    return `Invalid package config ${path}${base ? ` while importing ${base}` : ''}` +
      `${message ? `. ${message}` : ''}`;
  },
  ERR_INVALID_PACKAGE_TARGET: packageTarget,
  ERR_LOADER_CHAIN_INCOMPLETE:
    '"%s" did not call the next hook in its chain and did not explicitly signal a short circuit. ' +
    'If this is intentional, include `shortCircuit: true` in the hook\'s return.',
  // `found` is 'package', 'module', or the exact URL at which there should have been a module.
  ERR_MODULE_NOT_FOUND(path, base, found = 'package') {
    const isUrl = found !== 'package' && found !== 'module';
    if (isUrl) defineUrl(this, found);
    return `Cannot find ${isUrl ? 'module' : found} '${path}' imported from ${base}`;
  },
  ERR_NETWORK_IMPORT_BAD_RESPONSE: "import '%s' received a bad response: %s",
  ERR_NETWORK_IMPORT_DISALLOWED: "import of '%s' by %s is not supported: %s",
  ERR_PACKAGE_PATH_NOT_EXPORTED(packagePath, subpath, base = undefined) {
    const what = subpath === '.' ? 'No "exports" main defined' :
      `Package subpath '${subpath}' is not defined by "exports"`;
    return `${what} in ${packagePath}package.json${importedFrom(base)}`;
  },
  ERR_REQUIRE_ASYNC_MODULE: 'require() cannot be used on an ESM graph with top-level await. Use ' +
    'import() instead.',
  ERR_REQUIRE_CYCLE_MODULE: 'Cannot require() ES Module %s in a cycle.',
  ERR_REQUIRE_ESM: requireEsm,
  ERR_UNKNOWN_BUILTIN_MODULE: 'No such built-in module: %s',
  ERR_UNKNOWN_CREDENTIAL: '%s identifier does not exist: %s',
  ERR_UNSUPPORTED_DIR_IMPORT(path, base, url = undefined) {
    if (url !== undefined) defineUrl(this, url);
    return `Directory import '${path}' is not supported resolving ES modules imported from ${base}`;
  },
  ERR_UNSUPPORTED_ESM_URL_SCHEME(url, supported) {
    return 'Only URLs with a scheme in: ' +
      `${supported.length > 2 ? list(supported, 'and') : supported.join(' and ')} are supported by ` +
      `the default ESM loader. Received protocol '${url.protocol}'`;
  },
  ERR_VM_MODULE_ALREADY_LINKED: 'Module has already been linked',
  ERR_VM_MODULE_CACHED_DATA_REJECTED: 'cachedData buffer was rejected',
  ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA:
    'Cached data cannot be created for a module which has been evaluated',
  ERR_VM_MODULE_DIFFERENT_CONTEXT: 'Linked modules must use the same context',
  ERR_VM_MODULE_LINK_FAILURE(message, cause) {
    this.cause = cause;
    return message;
  },
  ERR_VM_MODULE_NOT_MODULE: 'Provided module is not an instance of Module',
  ERR_VM_MODULE_STATUS: 'Module status %s',
  ERR_WASI_ALREADY_STARTED: 'WASI instance has already started',
};

// Defined, not set: Error.prototype may have got a setter of that name.
function defineUrl(error, url) {
  Object.defineProperty(error, 'url', {
    __proto__: null, value: String(url), writable: true, enumerable: true, configurable: true,
  });
}

function packageTarget(packagePath, key, target, isImport = false, base = undefined) {
  const lacksDot = typeof target === 'string' && !isImport && target.length > 0 &&
    !target.startsWith('./');
  const hint = lacksDot ? '; targets must start with "./"' : '';
  const shown = JSON.stringify(target);
  if (key === '.') {
    return `Invalid "exports" main target ${shown} defined in the package config ` +
      `${packagePath}package.json${importedFrom(base)}${hint}`;
  }
  return `Invalid "${isImport ? 'imports' : 'exports'}" target ${shown} defined for '${key}' in ` +
    `the package config ${packagePath}package.json${importedFrom(base)}${hint}`;
}

function requireEsm(filename, hasEsmSyntax, parentPath = null, packageJsonPath = null) {
  const from = parentPath ? ` from ${parentPath}` : '';
  const head = `require() of ES Module ${filename}${from} not supported.`;
  const { basename } = require('path');
  if (!packageJsonPath) {
    return filename.endsWith('.mjs') ? `${head}\nInstead change the require of ${filename} to a ` +
      'dynamic import() which is available in all CommonJS modules.' : head;
  }
  const name = parentPath && basename(filename) === basename(parentPath) ? filename : basename(filename);
  if (hasEsmSyntax) {
    return `${head}\nInstead change the require of ${name} in ${parentPath} to a dynamic ` +
      'import() which is available in all CommonJS modules.';
  }
  return `${head}\n${name} is treated as an ES module file as it is a .js file whose nearest ` +
    'parent package.json contains "type": "module" which declares all .js files in that package ' +
    `scope as ES modules.\nInstead either rename ${name} to end in .cjs, change the requiring code ` +
    'to use dynamic import() which is available in all CommonJS modules, or change "type": ' +
    `"module" to "type": "commonjs" in ${packageJsonPath} to treat all .js files as CommonJS ` +
    '(using .mjs for all ES modules instead).\n';
}

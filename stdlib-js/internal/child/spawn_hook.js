'use strict';
// What process.binding('spawn_sync') gives: the one function that all synchronous forms of
// child_process go through. Packages that measure coverage in children wrap it.

module.exports = { spawn: (settings) => settings.execute() };

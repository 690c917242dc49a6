// Functions of process: hrtime, cwd, chdir, umask, kill, memoryUsage and their errors.
'use strict';
function attempt(action) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.code, error.message, error.syscall, error.path, error.dest);
  }
}

attempt(() => process.hrtime().length);
attempt(() => process.hrtime([0, 0]).length);
attempt(() => process.hrtime([1]));
attempt(() => process.hrtime('x'));
attempt(() => typeof process.hrtime.bigint());
attempt(() => process.chdir('missing'));
attempt(() => process.chdir());
attempt(() => process.chdir(1));
attempt(() => process.umask(0o22).toString(8).length > 0);
attempt(() => process.umask('022'));
attempt(() => process.umask('bad'));
attempt(() => process.umask(-1));
attempt(() => process.umask({}));
attempt(() => process.kill(process.pid, 0));
attempt(() => process.kill('x'));
attempt(() => process.kill(process.pid, 'SIGNOPE'));
attempt(() => process.kill(process.pid, 1000));
attempt(() => process.kill(2 ** 30, 0));
attempt(() => Object.keys(process.memoryUsage()));
attempt(() => typeof process.memoryUsage.rss());
attempt(() => Object.keys(process.resourceUsage()));
attempt(() => Object.keys(process.cpuUsage()));
attempt(() => process.cpuUsage({ user: -1, system: 1 }));
attempt(() => process.cpuUsage('x'));
attempt(() => process.cpuUsage({ user: 'x' }));
attempt(() => process.getuid() === process.geteuid());
attempt(() => process.setuid('no such user'));
attempt(() => process.setuid({}));
attempt(() => process.setuid(-1));
attempt(() => process.nextTick());
attempt(() => process.nextTick('x'));
attempt(() => process.setSourceMapsEnabled('x'));
attempt(() => [process.title.length > 0, process.arch, process.platform, process.argv0.length > 0]);
attempt(() => [process.exitCode, process.connected, process.channel, process.send]);
attempt(() => Object.prototype.toString.call(process));
attempt(() => process.release.name);
attempt(() => process.allowedNodeEnvironmentFlags instanceof Set);
attempt(() => process.getActiveResourcesInfo());

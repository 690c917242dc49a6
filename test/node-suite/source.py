"""Where Node's own tests come from: Debian's source package of nodejs 18.

  folder(build)   the suite's test/ folder below build/node-suite, fetched when it is not there;
                  OSError where it cannot be had

Only the upstream archive is downloaded, with a deb-src line in an apt configuration of its own (the
machine's stays as it is; signatures are checked as always), and only its test/ folder is unpacked.
Nothing of it ever goes into the repository.
"""
import glob
import os
import shutil
import subprocess
import tarfile

VERSION = '18.20.4'
CODENAME = 'bookworm'  # the Debian release that has it
KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg'


def folder(build):
    place = os.path.join(build, 'node-suite')
    found = glob.glob(os.path.join(place, 'node-v%s' % VERSION, 'test', 'common', 'index.js'))
    if not found:
        unpack(download(place), place)
        found = glob.glob(os.path.join(place, 'node-v%s' % VERSION, 'test', 'common', 'index.js'))
    if not found:
        raise OSError('the source package of nodejs has no test/common')
    return os.path.dirname(os.path.dirname(found[0]))


def mirror():
    """The machine's own mirror of Debian: where apt takes the system's packages from."""
    with open('/etc/os-release') as f:
        system = dict(line.strip().split('=', 1) for line in f if '=' in line)
    told = subprocess.run(
        ['apt-get', 'indextargets', '--format', '$(CODENAME) $(COMPONENT) $(REPO_URI)',
         'Created-By: Packages'], capture_output=True, text=True).stdout
    for line in told.splitlines():
        codename, component, uri = (line.split() + ['', '', ''])[:3]
        if component == 'main' and codename == system.get('VERSION_CODENAME'):
            return uri
    raise OSError('apt knows no mirror of Debian here')


def download(place):
    """Downloads the source package's parts, and gives the path of the archive that has test/."""
    apt = os.path.join(place, 'apt')
    os.makedirs(os.path.join(apt, 'lists', 'partial'), exist_ok=True)
    with open(os.path.join(apt, 'sources.list'), 'w') as f:
        f.write('deb-src [signed-by=%s] %s %s main\n' % (KEYRING, mirror(), CODENAME))
    options = ['-qq', '-o', 'Dir::Etc::sourcelist=%s/sources.list' % apt,
               '-o', 'Dir::Etc::sourceparts=-', '-o', 'Dir::State::lists=%s/lists' % apt,
               '-o', 'APT::Sandbox::User=root']
    print('fetching the source package of nodejs %s' % VERSION, flush=True)
    for command in (['update'], ['source', '--download-only', 'nodejs']):
        try:
            subprocess.run(['apt-get'] + options + command, cwd=place, check=True, timeout=900)
        except (OSError, subprocess.SubprocessError) as error:
            raise OSError('cannot fetch the source of nodejs %s from Debian: %s'
                          % (VERSION, error)) from error
    shutil.rmtree(apt)
    archives = glob.glob(os.path.join(place, 'nodejs_%s*.orig.tar.*' % VERSION))
    if not archives:
        raise OSError('the source package of nodejs is not of %s' % VERSION)
    return archives[0]


def unpack(archive, place):
    """Unpacks test/ of the archive, below a folder named after the version."""
    with tarfile.open(archive) as tar:
        for member in tar:
            top, _, inside = member.name.partition('/')
            if inside.startswith('test/') and not inside.startswith('test/wpt/'):
                member.name = os.path.join('node-v%s' % VERSION, inside)
                if member.islnk():
                    member.linkname = os.path.join('node-v%s' % VERSION,
                                                   member.linkname.partition('/')[2])
                tar.extract(member, place)
    for part in glob.glob(os.path.join(place, 'nodejs_*')):
        os.remove(part)

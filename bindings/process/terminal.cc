// internalBinding('terminal'): what the standard streams are connected to, and terminals.
//
//  * kindOf(fd): 'TTY', 'FILE', 'PIPE', 'TCP', 'UDP', 'UNKNOWN' or 'INVALID'.
//  * isTerminal(fd), windowSize(fd): [columns, rows] or -errno.
//  * setRawMode(fd, on): 0 or -errno. The first mode comes back when the process exits.
//
// Loop thread only.
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "bindings/core/function.h"
#include "bindings/process/end.h"

namespace orrery {

namespace {

bool IsTerminal(int32_t fd) { return ::isatty(fd) == 1; }

std::string KindOfSocket(int fd) {
  int type = 0;
  socklen_t size = sizeof type;
  if (::getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) != 0) return "UNKNOWN";
  sockaddr_storage address{};
  size = sizeof address;
  if (::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) return "UNKNOWN";
  const bool internet = address.ss_family == AF_INET || address.ss_family == AF_INET6;
  if (type == SOCK_STREAM && internet) return "TCP";
  if (type == SOCK_STREAM && address.ss_family == AF_UNIX) return "PIPE";
  return type == SOCK_DGRAM && internet ? "UDP" : "UNKNOWN";
}

std::string KindOf(int32_t fd) {
  struct stat status {};
  if (fd < 0 || ::fstat(fd, &status) != 0) return "INVALID";
  if (::isatty(fd) == 1) return "TTY";
  if (S_ISREG(status.st_mode) || S_ISCHR(status.st_mode)) return "FILE";
  if (S_ISFIFO(status.st_mode)) return "PIPE";
  return S_ISSOCK(status.st_mode) ? KindOfSocket(fd) : "UNKNOWN";
}

js::Value WindowSize(Environment& env, int32_t fd) {
  winsize size{};
  if (::ioctl(fd, TIOCGWINSZ, &size) != 0) return env.engine.Number(-errno);
  js::Value both[] = {env.engine.Number(size.ws_col), env.engine.Number(size.ws_row)};
  return env.engine.Array(both);
}

// The mode of the terminal that was made raw first; exit() restores it, also after process.exit.
termios first_mode;
int raw_fd = -1;

void RestoreMode() {
  if (raw_fd >= 0) ::tcsetattr(raw_fd, TCSANOW, &first_mode);
}

int32_t SetRawMode(int32_t fd, bool on) {
  termios mode{};
  if (::tcgetattr(fd, &mode) != 0) return -errno;
  if (raw_fd < 0) {
    first_mode = mode;
    raw_fd = fd;
    AtEnd(RestoreMode);
  }
  mode = first_mode;
  if (on) {
    // Keys one by one, nothing echoed, no signals; "\n" still starts a new line on output.
    mode.c_iflag &= static_cast<tcflag_t>(~(BRKINT | ICRNL | INPCK | ISTRIP | IXON));
    mode.c_oflag |= ONLCR;
    mode.c_cflag |= CS8;
    mode.c_lflag &= static_cast<tcflag_t>(~(ECHO | ICANON | IEXTEN | ISIG));
    mode.c_cc[VMIN] = 1;
    mode.c_cc[VTIME] = 0;
  }
  return ::tcsetattr(fd, TCSADRAIN, &mode) == 0 ? 0 : -errno;
}

}  // namespace

void BindTerminal(Binder& binder) {
  binder.Functions<Fn<"isTerminal", IsTerminal>, Fn<"kindOf", KindOf>,
                   Fn<"windowSize", WindowSize>, Fn<"setRawMode", SetRawMode>>();
}

}  // namespace orrery

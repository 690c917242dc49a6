"""The statistics of the suite: few, robust, and with nothing claimed that they do not show.

  * median, interval        the median, and where the median of as many further samples falls
  * variation               the coefficient of variation
  * mann_whitney            p of "one tends to be larger than the other"; exact for few samples
  * stars                   * 5 %, ** 1 %, *** 0.1 %; no stars, no claim
  * power_law               y = c * x ** e, fitted; e says how cost grows

Debian's scipy cannot be installed beside the Boost that the build needs, hence these.
"""
import math
from functools import lru_cache


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def below(n, k):
    """How likely the median of n further samples is less than the k-th lowest of the first n.

    Whatever the distribution is, all orders of the 2n are equally likely: of the n + k - 1 samples
    that are not above the k-th lowest and the further ones' middle, at least the half is further.
    For an even n it is the lower one of the two in the middle that counts: a little too likely.
    """
    middle = (n + 1) // 2
    near = middle + k - 1
    return sum(math.comb(near, i) * math.comb(2 * n - near, n - i)
               for i in range(middle, min(n, near) + 1)) / math.comb(2 * n, n)


def interval(values, coverage=0.95):
    """(low, high, coverage): where the median of as many further samples falls.

    It says what someone who repeats the whole has to expect, and is wider than an interval for the
    median of the world. Few samples cover less than what was asked for even with their whole range;
    then the range is returned, and what it covers.
    """
    ordered, n = sorted(values), len(values)
    for k in range((n + 1) // 2, 0, -1):
        covered = 1 - 2 * below(n, k)
        if covered >= coverage or k == 1:
            return ordered[k - 1], ordered[n - k], max(0.0, covered)


def variation(values):
    mean = sum(values) / len(values)
    if len(values) < 2 or mean == 0:
        return math.inf
    return math.sqrt(sum((v - mean) ** 2 for v in values) / (len(values) - 1)) / abs(mean)


def rank_sum(a, b):
    """U of `a`: how many pairs it wins, ties counting half."""
    return sum((x > y) + 0.5 * (x == y) for x in a for y in b)


@lru_cache(maxsize=None)
def arrangements(m, n, u):
    """In how many orders of m and n different values the first group wins exactly u pairs."""
    if u < 0 or u > m * n:
        return 0
    if m == 0 or n == 0:
        return 1
    return arrangements(m - 1, n, u - n) + arrangements(m, n - 1, u)


def mann_whitney(a, b):
    """The two-sided p; exact without ties and up to 20 samples each, else by the normal curve."""
    m, n = len(a), len(b)
    u = rank_sum(a, b)
    u = min(u, m * n - u)
    everything = list(a) + list(b)
    if len(set(everything)) == m + n and max(m, n) <= 20:
        tail = sum(arrangements(m, n, i) for i in range(int(u) + 1)) / math.comb(m + n, m)
        return min(1.0, 2 * tail)
    ties = sum(t ** 3 - t for t in (everything.count(v) for v in set(everything)))
    spread = m * n / 12 * (m + n + 1 - ties / ((m + n) * (m + n - 1)))
    if spread <= 0:
        return 1.0
    z = (m * n / 2 - u - 0.5) / math.sqrt(spread)
    return min(1.0, math.erfc(z / math.sqrt(2)))


def stars(p):
    return '***' if p < 0.001 else '**' if p < 0.01 else '*' if p < 0.05 else ''


def least_p(m, n):
    """The least p that m and n samples can show: with 3 and 3, no claim is possible at all."""
    return 2 / math.comb(m + n, m)


def power_law(points):
    """(c, e, r2) of y = c * x ** e through points with x, y > 0, by least squares of the logs."""
    logs = [(math.log(x), math.log(y)) for x, y in points if x > 0 and y > 0]
    if len({x for x, _ in logs}) < 2:
        return None
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    sxx = sum((x - mean_x) ** 2 for x, _ in logs)
    sxy = sum((x - mean_x) * (y - mean_y) for x, y in logs)
    syy = sum((y - mean_y) ** 2 for _, y in logs)
    exponent = sxy / sxx
    fit = 1.0 if syy == 0 else sxy * sxy / (sxx * syy)
    return math.exp(mean_y - exponent * mean_x), exponent, fit

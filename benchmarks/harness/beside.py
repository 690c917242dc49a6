"""Who is held against whom.

  * best_of(run, key, base, loop)     the best runtime of a row that a target or a ratio names
  * held_beside(run, key, runtime)    whom the tables hold a runtime against
"""
BASES = {
    'own': lambda name, kind: kind == 'own',
    'node-api': lambda name, kind: kind == 'peer',
    'peer': lambda name, kind: kind in ('own', 'peer'),
    'node': lambda name, kind: name == 'node',
}


def best_of(run, key, base, loop):
    """(name, median) of the best runtime that a target or a ratio names, or None."""
    if base == 'plain':
        names = [n for n in plain_names(loop) if n in run.rows[key]][:1]
    else:
        belongs = BASES.get(base, lambda name, kind: name == base)
        names = [n for n, records in run.rows[key].items()
                 if belongs(n, records[0]['runtime_kind'])]
    if not names:
        return None
    least = min if run.sample(key)['better'] == 'less' else max
    return least(((n, run.median(key, n)) for n in names), key=lambda pair: pair[1])


def plain_names(loop):
    """The plain C of the same kind as a loop: its own, or that which waits for readiness."""
    return ['plain-' + loop, 'plain-epoll', 'plain-sync']


def held_beside(run, key, name):
    """Whom a table's last column holds a runtime against: the best peer, else plain C, or None."""
    loop = run.rows[key][name][0]['loop']
    base = best_of(run, key, 'peer', '') or (loop and best_of(run, key, 'plain', loop))
    return base and base[0]

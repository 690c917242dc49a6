"""The pages of the docs that a run is put into: tables of results, targets, what the README shows.

  * write(run)   `script/bench report --write`. What the run does not have stays as it was.
"""
import os
import re

from . import paths
from .report import (conditions, growth_table, repeat_table, rows_of, suite_tables, summary,
                     target_table)

DOCS = os.path.join(paths.ROOT, 'docs')
RESULTS = os.path.join(DOCS, 'performance', 'results.md')
PERFORMANCE = os.path.join(DOCS, 'performance.md')
README = os.path.join(paths.ROOT, 'README.md')


def write(run):
    suites = {suite: '\n'.join(suite_tables(run, keys)) for suite, keys in rows_of(run).items()}
    said = '\n'.join(line for part in run.parts for line in conditions(part)).strip()
    write_results(suites, said, read(RESULTS))
    for name, table in (('targets', target_table), ('repeat', repeat_table),
                        ('growth', growth_table)):
        replace_rows(PERFORMANCE, name, list(table(run)), suites)
    replace_block(README, 'summary', list(summary(run)))


def write_results(suites, said, before):
    """A section for each suite: the run's, or that of the run before."""
    old = {name.strip(): text.strip() for name, text in re.findall(
        r'^## ([^\n]+)\n(.*?)(?=^## |\Z)', before, re.M | re.S)}
    new = {suite: said_of(suite, said) + '\n' + text.strip() for suite, text in suites.items()}
    sections = {**old, **new}
    with open(RESULTS, 'w', encoding='utf-8') as page:
        page.write('# Results of the benchmarks\n\nWritten by `script/bench report --write`; '
                   '[performance.md](../performance.md) says how to read it.\n')
        for suite in sorted(sections):
            page.write('\n## %s\n\n%s\n' % (suite, sections[suite]))


def said_of(suite, said):
    """The conditions of one suite, of all that the parts of a run have."""
    found = [line.partition(': ')[2] for line in said.splitlines()
             if suite in line.partition(': ')[0].split(', ')]
    return ''.join(line[0].upper() + line[1:] + '\n\n' for line in found)


def replace_rows(path, name, lines, suites):
    """A table of the run, and those rows of the one before whose suites the run does not have."""
    old = [line for line in block(read(path), name).splitlines() if line.startswith('|')][2:]
    kept = [line for line in old if suite_of(line) not in suites]
    replace_block(path, name, lines[:2] + sorted(lines[2:] + kept))


def suite_of(row):
    return re.match(r'\| ([\w-]+)[/,]', row)[1]


def block(text, name):
    found = re.search(r'<!-- %s: [^\n]*-->\n(.*?)<!-- /%s -->' % (name, name), text, re.S)
    if not found:
        raise ValueError('no block %s' % name)
    return found[1]


def replace_block(path, name, lines):
    """Puts lines between `<!-- name: … -->` and `<!-- /name -->` of a page."""
    text = read(path)
    before, new = block(text, name), '\n'.join(['', *lines, '']) + '\n'
    with open(path, 'w', encoding='utf-8') as out:
        out.write(text.replace(before + '<!-- /%s -->' % name, new + '<!-- /%s -->' % name))


def read(path):
    with open(path, encoding='utf-8') as source:
        return source.read()

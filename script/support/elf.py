"""Shared libraries as the linkers see them (ELF, 64 bits, little-endian), for script/bind-library.

  Library            the parts of a file: segments, dynamic section, symbols, relocations
  Strings            a table of strings that is being made
  packed_relative    DT_RELR of a list of places
  hash_table         DT_GNU_HASH of a list of names, and the order that it wants them in
  version_table      DT_VERNEED of a list of versions

Sources: the System V ABI with its supplements for x86-64 (4.4.1) and AArch64 (5.7.16); for DT_RELR
the generic ABI's proposal; for DT_GNU_HASH glibc's elf/dl-lookup.c.
"""
import struct

# Processor (e_machine): the relocations that hold a symbol's address, and the relative one.
RELOCATIONS = {62: ({1: 'absolute', 6: 'slot', 7: 'slot'}, 8),
               183: ({257: 'absolute', 1025: 'absolute', 1026: 'absolute'}, 1027)}
PT_LOAD, PT_DYNAMIC = 1, 2
DT_NULL, DT_NEEDED, DT_PLTRELSZ, DT_HASH, DT_STRTAB, DT_SYMTAB, DT_RELA, DT_RELASZ = (
    0, 1, 2, 4, 5, 6, 7, 8)
DT_STRSZ, DT_SONAME, DT_PLTREL, DT_JMPREL, DT_INIT_ARRAY, DT_INIT_ARRAYSZ, DT_RUNPATH = (
    10, 14, 20, 23, 25, 27, 29)
DT_RELRSZ, DT_RELR, DT_RELRENT, DT_GNU_HASH, DT_VERSYM, DT_RELACOUNT, DT_VERNEED, DT_VERNEEDNUM = (
    35, 36, 37, 0x6ffffef5, 0x6ffffff0, 0x6ffffff9, 0x6ffffffe, 0x6fffffff)
SHT_SYMTAB, SHT_STRTAB, SHT_RELA, SHT_DYNSYM, SHT_RELR = 2, 3, 4, 11, 19
SHT_GNU_HASH, SHT_VERNEED, SHT_VERSYM = 0x6ffffff6, 0x6ffffffe, 0x6fffffff
SHN_UNDEF, STB_GNU_UNIQUE, STT_TLS, STT_GNU_IFUNC = 0, 10, 6, 10
HEADER = struct.Struct('<16sHHIQQQIHHHHHH')
SEGMENT = struct.Struct('<IIQQQQQQ')
SECTION = struct.Struct('<IIQQQQIIQQ')
DYNAMIC = struct.Struct('<qQ')
SYMBOL = struct.Struct('<IBBHQQ')
RELA = struct.Struct('<QQq')
VERNEED = struct.Struct('<HHIII')
VERNAUX = struct.Struct('<IHHII')


class Library:
    """A file's image, and where in it things are."""

    def __init__(self, image):
        self.image = image
        (ident, _, machine, _, _, segments, self.sections_at, *_, count, _, self.section_count,
         self.names_section) = HEADER.unpack_from(image)
        if ident[:6] != b'\x7fELF\x02\x01' or machine not in RELOCATIONS:
            raise ValueError('no 64-bit little-endian ELF of x86-64 or AArch64')
        self.symbolic, self.relative = RELOCATIONS[machine]
        self.segments = [SEGMENT.unpack_from(image, segments + i * SEGMENT.size)
                         for i in range(count)]
        _, _, self.dynamic_at, _, _, size, _, _ = next(
            s for s in self.segments if s[0] == PT_DYNAMIC)
        self.dynamic_end = self.dynamic_at + size - size % DYNAMIC.size
        self.tags = list(DYNAMIC.iter_unpack(image[self.dynamic_at:self.dynamic_end]))
        self.dynamic = dict(self.tags)
        strings = self.offset(self.dynamic[DT_STRTAB])
        self.strings = bytes(image[strings:strings + self.dynamic[DT_STRSZ]])
        table = next(s for s in self.sections() if s[1] == SHT_DYNSYM)
        self.symbols = list(SYMBOL.iter_unpack(image[table[4]:table[4] + table[5]]))
        self.names = [self.string(symbol[0]) for symbol in self.symbols]
        versions = self.offset(self.dynamic[DT_VERSYM])
        self.versions = struct.unpack_from(f'<{len(self.symbols)}H', image, versions)

    def sections(self):
        return [SECTION.unpack_from(self.image, self.sections_at + i * SECTION.size)
                for i in range(self.section_count)]

    def offset(self, address):
        """Where the file holds what is mapped at `address`."""
        for kind, _, offset, start, _, size, _, _ in self.segments:
            if kind == PT_LOAD and start <= address < start + size:
                return offset + address - start
        raise ValueError(f'address {address:#x} is in no segment')

    def string(self, at):
        return self.strings[at:self.strings.index(0, at)]

    def is_defined(self, index):
        return self.symbols[index][3] != SHN_UNDEF

    def defined(self):
        """The names that other libraries can find here."""
        return {name for i, name in enumerate(self.names) if self.is_defined(i)}

    def relocations(self):
        for table, size in ((DT_RELA, DT_RELASZ), (DT_JMPREL, DT_PLTRELSZ)):
            if table in self.dynamic:
                start = self.offset(self.dynamic[table])
                yield from RELA.iter_unpack(self.image[start:start + self.dynamic[size]])

    def versions_needed(self):
        """(file's name, [(flags, number, version's name)]) of each file."""
        at = self.offset(self.dynamic[DT_VERNEED])
        step = 1
        while step != 0:
            _, count, file, first, step = VERNEED.unpack_from(self.image, at)
            entries, entry_at = [], at + first
            for _ in range(count):
                _, flags, number, name, following = VERNAUX.unpack_from(self.image, entry_at)
                entries.append((flags, number, self.string(name)))
                entry_at += following
            yield self.string(file), entries
            at += step

    def set_tag(self, tag, value):
        for at in range(self.dynamic_at, self.dynamic_end, DYNAMIC.size):
            if DYNAMIC.unpack_from(self.image, at)[0] == tag:
                DYNAMIC.pack_into(self.image, at, tag, value)


class Strings:
    """A table of strings, each of them once."""

    def __init__(self):
        self.table, self.known = bytearray(b'\0'), {b'': 0}

    def add(self, text):
        if text not in self.known:
            self.known[text] = len(self.table)
            self.table += text + b'\0'
        return self.known[text]


def packed_relative(places):
    """The words of DT_RELR: an even one is an address, an odd one a map of the 63 words after."""
    words, i = [], 0
    while i < len(places):
        words.append(places[i])
        base = places[i] + 8
        i += 1
        while i < len(places) and places[i] < base + 63 * 8:
            bits = 0
            while i < len(places) and places[i] < base + 63 * 8:
                bits |= 1 << (places[i] - base) // 8
                i += 1
            words.append(bits << 1 | 1)
            base += 63 * 8
    return struct.pack(f'<{len(words)}Q', *words)


def hash_of(name):
    value = 5381
    for byte in name:
        value = value * 33 + byte & 0xffffffff
    return value


def hash_table(names, first):
    """(the table, the order of the names); `first` is the number that the first of them has."""
    hashes = [hash_of(name) for name in names]
    buckets = len(names) // 2 | 1
    order = sorted(range(len(names)), key=lambda i: hashes[i] % buckets)
    words = 1 << (len(names) // 4).bit_length()
    bloom, starts, chain = [0] * words, [0] * buckets, []
    for at, i in enumerate(order):
        value, bucket = hashes[i], hashes[i] % buckets
        bloom[value // 64 % words] |= 1 << value % 64 | 1 << (value >> 6) % 64
        starts[bucket] = starts[bucket] or first + at
        last = at + 1 == len(order) or hashes[order[at + 1]] % buckets != bucket
        chain.append(value & ~1 | last)
    table = struct.pack('<4I', buckets, first, words, 6) + struct.pack(f'<{words}Q', *bloom)
    return table + struct.pack(f'<{buckets + len(chain)}I', *starts, *chain), order


def system_v_hash(text):
    value = 0
    for byte in text:
        value = (value << 4) + byte
        high = value & 0xf0000000
        value = (value ^ high >> 24) & ~high
    return value


def version_table(needed, strings):
    """DT_VERNEED of what versions_needed() yields."""
    table = b''
    for i, (file, entries) in enumerate(needed):
        size = VERNEED.size + len(entries) * VERNAUX.size
        table += VERNEED.pack(1, len(entries), strings.add(file), VERNEED.size,
                              size if i + 1 < len(needed) else 0)
        for j, (flags, number, name) in enumerate(entries):
            table += VERNAUX.pack(system_v_hash(name), flags, number, strings.add(name),
                                  VERNAUX.size if j + 1 < len(entries) else 0)
    return table

# This file has the growth laws of CPython's containers (3.9 to 3.13), which
# formulas call by name: what a container holds that grew one element at a time.


def list_capacity(n):
    """The slots of a list after n appends (list_resize)."""
    slots = 0
    while slots < n:
        slots = (slots + 1 + ((slots + 1) >> 3) + 6) & ~3
    return slots


def dict_bytes(n, entry):
    """The size of a dict after n insertions of entries of 24 bytes, or of 16 when
    all keys are strings (insertion_resize)."""
    if n <= 0:
        return 64
    log = 3
    while (2 << log) // 3 < n:
        log = max(3, ((2 << log) // 3 * 3 - 1).bit_length())
    index = 8 if log > 32 else 4 if log > 15 else 2 if log > 7 else 1
    return 96 + (index << log) + (2 << log) // 3 * entry


def set_bytes(n):
    """The size of a set after n insertions (set_add_entry)."""
    table = 8
    while True:
        full = (table - 1) * 3 // 5 + 1
        if n < full:
            break
        wanted = full * (2 if full > 50000 else 4)
        table = 8
        while table <= wanted:
            table <<= 1
    return 216 if table == 8 else 216 + 16 * table


LAWS = {"list_capacity": list_capacity, "dict_bytes": dict_bytes, "set_bytes": set_bytes}

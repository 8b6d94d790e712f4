# This file has the growth laws of CPython's containers, which formulas call by
# name: what a container holds that grew one element at a time. Those named after
# a version are that of the versions up to it; the plain ones hold from then on.


def list_capacity(n):
    """The slots of a list after n appends (list_resize)."""
    slots = 0
    while slots < n:
        slots = (slots + 1 + ((slots + 1) >> 3) + 6) & ~3
    return slots


def list_capacity_38(n):
    slots = 0
    while slots < n:
        slots += 1
        slots += (slots >> 3) + (3 if slots < 9 else 6)
    return slots


def _usable(log):
    return (2 << log) // 3


def _dict_log(n):
    log = 3
    while _usable(log) < n:
        log = max(3, (_usable(log) * 3 - 1).bit_length())
    return log


def dict_slots(n):
    """The slots of a dict's table after n insertions (insertion_resize)."""
    return 0 if n <= 0 else 1 << _dict_log(n)


def dict_bytes(n, entry, header=32):
    """The size of a dict after n insertions of entries of 24 bytes, or of 16 when
    all keys are strings."""
    if n <= 0:
        return 64
    log = _dict_log(n)
    index = 8 if log > 32 else 4 if log > 15 else 2 if log > 7 else 1
    return 64 + header + (index << log) + _usable(log) * entry


def dict_bytes_310(n, entry):
    return dict_bytes(n, entry, 40)


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


def array_capacity(n):
    """The items that an array.array has room for after n appends (array_resize)."""
    items = 0
    while items < n:
        items += 1 + ((items + 1) >> 4) + (3 if items < 8 else 7)
    return items


LAWS = {
    law.__name__: law
    for law in (
        list_capacity, list_capacity_38, dict_slots, dict_bytes, dict_bytes_310, set_bytes, array_capacity
    )
}

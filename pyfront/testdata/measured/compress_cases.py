"""Compression of what can be compressed and of what cannot: measured and inferred."""
import bz2
import gzip
import lzma
import os
import zlib

POINTS = {
    "z_rand": {"n": [3000, 40000, 120000, 1000000]},
    "z_zero": {"n": [3000, 40000, 120000, 1000000]},
    "z_rand_len": {"n": [3000, 40000, 120000, 1000000]},
    "g_rand": {"n": [3000, 40000, 120000, 1000000]},
    "g_zero": {"n": [3000, 40000, 120000, 1000000]},
    "b_rand": {"n": [3000, 40000, 120000]},
    "l_rand": {"n": [3000, 40000, 120000]},
}
# How far data can be compressed is not known.
LIMITS = {
    "bound": "g_zero z_zero",
}


def z_rand(n):
    return zlib.compress(os.urandom(n))


def z_zero(n):
    return zlib.compress(bytes(n))


def z_rand_len(n):
    return len(zlib.compress(os.urandom(n), 9))


def g_rand(n):
    return gzip.compress(os.urandom(n))


def g_zero(n):
    return gzip.compress(bytes(n))


def b_rand(n):
    return bz2.compress(os.urandom(n))


def l_rand(n):
    return lzma.compress(os.urandom(n))

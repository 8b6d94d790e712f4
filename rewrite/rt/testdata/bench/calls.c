/* This file calls one small function very often: what a checked call costs. */
#include <stdio.h>
#include <stdlib.h>

__attribute__((noinline, noclone)) int work(int n) {
  __asm__ volatile("" : : "r"(n) : "memory");
  return n + 1;
}

int main(int argc, char **argv) {
  long i, n = argc > 1 ? atol(argv[1]) : 20000000;
  unsigned s = 0;
  for (i = 0; i < n; i++) s += (unsigned)work((int)(i & 1023));
  printf("%u\n", s);
  return 0;
}

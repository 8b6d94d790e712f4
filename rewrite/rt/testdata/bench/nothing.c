/* This file computes without allocating: the runtime must not be felt. */
#include <stdio.h>
#include <stdlib.h>

static double a[300][300], b[300][300], c[300][300];

static double multiply(int n) {
  int i, j, k;
  double sum = 0;
  for (i = 0; i < n; i++)
    for (j = 0; j < n; j++) {
      double s = 0;
      for (k = 0; k < n; k++) s += a[i][k] * b[k][j];
      c[i][j] = s;
      sum += s;
    }
  return sum;
}

int main(int argc, char **argv) {
  int i, j, rounds = argc > 1 ? atoi(argv[1]) : 16;
  double sum = 0;
  for (i = 0; i < 300; i++)
    for (j = 0; j < 300; j++) a[i][j] = i + j, b[i][j] = i - j;
  while (rounds-- > 0) sum += multiply(300);
  printf("%g\n", sum);
  return 0;
}

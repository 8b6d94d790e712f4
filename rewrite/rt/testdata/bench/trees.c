/* This file is the binary-trees benchmark: nothing but malloc and free. */
#include <stdio.h>
#include <stdlib.h>

struct node {
  struct node *left, *right;
};

static struct node *make(int depth) {
  struct node *n = malloc(sizeof *n);
  if (!n) abort();
  n->left = depth > 0 ? make(depth - 1) : NULL;
  n->right = depth > 0 ? make(depth - 1) : NULL;
  return n;
}

static long count(const struct node *n) {
  return n->left ? 1 + count(n->left) + count(n->right) : 1;
}

static void drop(struct node *n) {
  if (n->left) {
    drop(n->left);
    drop(n->right);
  }
  free(n);
}

int main(int argc, char **argv) {
  int depth = argc > 1 ? atoi(argv[1]) : 18, d;
  long sum = 0;
  struct node *keep = make(depth);
  for (d = 4; d <= depth; d += 4) {
    long i, n = 1L << (depth - d + 4);
    for (i = 0; i < n; i++) {
      struct node *t = make(d);
      sum += count(t);
      drop(t);
    }
  }
  sum += count(keep);
  drop(keep);
  printf("%ld\n", sum);
  return 0;
}

/* This file parses and prints some 5 MB of JSON with the cJSON library. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cJSON.h"

int main(int argc, char **argv) {
  size_t cap = 5 << 20, n = 0;
  int rounds = argc > 1 ? atoi(argv[1]) : 6, i = 0;
  char *text = malloc(cap + 256);
  n += (size_t)sprintf(text + n, "[");
  while (n < cap - 256) {
    n += (size_t)sprintf(text + n,
                         "%s{\"id\":%d,\"name\":\"item %d\",\"tags\":[\"a\",\"bc\",\"def\"],"
                         "\"price\":%d.25,\"ok\":true,\"none\":null}",
                         i ? "," : "", i, i, i % 1000);
    i++;
  }
  strcpy(text + n, "]");
  while (rounds-- > 0) {
    cJSON *j = cJSON_Parse(text);
    char *s = cJSON_PrintUnformatted(j);
    if (!s) abort();
    n += strlen(s);
    free(s);
    cJSON_Delete(j);
  }
  printf("%zu\n", n);
  free(text);
  return 0;
}

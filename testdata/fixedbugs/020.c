/* Calls that look as if they were undefined and are not: what the code uses it
   tests before, in one of the ways that C has for that. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

static int get(int *p) { return *p; }

[alloc 4 - (p == NULL)] /* want violated "declared 3, actual 4 at .*p=0" */
void *ext(int *p) /* infer alloc = 4; peak = 4 */
{ if (!p) { fprintf(stderr, "x"); } else { *p = 1; } return malloc(4); }

[alloc 4 - (n == 2147483647)] /* want violated "declared 3, actual 4 at .*n=2147483647" */
void *sw(int n) /* infer alloc = 4; peak = 4 */
{ int k = 0; switch (n) { case 2147483647: k = 1; break; default: k = n + 1; } return malloc(k || !k ? 4 : 4); }

[alloc 4 - (n == 2147483647)] /* want violated "declared 3, actual 4 at .*n=2147483647" */
void *lp(int n, int c) /* infer alloc = 4 (not for all inputs); peak = 4 (not for all inputs) */
{ int k = 0; for (int i = 0; i < c; i++) { if (n == 2147483647) break; k = n + 1; } return malloc(k || !k ? 4 : 4); }

[alloc 4 - (p == NULL)] /* want violated "declared 3, actual 4 at .*p=0" */
void *lq(int *p, int c) /* infer alloc = 4; peak = 4 */
{ int k = 0; for (int i = 0; i < c; i++) k += p[i]; return malloc(k || !k ? 4 : 4); }

[alloc 4 - (p == NULL)] /* want violated "declared 3, actual 4 at .*p=0" */
void *ca(int *p, int f) /* infer alloc = 4; peak = 4 */
{ int k = f ? get(p) : 0; return malloc(k || !k ? 4 : 4); }

[alloc 4 - (p == NULL)] /* want violated "declared 3, actual 4 at .*p=0" */
void *an(int *p) /* infer alloc = 4; peak = 4 */
{ int k = p && get(p); return malloc(k || !k ? 4 : 4); }

[alloc 4 - (p == NULL)] /* want violated "declared 3, actual 4 at .*p=0" */
void *so(int *p) /* infer alloc = 4; peak = 4 */
{ int k = sizeof *p; return malloc(k ? 4 : 4); }

[alloc 4 - (p == NULL)] /* want violated "declared 3, actual 4 at .*p=0" */
void *cm(int *p) /* infer alloc = 4; peak = 4 */
{ int k = (p ? *p : 0, 3); return malloc(k ? 4 : 4); }

[alloc 4 - (p == NULL)] /* want violated "declared 3, actual 4 at .*p=0" */
void *wh(int *p) /* infer alloc = 4; peak = 4 */
{ int k = 0; while (p && *p && k < 3) k++; return malloc(k || !k ? 4 : 4); }

[alloc 4 - (p == NULL)] /* want violated "declared 3, actual 4 at .*p=0" */
void *go(int *p) /* infer alloc = 4; peak = 4 */
{ if (p == NULL) goto out; *p = 3; out: return malloc(4); }

[alloc 4 - (p == NULL)] /* want violated "declared 3, actual 4 at .*p=0" */
void *ex(int *p, int (*cb)(int *)) /* infer alloc unknown (callback: cb); free unknown (callback: cb); peak unknown (callback: cb) */
{ if (!p) return malloc(4); *p = cb(p); return malloc(4); }

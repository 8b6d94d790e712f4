/* This file makes library functions count as their models say. What the C
   library allocates for itself (stdio buffers, qsort's work space, locale data)
   is recognised by its caller's address and does not count. Functions that hand
   blocks to the program are interposed here:

     made    strdup and the like: done here, with the counted allocator
     MODEL   nothing inside counts; the block that comes out is charged at its
             final requested size, one step (asprintf, getline, fopen, ...)
     COUNT   everything inside counts (getaddrinfo, regcomp, glob, ...)

   Giving back needs no table: a block carries whether it was counted. */

#if defined(MUX_RT_WRAP)
#define LIB(f) __wrap_##f
#define LIB_NEXT(ret, f, params) extern ret __real_##f params
#define LIB_CALL(f) __real_##f
#define LIB_READY(f) 1
#else
#define LIB(f) f
#define LIB_NEXT(ret, f, params) static ret(*next_##f) params
#define LIB_CALL(f) next_##f
#define LIB_READY(f)                                                          \
  (next_##f || (next_##f = (__typeof__(next_##f))lib_next(#f)))

static COLD void *lib_next(const char *name) {
  void *p = dlsym(RTLD_NEXT, name);
  if (!p) errno = ENOSYS;
  return p;
}
#endif

/* charge_block counts the block at p, which a model's run left. */
static void charge_block(void *p) {
  int counted;
  int64_t n;
  if (!p) return;
  n = block_size(p, &counted);
  if (n < 0 || counted) return;
  block_adopt(p);
  charge(&T, n);
}

EXPORT char *LIB(strdup)(const char *s) {
  size_t n = strlen(s) + 1;
  char *p = DEF(malloc)(n);
  return p ? memcpy(p, s, n) : NULL;
}
EXPORT char *LIB(__strdup)(const char *s) { return LIB(strdup)(s); }

EXPORT char *LIB(strndup)(const char *s, size_t max) {
  size_t n = strnlen(s, max);
  char *p = DEF(malloc)(n + 1);
  if (!p) return NULL;
  p[n] = 0;
  return memcpy(p, s, n);
}
EXPORT char *LIB(__strndup)(const char *s, size_t max) { return LIB(strndup)(s, max); }

EXPORT wchar_t *LIB(wcsdup)(const wchar_t *s) {
  size_t n = (wcslen(s) + 1) * sizeof *s;
  wchar_t *p = DEF(malloc)(n);
  return p ? memcpy(p, s, n) : NULL;
}

/* MODEL_BLOCK: the result is the block to charge. */
#define MODEL_BLOCK(ret, f, params, args)                                     \
  LIB_NEXT(ret, f, params);                                                   \
  EXPORT ret LIB(f) params {                                                  \
    struct thread *t = &T;                                                    \
    int mode = t->mode;                                                       \
    ret r;                                                                    \
    if (!LIB_READY(f)) return NULL;                                           \
    set_mode(t, MODE_MODEL);                                                  \
    r = LIB_CALL(f) args;                                                     \
    set_mode(t, mode);                                                          \
    charge_block(r);                                                          \
    return r;                                                                 \
  }

/* MODEL_PATH: the same, where the result may also be the caller's buffer. */
#define MODEL_PATH(f, params, args, buf)                                      \
  LIB_NEXT(char *, f, params);                                                \
  EXPORT char *LIB(f) params {                                                \
    struct thread *t = &T;                                                    \
    int mode = t->mode;                                                       \
    char *r;                                                                  \
    if (!LIB_READY(f)) return NULL;                                           \
    set_mode(t, MODE_MODEL);                                                  \
    r = LIB_CALL(f) args;                                                     \
    set_mode(t, mode);                                                          \
    if (!(buf)) charge_block(r);                                              \
    return r;                                                                 \
  }

/* COUNT: all allocations inside are the model's. */
#define COUNT(ret, f, params, args, failed)                                   \
  LIB_NEXT(ret, f, params);                                                   \
  EXPORT ret LIB(f) params {                                                  \
    struct thread *t = &T;                                                    \
    int mode = t->mode;                                                       \
    ret r;                                                                    \
    if (!LIB_READY(f)) return failed;                                         \
    if (mode != MODE_MODEL) set_mode(t, MODE_COUNT);                            \
    r = LIB_CALL(f) args;                                                     \
    set_mode(t, mode);                                                          \
    return r;                                                                 \
  }

/* The formatting family: the buffer's growth is not the model's, its final size
   is. On failure *out is undefined and nothing is kept. */
#define MODEL_PRINT(f, params, args)                                          \
  LIB_NEXT(int, f, params);                                                   \
  EXPORT int LIB(f) params {                                                  \
    struct thread *t = &T;                                                    \
    int mode = t->mode, r;                                                    \
    if (!LIB_READY(f)) return -1;                                             \
    set_mode(t, MODE_MODEL);                                                  \
    r = LIB_CALL(f) args;                                                     \
    set_mode(t, mode);                                                          \
    if (r >= 0) charge_block(*out);                                           \
    return r;                                                                 \
  }

MODEL_PRINT(vasprintf, (char **out, const char *fmt, va_list ap), (out, fmt, ap))
MODEL_PRINT(__vasprintf_chk, (char **out, int flag, const char *fmt, va_list ap),
            (out, flag, fmt, ap))

EXPORT int LIB(asprintf)(char **out, const char *fmt, ...) {
  va_list ap;
  int r;
  va_start(ap, fmt);
  r = LIB(vasprintf)(out, fmt, ap);
  va_end(ap);
  return r;
}

EXPORT int LIB(__asprintf_chk)(char **out, int flag, const char *fmt, ...) {
  va_list ap;
  int r;
  va_start(ap, fmt);
  r = LIB(__vasprintf_chk)(out, flag, fmt, ap);
  va_end(ap);
  return r;
}

/* getline: the buffer's growth is one reallocation to its final size. */
struct growth {
  void *old;
  int64_t size;
  int counted;
};

static inline struct growth grow_before(void *p) {
  struct growth g = {p, 0, 0};
  if (p) g.size = block_size(p, &g.counted);
  return g;
}

static void grow_after(struct growth g, void *p) {
  int counted;
  int64_t n;
  if (!p) return;
  n = block_size(p, &counted);
  if (n < 0 || (p == g.old && n == g.size)) return;
  if (!counted) block_adopt(p);
  recharge(&T, n, g.counted ? g.size : 0);
}

#define MODEL_LINE(f, params, args)                                           \
  LIB_NEXT(ssize_t, f, params);                                               \
  EXPORT ssize_t LIB(f) params {                                              \
    struct thread *t = &T;                                                    \
    int mode = t->mode;                                                       \
    struct growth g;                                                          \
    ssize_t r;                                                                \
    if (!LIB_READY(f)) return -1;                                             \
    if (!line || !len) return LIB_CALL(f) args;                               \
    g = grow_before(*line);                                                   \
    set_mode(t, MODE_MODEL);                                                  \
    r = LIB_CALL(f) args;                                                     \
    set_mode(t, mode);                                                          \
    grow_after(g, *line);                                                     \
    return r;                                                                 \
  }

MODEL_LINE(getline, (char **line, size_t *len, FILE *f), (line, len, f))
MODEL_LINE(getdelim, (char **line, size_t *len, int d, FILE *f), (line, len, d, f))
MODEL_LINE(__getdelim, (char **line, size_t *len, int d, FILE *f), (line, len, d, f))

MODEL_PATH(realpath, (const char *path, char *buf), (path, buf), buf)
MODEL_PATH(__realpath_chk, (const char *path, char *buf, size_t n), (path, buf, n), buf)
MODEL_PATH(getcwd, (char *buf, size_t n), (buf, n), buf)
MODEL_PATH(__getcwd_chk, (char *buf, size_t n, size_t m), (buf, n, m), buf)
MODEL_BLOCK(char *, get_current_dir_name, (void), ())
MODEL_BLOCK(char *, canonicalize_file_name, (const char *path), (path))
#if !defined(MUX_RT_WRAP) /* each would pull its part of libc.a into every program */
MODEL_BLOCK(char *, tempnam, (const char *dir, const char *pfx), (dir, pfx))
MODEL_BLOCK(FILE *, popen, (const char *cmd, const char *mode_), (cmd, mode_))
MODEL_BLOCK(FILE *, setmntent, (const char *path, const char *mode_), (path, mode_))
#endif

/* Streams: the FILE counts, its buffer (made by the first transfer) does not. */
MODEL_BLOCK(FILE *, fopen, (const char *path, const char *mode_), (path, mode_))
MODEL_BLOCK(FILE *, fopen64, (const char *path, const char *mode_), (path, mode_))
MODEL_BLOCK(FILE *, fdopen, (int fd, const char *mode_), (fd, mode_))
MODEL_BLOCK(FILE *, tmpfile, (void), ())
MODEL_BLOCK(FILE *, tmpfile64, (void), ())
MODEL_BLOCK(FILE *, fmemopen, (void *buf, size_t n, const char *mode_), (buf, n, mode_))
MODEL_BLOCK(DIR *, opendir, (const char *path), (path))
MODEL_BLOCK(DIR *, fdopendir, (int fd), (fd))
COUNT(FILE *, open_memstream, (char **p, size_t *n), (p, n), NULL)

/* Structures of several blocks. */
#if !defined(MUX_RT_WRAP)
COUNT(int, getaddrinfo,
      (const char *node, const char *service, const struct addrinfo *hints,
       struct addrinfo **res),
      (node, service, hints, res), EAI_SYSTEM)
COUNT(int, getifaddrs, (struct ifaddrs **p), (p), -1)
COUNT(int, regcomp, (regex_t *re, const char *pattern, int flags), (re, pattern, flags),
      REG_ESPACE)
COUNT(int, glob,
      (const char *pattern, int flags, int (*err)(const char *, int), glob_t *g),
      (pattern, flags, err, g), GLOB_NOSPACE)
COUNT(int, wordexp, (const char *words, wordexp_t *w, int flags), (words, w, flags),
      WRDE_NOSPACE)
COUNT(int, scandir,
      (const char *dir, struct dirent ***list, int (*sel)(const struct dirent *),
       int (*cmp)(const struct dirent **, const struct dirent **)),
      (dir, list, sel, cmp), -1)
COUNT(void *, tsearch,
      (const void *key, void **root, int (*cmp)(const void *, const void *)),
      (key, root, cmp), NULL)
COUNT(int, hcreate_r, (size_t n, struct hsearch_data *h), (n, h), 0)
COUNT(locale_t, newlocale, (int mask, const char *name, locale_t base), (mask, name, base),
      (locale_t)0)
COUNT(locale_t, duplocale, (locale_t base), (base), (locale_t)0)
COUNT(iconv_t, iconv_open, (const char *to, const char *from), (to, from), (iconv_t)-1)
#endif

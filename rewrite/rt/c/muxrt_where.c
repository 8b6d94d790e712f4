/* This file finds where the modelled libraries lie in memory and decides which
   of their allocations count. */

struct range {
  uintptr_t low, len;
};

/* The C library and the dynamic linker; in a static program what the linker put
   after this unit. Then two of its functions that are treated apart. */
static struct range lib_c, lib_ld, fn_buffer, fn_string;

static inline int within(struct range r, const void *p) { return (uintptr_t)p - r.low < r.len; }

static int counts(struct thread *t, const void *ra) {
  if (!t->ready) {
    if (!started) return 0;
    thread_init(t);
  }
  if (!within(lib_c, ra) && !within(lib_ld, ra)) return 1;
  if (t->mode == MODE_MODEL) return 0;
  if (within(fn_string, ra)) return 1; /* grows a memory stream's buffer */
  if (t->mode == MODE_COUNT) return !within(fn_buffer, ra); /* a stdio buffer */
  return 0;
}

#if defined(MUX_RT_WRAP)
extern char etext;
static void text_end(void);

static void find_libraries(void) {
  lib_c.low = (uintptr_t)&text_end;
  lib_c.len = (uintptr_t)&etext - lib_c.low;
}
#else
struct wanted {
  uintptr_t addr;
  struct range *text;
};

static int find_object(struct dl_phdr_info *info, size_t size, void *data) {
  struct wanted *w = data;
  struct range text = {0, 0};
  int i, here = 0;
  (void)size;
  for (i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *ph = &info->dlpi_phdr[i];
    struct range r = {info->dlpi_addr + ph->p_vaddr, ph->p_memsz};
    if (ph->p_type != PT_LOAD) continue;
    if (within(r, (void *)w->addr)) here = 1;
    if (ph->p_flags & PF_X) text = r;
  }
  if (here) *w->text = text;
  return here;
}

/* find_text finds the code of the object that addr lies in. */
static void find_text(uintptr_t addr, struct range *text) {
  struct wanted w = {addr, text};
  if (addr) dl_iterate_phdr(find_object, &w);
}

/* find_function finds one function, if the library exports it. */
static void find_function(const char *symbol, struct range *text) {
  const ElfW(Sym) *sym = NULL;
  Dl_info info;
  void *p = dlsym(RTLD_NEXT, symbol);
  if (!p || !dladdr1(p, &info, (void **)&sym, RTLD_DL_SYMENT) || !sym) return;
  text->low = (uintptr_t)p;
  text->len = sym->st_size;
}

static void find_libraries(void) {
  find_text((uintptr_t)dlsym(RTLD_DEFAULT, "__libc_start_main"), &lib_c);
  find_text((uintptr_t)_r_debug.r_ldbase, &lib_ld);
  find_function("_IO_file_doallocate", &fn_buffer);
  find_function("_IO_str_overflow", &fn_string);
}
#endif

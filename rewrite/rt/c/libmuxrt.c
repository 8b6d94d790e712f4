/* This file is the counting runtime as one compilation unit. Built as it is it
   interposes the allocator (a shared object to preload, or an object in a
   dynamic program); with MUX_RT_WRAP it is for static programs linked with
   --wrap; with MUX_RT_SANITIZER the sanitizer's allocator stays and reports. */
#define _GNU_SOURCE 1
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <iconv.h>
#include <ifaddrs.h>
#include <limits.h>
#include <link.h>
#include <locale.h>
#include <mntent.h>
#include <netdb.h>
#include <pthread.h>
#include <regex.h>
#include <search.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <wchar.h>
#include <wordexp.h>

/* The headers' macros and inline definitions must not rename what is defined
   here. */
#undef strdup
#undef strndup

#include "muxrt.h"
#include "mux.h"

static int started;

#include "muxrt_check.c"
#include "muxrt_where.c"
#if defined(MUX_RT_SANITIZER)
#include "muxrt_san.c"
#else
#include "muxrt_alloc.c"
#endif
#include "muxrt_libc.c"
#include "muxrt_start.c"

#if defined(MUX_RT_WRAP)
/* The linker places this unit after the program's objects and before libc.a. */
__attribute__((noinline, used)) static void text_end(void) { __asm__ volatile(""); }
#endif

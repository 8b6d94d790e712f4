// This file models <stdio_ext.h>; README.md has the conventions.

typedef long unsigned int size_t;
struct _IO_FILE;
typedef struct _IO_FILE FILE;

size_t __fbufsize(FILE *fp);
int __freading(FILE *fp);
int __fwriting(FILE *fp);
int __freadable(FILE *fp);
int __fwritable(FILE *fp);
int __flbf(FILE *fp);
void __fpurge(FILE *fp);
size_t __fpending(FILE *fp);
void _flushlbf(void);
int __fsetlocking(FILE *fp, int type);

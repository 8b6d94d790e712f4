// This file models <link.h>; README.md has the conventions.

typedef unsigned long int Elf64_Addr;
typedef unsigned int Elf64_Word;
typedef unsigned short int Elf64_Section;
typedef unsigned long int uint64_t;
typedef unsigned long int Elf64_Xword;
typedef struct {
	Elf64_Word st_name;
	unsigned char st_info;
	unsigned char st_other;
	Elf64_Section st_shndx;
	Elf64_Addr st_value;
	Elf64_Xword st_size;
} Elf64_Sym;
typedef unsigned long int uintptr_t;
struct La_x86_64_regs;
typedef struct La_x86_64_regs La_x86_64_regs;
struct La_x86_64_retval;
typedef struct La_x86_64_retval La_x86_64_retval;
typedef unsigned int Elf32_Addr;
typedef unsigned int Elf32_Word;
typedef unsigned int uint32_t;
typedef unsigned int __uint32_t;
typedef unsigned short int Elf32_Section;
typedef struct {
	Elf32_Word st_name;
	Elf32_Addr st_value;
	Elf32_Word st_size;
	unsigned char st_info;
	unsigned char st_other;
	Elf32_Section st_shndx;
} Elf32_Sym;
struct dl_phdr_info;
typedef long unsigned int size_t;
struct link_map;
typedef long int Lmid_t;
typedef unsigned long int __uint64_t;
typedef unsigned long int Elf64_Off;
typedef struct {
	Elf64_Word p_type;
	Elf64_Word p_flags;
	Elf64_Off p_offset;
	Elf64_Addr p_vaddr;
	Elf64_Addr p_paddr;
	Elf64_Xword p_filesz;
	Elf64_Xword p_memsz;
	Elf64_Xword p_align;
} Elf64_Phdr;
typedef unsigned short int Elf64_Half;
struct dl_phdr_info {
	Elf64_Addr dlpi_addr;
	const char *dlpi_name;
	const Elf64_Phdr *dlpi_phdr;
	Elf64_Half dlpi_phnum;
	unsigned long long int dlpi_adds;
	unsigned long long int dlpi_subs;
	size_t dlpi_tls_modid;
	void *dlpi_tls_data;
};

Elf64_Addr la_x86_64_gnu_pltenter(Elf64_Sym *sym, unsigned int ndx, uintptr_t *refcook, uintptr_t *defcook, La_x86_64_regs *regs, unsigned int *flags, const char *symname, long int *framesizep);
unsigned int la_x86_64_gnu_pltexit(Elf64_Sym *sym, unsigned int ndx, uintptr_t *refcook, uintptr_t *defcook, const La_x86_64_regs *inregs, La_x86_64_retval *outregs, const char *symname);
Elf32_Addr la_x32_gnu_pltenter(Elf32_Sym *sym, unsigned int ndx, uintptr_t *refcook, uintptr_t *defcook, La_x86_64_regs *regs, unsigned int *flags, const char *symname, long int *framesizep);
unsigned int la_x32_gnu_pltexit(Elf32_Sym *sym, unsigned int ndx, uintptr_t *refcook, uintptr_t *defcook, const La_x86_64_regs *inregs, La_x86_64_retval *outregs, const char *symname);

int dl_iterate_phdr(int (*callback)(struct dl_phdr_info *, size_t, void *), void *data) {
	int r = 0;
	while (r == 0 && mux_any(int)) {
		struct dl_phdr_info info;
		mux_write(&info, sizeof info);
		r = callback(&info, sizeof info, data);
	}
	return r;
}

unsigned int la_version(unsigned int version);
void la_activity(uintptr_t *cookie, unsigned int flag);
char *la_objsearch(const char *name, uintptr_t *cookie, unsigned int flag);
unsigned int la_objopen(struct link_map *map, Lmid_t lmid, uintptr_t *cookie);
void la_preinit(uintptr_t *cookie);
uintptr_t la_symbind32(Elf32_Sym *sym, unsigned int ndx, uintptr_t *refcook, uintptr_t *defcook, unsigned int *flags, const char *symname);
uintptr_t la_symbind64(Elf64_Sym *sym, unsigned int ndx, uintptr_t *refcook, uintptr_t *defcook, unsigned int *flags, const char *symname);
unsigned int la_objclose(uintptr_t *cookie);

// This file models <stdatomic.h>, its functions: its other names are macros over
// gcc's built-in functions. README.md has the conventions.

typedef enum {
	memory_order_relaxed,
	memory_order_consume,
	memory_order_acquire,
	memory_order_release,
	memory_order_acq_rel,
	memory_order_seq_cst
} memory_order;
typedef struct {
	_Bool __val;
} atomic_flag;

void atomic_thread_fence(memory_order order) __attribute__((const));
void atomic_signal_fence(memory_order order) __attribute__((const));
_Bool atomic_flag_test_and_set(volatile atomic_flag *object);
_Bool atomic_flag_test_and_set_explicit(volatile atomic_flag *object, memory_order order);
void atomic_flag_clear(volatile atomic_flag *object);
void atomic_flag_clear_explicit(volatile atomic_flag *object, memory_order order);

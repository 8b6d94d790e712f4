/* Objects with arrays of structures in them: what a loop writes to the elements is
 * told apart from the other members, and a function that a constant tells what to do
 * changes only that. */
#include <stdlib.h>
#include <string.h>

struct packet {
	char *data;
	unsigned time, span;
};
struct buffer {
	unsigned start;
	struct packet packets[20];
	void (*destroy)(void *);
	int step, margin, late, cost, low, high;
	long sum;
};

enum { SET_MARGIN, GET_MARGIN, SET_LATE, GET_LATE, COUNT, SET_DESTROY, SET_COST, SUM };

/* Too large to be executed for what it does to an unknown request. */
static int control(struct buffer *b, int request, void *p)
{
	int n = 0;
	switch (request) {
	case SET_MARGIN:
		b->margin = *(int *)p;
		b->low = b->margin / 2 - b->step * 3;
		b->high = b->margin * 2 + b->step * 5 - b->low;
		break;
	case GET_MARGIN:
		*(int *)p = b->margin;
		break;
	case SET_LATE:
		b->late = *(int *)p;
		b->low = b->late * 7 - b->margin + b->cost;
		b->high = b->late * 9 + b->margin - b->cost + b->low;
		break;
	case GET_LATE:
		*(int *)p = b->late;
		break;
	case COUNT:
		for (int i = 0; i < 20; i++)
			if (b->packets[i].data && b->packets[i].time > b->start)
				n++;
		*(int *)p = n;
		break;
	case SET_DESTROY:
		b->destroy = (void (*)(void *))p;
		break;
	case SET_COST:
		b->cost = *(int *)p;
		b->low = b->cost * 3 + b->margin * 2 + b->step;
		b->high = b->cost * 4 - b->margin * 3 + b->step - b->low;
		break;
	case SUM:
		for (int i = 0; i < 20; i++)
			b->sum += b->packets[i].span * 2 + b->packets[i].time;
		*(long *)p = b->sum;
		break;
	default:
		return -1;
	}
	return 0;
}

static void reset(struct buffer *b)
{
	for (int i = 0; i < 20; i++)
		if (b->packets[i].data) {
			if (b->destroy)
				b->destroy(b->packets[i].data);
			else
				free(b->packets[i].data);
			b->packets[i].data = NULL;
		}
	b->start = 0;
	b->sum = 0;
}

struct buffer *new_buffer(int step) /* infer alloc = 368; peak = 368 */
{
	/* measure step=0,7 : new_buffer(${step}); */
	struct buffer *b = malloc(sizeof *b);
	int late = 4;
	if (!b)
		return NULL;
	for (int i = 0; i < 20; i++)
		b->packets[i].data = NULL;
	b->step = step;
	b->destroy = NULL;
	b->cost = 0;
	control(b, SET_LATE, &late);
	reset(b);
	return b;
}

/* One past the last element, and an element by its number. */
void beside(int n) /* infer alloc = 210 if n >= 0 && n <= 19; 0 otherwise; free = 210 if n >= 0 && n <= 19; 0 otherwise; peak = 210 if n >= 0 && n <= 19; 0 otherwise */
{
	/* measure n=0,3,19 : beside(${n}); */
	struct buffer b;
	if (n < 0 || n >= 20)
		return;
	for (int i = 0; i < 20; i++)
		b.packets[i].data = malloc(i + 1);
	b.destroy = NULL;
	b.packets[n].time = 5;
	b.step = 6;
	for (int i = 0; i < 20; i++)
		free(b.packets[i].data);
}

/* A store to an element that the loop reads later. */
void replaced(int n) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free; limit: not followed further, as another way is not understood); free unknown (free-of-unknown: a pointer of unknown origin is released by free; limit: not followed further, as another way is not understood); peak unknown (free-of-unknown: a pointer of unknown origin is released by free; limit: not followed further, as another way is not understood) */
{
	/* measure n=0,3,19 : replaced(${n}); */
	struct buffer b;
	if (n < 0 || n >= 20)
		return;
	for (int i = 0; i < 20; i++)
		b.packets[i].data = NULL;
	b.packets[n].data = malloc(9);
	for (int i = 0; i < 20; i++)
		if (b.packets[i].data)
			free(b.packets[i].data);
}

/* Rows on their own blocks: a loop that acquires and a loop that gives back. */
#include <stdlib.h>

void matrix_free(double **m, int rows)
{
	for (int i = 0; i < rows; i++)
		free(m[i]);
	free(m);
}

double **matrix_new(int rows, int columns)
{
	double **m = malloc(rows * sizeof *m);
	if (m == NULL)
		return NULL;
	for (int i = 0; i < rows; i++) {
		m[i] = malloc(columns * sizeof **m);
		if (m[i] == NULL) {
			matrix_free(m, i);
			return NULL;
		}
	}
	return m;
}

/* A lower triangle: row i has i + 1 columns. */
double **triangle_new(int rows)
{
	double **m = malloc(rows * sizeof *m);
	if (m == NULL)
		return NULL;
	for (int i = 0; i < rows; i++) {
		m[i] = malloc((i + 1) * sizeof **m);
		if (m[i] == NULL) {
			matrix_free(m, i);
			return NULL;
		}
	}
	return m;
}

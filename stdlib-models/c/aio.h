// This file models <aio.h>; README.md has the conventions.

struct aioinit;
struct aiocb;
struct sigevent;
typedef long int __ssize_t;
struct timespec;
struct aiocb64;

void aio_init(const struct aioinit *init);
int aio_read(struct aiocb *aiocbp);
int aio_write(struct aiocb *aiocbp);
int lio_listio(int mode, struct aiocb * const list[], int nent, struct sigevent *sig);
int aio_error(const struct aiocb *aiocbp);
__ssize_t aio_return(struct aiocb *aiocbp);
int aio_cancel(int fildes, struct aiocb *aiocbp);
int aio_suspend(const struct aiocb * const list[], int nent, const struct timespec *timeout);
int aio_fsync(int operation, struct aiocb *aiocbp);
int aio_read64(struct aiocb64 *aiocbp);
int aio_write64(struct aiocb64 *aiocbp);
int lio_listio64(int mode, struct aiocb64 * const list[], int nent, struct sigevent *sig);
int aio_error64(const struct aiocb64 *aiocbp);
__ssize_t aio_return64(struct aiocb64 *aiocbp);
int aio_cancel64(int fildes, struct aiocb64 *aiocbp);
int aio_suspend64(const struct aiocb64 * const list[], int nent, const struct timespec *timeout);
int aio_fsync64(int operation, struct aiocb64 *aiocbp);

// This file says where built runtimes are kept.

package rt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// CacheDir is where built runtimes go: $MUX_CACHE_DIR, else mux in the user's
// cache folder, else, where that cannot be written, a folder of this user's in
// that for temporary files, which must be nobody else's: what is in it is loaded
// into programs. Losing it costs one compilation.
func CacheDir() (string, error) {
	if d := os.Getenv("MUX_CACHE_DIR"); d != "" {
		return d, nil
	}
	if d, err := os.UserCacheDir(); err == nil {
		d = filepath.Join(d, "mux")
		const write = 2 // W_OK of access(2)
		if os.MkdirAll(d, 0o777) == nil && syscall.Access(d, write) == nil {
			return d, nil
		}
	}
	d := filepath.Join(os.TempDir(), fmt.Sprintf("mux-%d", os.Getuid()))
	if err := os.Mkdir(d, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	fi, err := os.Lstat(d)
	if err != nil {
		return "", err
	}
	st, ok := fi.Sys().(*syscall.Stat_t)
	if !fi.IsDir() || fi.Mode().Perm()&0o022 != 0 || !ok || int(st.Uid) != os.Getuid() {
		return "", fmt.Errorf("%s is not a private folder; set MUX_CACHE_DIR", d)
	}
	return d, nil
}

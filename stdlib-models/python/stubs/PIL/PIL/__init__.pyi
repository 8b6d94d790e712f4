# Pillow: a package.

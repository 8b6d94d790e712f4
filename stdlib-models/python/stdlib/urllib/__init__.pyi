# urllib: a package.

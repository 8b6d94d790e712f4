# numpy.lib: a package.

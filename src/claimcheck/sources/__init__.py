"""RESOLVE: the true record of each reference, from the registries, the cache or the lock file."""

package dev.cctally.platform.plugin;

/**
 * What the distribution's index says about one bundled jar.
 *
 * @param jar its path and attributes, copied from its manifest when the distribution was built
 * @param size its length in bytes
 * @param sha256 its digest in lower-case hexadecimal digits
 */
record IndexedJar(PluginJar jar, long size, String sha256) {}

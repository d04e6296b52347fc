package dev.cctally.platform.plugin;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A jar in a plugin folder that is not used.
 *
 * @param id its id, or its file name if it has none
 * @param path the jar
 * @param jar its manifest, or {@code null} if it has none that can be read
 * @param plugin what it is, or {@code null} if its descriptor is not valid
 * @param bundled whether it came with the distribution
 * @param state why not
 * @param problem one sentence
 * @param foreign whether it is made for another operating system, which is nobody's fault
 * @param automatic whether it was switched off because it kept failing
 */
record Rejection(
    String id,
    Path path,
    @Nullable PluginJar jar,
    @Nullable CheckedPlugin plugin,
    boolean bundled,
    PluginState state,
    String problem,
    boolean foreign,
    boolean automatic) {}

package dev.cctally.platform.plugin.manage;

import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginJars;
import dev.cctally.platform.plugin.PluginRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plugin that may be installed: fetched, and found to be in order. The user has not agreed to it
 * yet. What is checked is a private copy, and that copy is what is installed.
 *
 * @param plugin its descriptor
 * @param look all that was found
 * @param copy the private copy; deleted by {@link #close}, unless it has been installed
 * @param source where it came from: a path or an address
 * @param size its bytes
 * @param sha256 its digest
 * @param installed what it would replace, or {@code null}
 * @param pinnedSigner who signed what it would replace, or {@code null}
 */
public record Candidate(
    InstalledPlugin plugin,
    PluginJars.Look look,
    Path copy,
    String source,
    long size,
    String sha256,
    @Nullable PluginRecord installed,
    @Nullable String pinnedSigner)
    implements AutoCloseable {
  /** Rejects {@code null}. */
  public Candidate {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(look, "look");
    Objects.requireNonNull(copy, "copy");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sha256, "sha256");
  }

  /** {@return its {@code Plugin-Id}} */
  public String id() {
    return plugin.id();
  }

  /** {@return whether it is an earlier version than what it would replace} */
  public boolean older() {
    InstalledPlugin now = installed == null ? null : installed.plugin();
    return now != null && plugin.olderThan(now);
  }

  /** {@return fingerprint of the certificate it is signed with, or {@code null}} */
  public @Nullable String signer() {
    return look.signer();
  }

  /** {@return whether it is signed by somebody else than what it would replace} */
  public boolean otherSigner() {
    return pinnedSigner != null && !pinnedSigner.equals(signer());
  }

  /**
   * {@return a manifest attribute, or an empty text}
   *
   * @param name its name
   */
  public String attribute(String name) {
    return look.manifest().getOrDefault(name, "");
  }

  /** {@return what it says it reads, runs and talks to} */
  public List<String> permissions() {
    return List.of(attribute("Cctally-Permissions").split(",", -1)).stream()
        .map(String::strip)
        .filter(permission -> !permission.isEmpty())
        .toList();
  }

  /** Deletes the copy. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      return; // the next installation tries again
    }
  }
}

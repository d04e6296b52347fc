package dev.cctally.spi.setup;

import dev.cctally.spi.vendor.HostEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to install, inspect and remove our hooks in the vendor's tool. <b>Implemented by plugins</b>.
 * Edits only add; what a user wrote is kept, byte for byte where possible.
 *
 * @since 1.0
 */
public interface HostIntegration {
  /**
   * Works out what installing would change, without changing it.
   *
   * @param host the host
   * @param command the absolute path of our launcher
   * @return the edits; empty if everything is in place
   * @throws IOException if the tool's files cannot be read
   */
  List<Edit> planInstall(HostEnvironment host, Path command) throws IOException;

  /**
   * Works out what removing would change, without changing it.
   *
   * @param host the host
   * @return the edits; empty if nothing of ours is there
   * @throws IOException if the tool's files cannot be read
   */
  List<Edit> planRemove(HostEnvironment host) throws IOException;

  /**
   * {@return what is installed now}
   *
   * @param host the host
   * @throws IOException if the tool's files cannot be read
   */
  List<Status> inspect(HostEnvironment host) throws IOException;

  /**
   * A file to write. The platform makes a backup, writes a sibling and renames it over the target,
   * and gives up if the file changed in between. Plugins create these.
   *
   * @param file the file, absolute
   * @param summary what changes, one line for people
   * @param before the content the plan was made from, or {@code null} if there was no file
   * @param after the new content
   */
  record Edit(Path file, String summary, @Nullable String before, String after) {
    /** Rejects {@code null}, except for a file that is not there yet. */
    public Edit {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(summary, "summary");
      Objects.requireNonNull(after, "after");
    }
  }

  /**
   * One thing we install. Plugins create these.
   *
   * @param id a short id, for example {@code hook.stop}
   * @param installed whether it is there
   * @param detail one line for people
   */
  record Status(String id, boolean installed, String detail) {
    /** Rejects {@code null}. */
    public Status {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(detail, "detail");
    }
  }
}

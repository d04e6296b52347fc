package dev.cctally.spi.setup;

import dev.cctally.spi.vendor.HostEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor's tool lets a program block a prompt before it is sent. <b>Implemented by
 * plugins</b>. Works on texts alone: the platform reads the tool's settings, keeps a backup, writes
 * what is given back, and runs when the tool asks. No method may do I/O.
 *
 * @since 1.0
 */
public interface PromptGuard {
  /**
   * {@return the tool's settings file, absolute; it need not exist}
   *
   * @param host the host
   */
  Path settings(HostEnvironment host);

  /**
   * Adds the hook that calls us. What the user wrote is kept byte for byte. A hook of ours that
   * calls another command is made to call this one.
   *
   * @param settings the content of the settings file; empty if there is none
   * @param command the words of the command to be called, the first an absolute path
   * @return what becomes of it
   */
  Change install(String settings, List<String> command);

  /**
   * Removes every hook of ours that guards prompts, and nothing else.
   *
   * @param settings the content of the settings file; empty if there is none
   * @return what becomes of it
   */
  Change remove(String settings);

  /**
   * {@return the command line of our hook as it stands in the settings, or empty if it is not
   * there}
   *
   * @param settings the content of the settings file; empty if there is none
   */
  Optional<String> installed(String settings);

  /**
   * {@return what in the settings keeps the tool from calling any hook, a clause that follows the
   * settings' name; empty if nothing does}
   *
   * @param settings the content of the settings file; empty if there is none
   */
  default Optional<String> obstacle(String settings) {
    return Optional.empty();
  }

  /**
   * Reads what the tool passes to the hook.
   *
   * @param input the bytes, which may be anything
   * @return what it says; empty if it makes no sense
   */
  Optional<Prompt> read(byte[] input);

  /**
   * {@return how the hook tells the tool that a prompt is blocked} To let it pass the hook ends
   * with 0 and says nothing.
   *
   * @param reason why, for the user; a few lines
   */
  Answer block(String reason);

  /**
   * A prompt that is about to be sent. Plugins create these.
   *
   * @param workingDirectory the folder the tool works in, or {@code null} if it did not say
   */
  record Prompt(@Nullable String workingDirectory) {}

  /**
   * What the hook has to say to the tool. Plugins create these.
   *
   * @param out what to write to standard output
   * @param err what to write to standard error
   * @param exitCode what to end with
   */
  record Answer(String out, String err, int exitCode) {
    /** Rejects {@code null}. */
    public Answer {
      Objects.requireNonNull(out, "out");
      Objects.requireNonNull(err, "err");
    }
  }

  /** What becomes of the settings. Complete: a minor version adds none. Plugins create these. */
  sealed interface Change {
    /** Everything is in place already. */
    record Nothing() implements Change {
      /** Makes it. */
      public Nothing {}
    }

    /**
     * They change.
     *
     * @param settings the new content
     */
    record To(String settings) implements Change {
      /** Rejects {@code null}. */
      public To {
        Objects.requireNonNull(settings, "settings");
      }
    }

    /**
     * They are not what they should be and stay as they are.
     *
     * @param reason what is wrong with them and where: a clause that follows their name, such as
     *     {@code is not valid JSON}
     */
    record Refused(String reason) implements Change {
      /** Rejects {@code null}. */
      public Refused {
        Objects.requireNonNull(reason, "reason");
      }
    }
  }
}

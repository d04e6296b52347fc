package dev.cctally.platform.config;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.store.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the configuration. Never creates, changes or locks anything. */
public final class ConfigurationFile {
  /** The file's name in the data directory. */
  public static final String NAME = "config.json";

  private static final String OPTION = "--config: ";

  private ConfigurationFile() {}

  /**
   * Reads the user's own file. Whatever is wrong with it, the answer is usable: defaults, with a
   * warning.
   *
   * @param dataDirectory the data directory; need not exist
   * @return the configuration
   */
  public static Configuration load(Path dataDirectory) {
    Path file = dataDirectory.resolve(NAME);
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return ignoring("unreadable", file, "it is no file"); // to read a pipe would take for ever
      }
      byte[] bytes = Files.readAllBytes(file);
      if (JsonDocument.isBlank(bytes)) {
        return Configuration.DEFAULTS; // as good as no file
      }
      ConfigurationParser.Outcome outcome = ConfigurationParser.parse(bytes);
      return Objects.requireNonNullElseGet(
          outcome.configuration(), () -> ignoring("corrupt", file, outcome.problem()));
    } catch (NoSuchFileException e) {
      return Configuration.DEFAULTS;
    } catch (IOException e) {
      return ignoring("unreadable", file, IoReason.of(e));
    }
  }

  /**
   * The user's own file as it is written.
   *
   * @param document what is in it; empty if there is none or it is broken
   * @param warning a line for the user if it is broken, else {@code null}
   */
  public record Found(JsonDocument document, @Nullable String warning) {}

  /**
   * Reads the user's own file as it is written, for those who show or check settings one by one.
   *
   * @param dataDirectory the data directory; need not exist
   * @return what was found
   */
  public static Found find(Path dataDirectory) {
    Path file = dataDirectory.resolve(NAME);
    try {
      if (!Files.exists(file) || Files.isRegularFile(file)) {
        return new Found(JsonDocument.of(Files.readAllBytes(file)), null);
      }
    } catch (NoSuchFileException e) {
      return new Found(JsonDocument.empty(), null);
    } catch (IOException | JsonDocument.BrokenException e) {
      return broken(dataDirectory);
    }
    return broken(dataDirectory);
  }

  private static Found broken(Path dataDirectory) {
    List<String> warnings = load(dataDirectory).warnings();
    return new Found(JsonDocument.empty(), warnings.isEmpty() ? null : warnings.getFirst());
  }

  /**
   * {@return the configuration that a document is}
   *
   * @param document the document
   */
  public static Configuration of(JsonDocument document) {
    ConfigurationParser.Outcome outcome = ConfigurationParser.parse(document.bytes());
    return Objects.requireNonNull(outcome.configuration(), outcome.problem());
  }

  /**
   * Reads the file named by {@code --config}, which must be in order.
   *
   * @param name the path as typed
   * @param workingDirectory what a relative path is resolved against
   * @return the configuration
   * @throws AppException of kind {@link ErrorKind#USAGE} if the file is missing, unreadable or
   *     broken
   */
  public static Configuration loadNamed(String name, Path workingDirectory) {
    ConfigurationParser.Outcome outcome =
        ConfigurationParser.parse(bytesOfNamed(name, workingDirectory));
    Configuration configuration = outcome.configuration();
    if (configuration == null) {
      throw usage(
          outcome.isJson()
              ? name + " " + outcome.problem()
              : "invalid JSON in " + name + ": " + outcome.problem(),
          null);
    }
    return configuration;
  }

  /**
   * Reads the bytes of a file named by {@code --config}.
   *
   * @param name the path as typed
   * @param workingDirectory what a relative path is resolved against
   * @return what is in it, whatever it is
   * @throws AppException of kind {@link ErrorKind#USAGE} if the file is missing or unreadable
   */
  public static byte[] bytesOfNamed(String name, Path workingDirectory) {
    try {
      return Files.readAllBytes(workingDirectory.resolve(name));
    } catch (NoSuchFileException e) {
      throw usage("file not found: " + name, e);
    } catch (IOException e) {
      throw usage("read failed for " + name + ": " + IoReason.of(e), e);
    } catch (InvalidPathException e) {
      throw usage("read failed for " + name + ": " + e.getReason(), e);
    }
  }

  private static Configuration ignoring(String what, Path file, String reason) {
    return new Configuration(
        null,
        null,
        PluginChoices.NONE,
        StatusLineChoices.NONE,
        List.of(),
        FeedSettings.DEFAULTS,
        AlertSettings.DEFAULTS,
        BudgetBlock.NONE,
        false,
        List.of(
            "warning: ignoring "
                + what
                + " "
                + file
                + " ("
                + reason
                + "); using in-memory defaults"));
  }

  private static AppException usage(String message, @Nullable Throwable cause) {
    return new AppException(ErrorKind.USAGE, OPTION + message, cause);
  }
}

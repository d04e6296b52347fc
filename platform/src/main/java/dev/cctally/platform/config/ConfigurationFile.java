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
      ConfigurationParser.Outcome outcome = ConfigurationParser.parse(Files.readAllBytes(file));
      return Objects.requireNonNullElseGet(
          outcome.configuration(), () -> ignoring("corrupt", file, outcome.problem()));
    } catch (NoSuchFileException e) {
      return Configuration.DEFAULTS;
    } catch (IOException e) {
      return ignoring("unreadable", file, IoReason.of(e));
    }
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
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(workingDirectory.resolve(name));
    } catch (NoSuchFileException e) {
      throw usage("file not found: " + name, e);
    } catch (IOException e) {
      throw usage("read failed for " + name + ": " + IoReason.of(e), e);
    } catch (InvalidPathException e) {
      throw usage("read failed for " + name + ": " + e.getReason(), e);
    }
    ConfigurationParser.Outcome outcome = ConfigurationParser.parse(bytes);
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

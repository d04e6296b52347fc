package dev.cctally.cli.render;

import dev.cctally.platform.store.Recovery;
import java.nio.file.Path;
import java.util.Locale;

/** What came of bringing a database back from a later version. */
public final class RecoveryText {
  private static final int SCHEMA_VERSION = 1;

  private RecoveryText() {}

  /**
   * {@return it as a sentence}
   *
   * @param file the name of the database
   * @param recovery what came of it
   */
  public static String sentence(String file, Recovery recovery) {
    String ahead =
        file
            + " is at version "
            + recovery.from()
            + " but this cctally only knows up to "
            + recovery.known()
            + ".";
    String change = "v" + recovery.from() + " → v" + recovery.to();
    String dropped = recovery.dropped() + " unknown marker(s)";
    Path backup = recovery.backup();
    return switch (recovery.outcome()) {
      case ABSENT -> "cctally: " + file + " not present; nothing to recover.";
      case NOT_AHEAD ->
          "cctally: %s is at version %d (≤ known %d); nothing to recover."
              .formatted(file, recovery.from(), recovery.known());
      case UNCONFIRMED ->
          "cctally: "
              + ahead
              + " Recovering "
              + file
              + " trims what is noted of steps this cctally does not know; what was recorded by"
              + " them may have to be recorded again. Re-run with --yes to proceed, or restore "
              + file
              + " from a backup.";
      case WOULD_REVERT ->
          "cctally: would revert " + file + " " + change + " and drop " + dropped + ".";
      case REVERTED ->
          "cctally: reverted "
              + file
              + " "
              + change
              + ", dropped "
              + dropped
              + "."
              + (backup == null ? "" : " The file as it was: " + DisplayText.clean("" + backup));
      case REPLACED ->
          "cctally: reverted "
              + file
              + " "
              + change
              + "; it was made anew, dropped "
              + dropped
              + ".";
    };
  }

  /**
   * {@return it as a JSON document}
   *
   * @param file the name of the database
   * @param recovery what came of it
   */
  public static String json(String file, Recovery recovery) {
    PrettyJson json = new PrettyJson();
    json.object()
        .member("schema_version", SCHEMA_VERSION)
        .member("database", file)
        .member("outcome", recovery.outcome().name().toLowerCase(Locale.ROOT))
        .member("from_version", recovery.from())
        .member("to_version", recovery.to())
        .member("known_version", recovery.known())
        .member("dropped_markers", recovery.dropped())
        .name("backup");
    Path backup = recovery.backup();
    if (backup == null) {
      json.nothing();
    } else {
      json.value(backup.toString());
    }
    return json.endObject().document();
  }
}

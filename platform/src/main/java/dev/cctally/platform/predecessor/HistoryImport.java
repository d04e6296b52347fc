package dev.cctally.platform.predecessor;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.predecessor.ImportReport.Counts;
import dev.cctally.platform.store.HistoryFile;
import dev.cctally.platform.store.IoReason;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Imports the old product's history into ours: all of it, or nothing. What is here already stays,
 * so doing it again adds nothing.
 */
public final class HistoryImport {
  /** The file's name in the old product's folder. */
  public static final String FILE = "stats.db";

  private final HistoryFile target;
  private final OldVendors vendors;
  private final ZoneId zone;
  private final Instant now;

  /**
   * Prepares it. Does no I/O.
   *
   * @param target our history
   * @param vendors the vendors there are
   * @param zone the zone calendar periods are made in
   * @param now the present
   */
  public HistoryImport(HistoryFile target, OldVendors vendors, ZoneId zone, Instant now) {
    this.target = Objects.requireNonNull(target, "target");
    this.vendors = Objects.requireNonNull(vendors, "vendors");
    this.zone = Objects.requireNonNull(zone, "zone");
    this.now = Objects.requireNonNull(now, "now");
  }

  /** How far to go. */
  public enum Mode {
    /** Only say what would be done. */
    REHEARSE,
    /** Do it if there is no history here yet. */
    INTO_NOTHING,
    /** Do it, also if something is added to a history that is here. */
    ADD
  }

  /**
   * Imports.
   *
   * @param source the old history
   * @param mode how far to go
   * @return what was done
   * @throws AppException of kind {@code USAGE} if there is no such file, {@code DATA} if it is
   *     something else, or if there is a history here that may not be added to, {@code EXTERNAL} if
   *     one of the files is damaged or cannot be used; then nothing is changed
   */
  public ImportReport run(Path source, Mode mode) {
    OldContent content = content(source);
    boolean rehearse = mode == Mode.REHEARSE;
    try (SqlDatabase database = rehearse && !target.exists() ? target.empty() : target.open()) {
      database.keepStatements();
      Outcome first = attempt(database, source, content, made -> !rehearse && made.intoNothing());
      ImportReport report = first.report();
      if (rehearse || first.intoNothing() || report.imported() == 0) {
        return report;
      }
      if (mode == Mode.INTO_NOTHING) {
        throw new AppException(
            ErrorKind.DATA,
            "there is a history in "
                + target.path()
                + " already. With --yes "
                + report.imported()
                + " rows are added to it; what is there stays as it is, and a copy is kept in"
                + " backups/.");
      }
      Path copy = target.keepCopy(database);
      return attempt(database, source, content, _ -> true).report().with(copy);
    }
  }

  private OldContent content(Path source) {
    try (OldFile file = OldFile.open(source)) {
      OldContent content = OldContent.of(file, vendors);
      if (!file.undisturbed()) {
        throw new AppException(
            ErrorKind.EXTERNAL,
            "another program has written to "
                + source
                + " meanwhile; nothing was changed, try"
                + " again");
      }
      return content;
    } catch (IOException e) {
      throw new AppException(
          ErrorKind.EXTERNAL, "cannot import " + source + ": " + IoReason.of(e), e);
    }
  }

  private record Outcome(ImportReport report, boolean intoNothing) {}

  /** Takes all in, and takes it back unless it is to be kept. */
  private Outcome attempt(
      SqlDatabase database, Path source, OldContent content, Predicate<Outcome> keep) {
    boolean kept = false;
    database.begin();
    try {
      Intake intake = new Intake(database, vendors, zone, now);
      boolean intoNothing = intake.intoNothing();
      Map<String, Counts> tables = intake.take(content);
      Outcome outcome =
          new Outcome(
              new ImportReport(source, content.version(), tables, content.warnings(), null),
              intoNothing);
      if (keep.test(outcome)) {
        database.commit();
        kept = true;
      }
      return outcome;
    } catch (StoreException e) {
      throw new AppException(
          ErrorKind.EXTERNAL,
          "cannot write " + target.path() + ": " + e.getMessage() + ". Nothing was changed.",
          e);
    } finally {
      if (!kept) {
        database.rollback();
      }
    }
  }
}

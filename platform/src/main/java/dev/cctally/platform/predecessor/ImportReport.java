package dev.cctally.platform.predecessor;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an import of history has done, or would do.
 *
 * @param source the file
 * @param version the version it says it has
 * @param tables what became of the rows, by the old table's name, in the order they were taken
 * @param warnings sentences about what may be missing
 * @param backup a copy of what was there before; {@code null} if nothing was there, or is changed
 */
public record ImportReport(
    Path source,
    long version,
    Map<String, Counts> tables,
    List<String> warnings,
    @Nullable Path backup) {
  /** Copies the map and the list. */
  public ImportReport {
    Objects.requireNonNull(source, "source");
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    warnings = List.copyOf(warnings);
  }

  /**
   * What became of the rows of one table.
   *
   * @param read how many there are
   * @param imported how many are new here
   * @param duplicate how many say what is known here already
   * @param kept how many say something else than what is here, which stays
   * @param rejected how many say nothing that can be true, or belong to nothing that is known
   */
  public record Counts(long read, long imported, long duplicate, long kept, long rejected) {}

  /** {@return how many rows are new} */
  public long imported() {
    return tables.values().stream().mapToLong(Counts::imported).sum();
  }

  /** The same with the copy that was kept. */
  ImportReport with(Path copy) {
    return new ImportReport(source, version, tables, warnings, copy);
  }
}

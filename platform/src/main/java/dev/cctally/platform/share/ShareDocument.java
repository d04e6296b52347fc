package dev.cctally.platform.share;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A report as a document to share. Whatever it does not hold cannot be given away: a document whose
 * projects are {@link Naming#ANONYMIZED} holds no real name of one.
 *
 * @param panel the report's name: {@code daily}, {@code session}, …
 * @param title its title
 * @param period the time it is about
 * @param generatedAt when it was made
 * @param naming what projects are called in it
 * @param charts its charts; none without data
 * @param table its table
 * @param totals the figures below the table
 * @param notes sentences about what the figures mean or lack
 */
public record ShareDocument(
    String panel,
    String title,
    SharePeriod period,
    Instant generatedAt,
    Naming naming,
    List<ShareChart> charts,
    ShareTable table,
    List<ShareTotal> totals,
    List<String> notes) {
  /** Rejects {@code null} and copies the lists. */
  public ShareDocument {
    Objects.requireNonNull(panel, "panel");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(generatedAt, "generatedAt");
    Objects.requireNonNull(naming, "naming");
    charts = List.copyOf(charts);
    Objects.requireNonNull(table, "table");
    totals = List.copyOf(totals);
    notes = List.copyOf(notes);
  }
}

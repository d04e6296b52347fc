package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.DiffOptions;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.quota.QuotaWeeks;
import dev.cctally.platform.report.diff.DiffFilter;
import dev.cctally.platform.report.diff.DiffPart;
import dev.cctally.platform.report.diff.DiffQuery;
import dev.cctally.platform.report.diff.DiffSort;
import dev.cctally.platform.report.diff.DiffWindow;
import dev.cctally.platform.report.diff.WindowTokens;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison was asked for, checked. Made before the store is opened, so that a wrong value
 * changes nothing.
 *
 * @param query what is asked for
 * @param options what documents repeat of the command line
 * @param zone the zone that days and months are made in, and times are shown in
 */
record DiffRequest(DiffQuery query, DiffOptions options, ZoneId zone) {
  private static final ZoneId UTC = ZoneId.of("Etc/UTC");

  /**
   * Checks everything that was typed.
   *
   * @throws AppException about windows and sections, without saying which command it is about
   */
  static DiffRequest of(SingleVendorRun single) {
    Values values = single.values();
    ReportContext.Scope scope = single.scope();
    DiffFilter filter =
        new DiffFilter(
            values.choice("--sort", DiffModel.SORTS, DiffSort.DELTA),
            values.flag("--all"),
            values.decimal("--min-delta", DiffFilter.DEFAULT_DOLLARS),
            values.decimal("--min-delta-pct", DiffFilter.DEFAULT_PERCENT),
            values.given("--top") ? (Integer) values.number("--top", 0, 0) : null);
    ZoneId zone = named(scope.zone());
    Optional<QuotaWeeks> weeks =
        QuotaWeeks.recorded(single.run().services().quota().weekly(single.vendorId()));
    WindowTokens windows = new WindowTokens(weeks, zone, scope.now());
    DiffWindow a = windows.window(required(values, "--a"));
    DiffWindow b = windows.window(required(values, "--b"));
    List<String> typed = words(values.text("--only"));
    Set<DiffPart> parts = parts(typed, values.given("--only"));
    refuseUnknown(words(values.text("--with")));
    boolean allowed = values.flag("--allow-mismatch");
    DiffQuery query = new DiffQuery(single.vendorId(), a, b, parts, filter, weeks);
    if (query.mismatched() && !allowed && !DiffQuery.comparable(a, b)) {
      throw usage(
          "window A is "
              + days(a)
              + " days, window B is "
              + days(b)
              + " days; pass --allow-mismatch to compare anyway with per-day normalization");
    }
    DiffOptions options =
        new DiffOptions(
            allowed,
            values.given("--min-delta") || values.given("--min-delta-pct"),
            values.text("--sort") == null ? "delta" : String.valueOf(values.text("--sort")),
            values.given("--only") ? typed : names(),
            values.flag("--sync"));
    return new DiffRequest(query, options, zone);
  }

  /** A zone that is only an abbreviation has no days of its own. */
  private static ZoneId named(ZoneId zone) {
    return zone.getId().indexOf('/') < 0 ? UTC : zone;
  }

  static void checkRequired(Values values) {
    List<String> missing = new ArrayList<>();
    for (String option : new String[] {"--a", "--b"}) {
      if (!values.given(option)) {
        missing.add(option);
      }
    }
    if (!missing.isEmpty()) {
      throw new UsageException(
          "the following arguments are required: " + String.join(", ", missing));
    }
  }

  private static String required(Values values, String option) {
    String text = values.text(option);
    if (text == null) {
      throw new UsageException("the following arguments are required: " + option);
    }
    return text;
  }

  private static List<String> words(@Nullable String list) {
    List<String> words = new ArrayList<>();
    if (list != null) {
      for (String word : list.split(",", -1)) {
        if (!word.isBlank()) {
          words.add(word.strip());
        }
      }
    }
    return words;
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (DiffPart part : DiffPart.values()) {
      names.add(part.word());
    }
    return names;
  }

  private static Set<DiffPart> parts(List<String> typed, boolean given) {
    EnumSet<DiffPart> parts = EnumSet.noneOf(DiffPart.class);
    TreeSet<String> unknown = new TreeSet<>(typed);
    for (DiffPart part : DiffPart.values()) {
      if (!given || typed.contains(part.word())) {
        parts.add(part);
      }
      unknown.remove(part.word());
    }
    String supported = "Supported: " + String.join(", ", new TreeSet<>(names()));
    if (!unknown.isEmpty()) {
      throw usage(
          "--only contains unknown section(s): " + String.join(", ", unknown) + ". " + supported);
    }
    if (parts.isEmpty()) {
      throw usage("--only specified no sections. " + supported);
    }
    return parts;
  }

  private static void refuseUnknown(List<String> with) {
    for (String word : with) {
      if (word.equals("trend") || word.equals("time")) {
        throw new AppException(
            ErrorKind.VALUE, "--with " + word + " is not yet implemented (deferred to v1.1)");
      }
    }
  }

  private static String days(DiffWindow window) {
    return DiffOptions.days(window).toPlainString();
  }

  private static AppException usage(String message) {
    return new AppException(ErrorKind.USAGE, message);
  }
}

package dev.cctally.platform.report.diff;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.report.ExactSums;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.PriceStatus;
import dev.cctally.platform.report.PricedCells;
import dev.cctally.platform.report.UsageSum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares windows of stored usage. Keeps nothing between calls; as safe for threads as its parts.
 */
public final class DiffReports {
  private final UsageHistory history;
  private final PriceSource prices;
  private final ProjectResolver projects;

  /**
   * Makes the reports.
   *
   * @param history what has been used
   * @param prices where price books come from
   * @param projects finds projects; asked only if a comparison is about projects
   */
  public DiffReports(UsageHistory history, PriceSource prices, ProjectResolver projects) {
    this.history = Objects.requireNonNull(history, "history");
    this.prices = Objects.requireNonNull(prices, "prices");
    this.projects = Objects.requireNonNull(projects, "projects");
  }

  /**
   * {@return the comparison}
   *
   * @param query what is asked for
   * @throws dev.cctally.platform.AppException of kind {@code VALUE} if a sum does not fit
   */
  public DiffReport report(DiffQuery query) {
    return ExactSums.of(
        history,
        query.vendorId(),
        "name shorter windows with --a and --b",
        () -> new Pass(query).report());
  }

  /** One comparison. */
  private final class Pass {
    private final DiffQuery query;
    private final boolean perDay;
    private final QuotaUse usedA;
    private final QuotaUse usedB;
    private final WindowSums a;
    private final WindowSums b;

    Pass(DiffQuery query) {
      this.query = query;
      perDay = query.mismatched();
      usedA = QuotaUse.of(query.a(), query.weeks());
      usedB = QuotaUse.of(query.b(), query.weeks());
      PricedCells cells = new PricedCells(history, prices, query.vendorId());
      a = new WindowSums(cells, query.a());
      b = new WindowSums(cells, query.b());
    }

    DiffReport report() {
      DiffRow overall =
          new DiffRow(
              "overall:overall",
              "Overall",
              side(query.a(), a.all(), usedA.percent()),
              side(query.b(), b.all(), usedB.percent()));
      List<DiffSection> sections = new ArrayList<>();
      for (DiffPart part : DiffPart.values()) {
        if (query.parts().contains(part)) {
          sections.add(
              switch (part) {
                case OVERALL -> new DiffSection(part, List.of(overall), 0);
                case MODELS -> query.filter().apply(part, rows(part, a.byModel(), b.byModel()));
                case PROJECTS -> query.filter().apply(part, projects(part));
                case CACHE -> new DiffSection(part, cache(part), 0);
              });
        }
      }
      List<ModelUsage> models = models();
      List<String> unpriced = new ArrayList<>();
      for (ModelUsage model : models) {
        if (model.status() == PriceStatus.UNPRICED) {
          unpriced.add(model.model());
        }
      }
      return new DiffReport(query, usedA, usedB, overall, sections, models, unpriced);
    }

    private List<ModelUsage> models() {
      TreeMap<String, UsageSum> both = new TreeMap<>();
      for (WindowSums window : List.of(a, b)) {
        window
            .byModel()
            .forEach((model, sum) -> both.computeIfAbsent(model, _ -> new UsageSum()).add(sum));
      }
      List<ModelUsage> models = new ArrayList<>();
      both.forEach((model, sum) -> models.add(sum.usageOf(model)));
      return models;
    }

    private List<DiffRow> projects(DiffPart part) {
      Set<String> folders = new LinkedHashSet<>(a.byFolder().keySet());
      folders.addAll(b.byFolder().keySet());
      Map<String, Project> found = DiffReports.this.projects.resolveAll(folders);
      return rows(part, byName(a.byFolder(), found), byName(b.byFolder(), found));
    }

    /** Equal names are one project here, wherever its folders lie. */
    private static Map<String, UsageSum> byName(
        Map<String, UsageSum> byFolder, Map<String, Project> found) {
      Map<String, UsageSum> byName = new TreeMap<>();
      byFolder.forEach((folder, sum) ->
          byName
              .computeIfAbsent(
                  found.getOrDefault(folder, Project.UNKNOWN).displayKey(), _ -> new UsageSum())
              .add(sum));
      return byName;
    }

    private List<DiffRow> rows(
        DiffPart part, Map<String, UsageSum> before, Map<String, UsageSum> after) {
      Set<String> keys = new TreeSet<>(before.keySet());
      keys.addAll(after.keySet());
      List<DiffRow> rows = new ArrayList<>(keys.size());
      for (String key : keys) {
        rows.add(
            new DiffRow(
                part.word() + ":" + key,
                key,
                side(query.a(), before.get(key)),
                side(query.b(), after.get(key))));
      }
      return rows;
    }

    private List<DiffRow> cache(DiffPart part) {
      DiffSide before = cached(query.a(), a);
      DiffSide after = cached(query.b(), b);
      if (before == null && after == null) {
        return List.of();
      }
      String all = part.word() + ":" + DiffPart.OVERALL.word();
      String vendor = part.word() + ":" + query.vendorId();
      return List.of(
          new DiffRow(all, all, before, after), new DiffRow(vendor, vendor, before, after));
    }

    private @Nullable DiffSide cached(DiffWindow window, WindowSums sums) {
      return sums.cached().figures().entries() == 0 ? null : side(window, sums.cached());
    }

    private @Nullable DiffSide side(DiffWindow window, @Nullable UsageSum sum) {
      return sum == null ? null : side(window, sum, null);
    }

    private DiffSide side(DiffWindow window, UsageSum sum, @Nullable Double used) {
      Figures figures = sum.figures();
      BigDecimal dollars = figures.cost().toDollars();
      return new DiffSide(figures, perDay ? window.perDay(dollars) : dollars, sum.status(), used);
    }
  }
}

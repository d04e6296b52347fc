package dev.cctally.platform.report.project;

import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.PricedCells;
import dev.cctally.platform.report.UsageSum;
import dev.cctally.spi.model.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The running sums of a folder, or of a project over its folders. */
final class ProjectSum {
  private final TreeMap<String, UsageSum> models = new TreeMap<>();
  private final TreeMap<Integer, Long> picoByWeek = new TreeMap<>();
  private final Set<SessionKey> sessions = new HashSet<>();

  /** What makes sessions of several files one. */
  record SessionKey(@Nullable String home, String sessionId) {}

  void add(PricedCells.Priced priced, int week) {
    priced.addTo(models.computeIfAbsent(priced.cell().model(), _ -> new UsageSum()));
    picoByWeek.merge(week, priced.pico(), Math::addExact);
  }

  void addSession(SessionKey session) {
    sessions.add(session);
  }

  void add(ProjectSum other) {
    other.models.forEach(
        (model, sum) -> models.computeIfAbsent(model, _ -> new UsageSum()).add(sum));
    other.picoByWeek.forEach((week, pico) -> picoByWeek.merge(week, pico, Math::addExact));
    sessions.addAll(other.sessions);
  }

  ProjectUsage usage(Project project, String label, QuotaShares shares) {
    UsageSum all = new UsageSum();
    List<ModelSpan> spans = new ArrayList<>(models.size());
    models.forEach((model, sum) -> {
      all.add(sum);
      spans.add(new ModelSpan(sum.usageOf(model), sum.firstMicros(), sum.lastMicros()));
    });
    Map<Integer, Money> costs = new TreeMap<>();
    picoByWeek.forEach((week, pico) -> costs.put(week, Money.ofPico(pico)));
    QuotaShares.Share share = shares.of(costs);
    Figures figures = all.figures();
    return new ProjectUsage(
        project,
        label,
        sessions.size(),
        all.firstMicros(),
        all.lastMicros(),
        figures,
        spans,
        share.percent(),
        share.weeks());
  }
}

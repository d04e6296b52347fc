package dev.cctally.cli.command;

import dev.cctally.platform.report.project.ProjectGrouping;
import dev.cctally.platform.report.project.ProjectSort;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** The command line of the report by project. */
final class ProjectModel {
  static final Map<String, ProjectSort> SORTS = sorts();
  static final Map<String, ProjectGrouping> GROUPINGS = groupings();

  private ProjectModel() {}

  static CommandSpec of(ReportOwner owner, String program) {
    Options options =
        Options.of(program, "Usage by project, from " + owner.brief() + " logs.")
            .description(
                "Reads what is new in the logs, then shows each project's tokens, its cost and its"
                    + " part of the weekly quota; of the current week, unless a range is asked"
                    + " for. Everything stays on this machine.")
            .value(
                "DATE",
                "First day, YYYY-MM-DD or YYYYMMDD, of this machine's zone.",
                "-s",
                "--since")
            .value("DATE", "Last day, included (default: now).", "-u", "--until")
            .value("N", "The last N weeks of the quota, the current one included.", "--weeks")
            .repeatable(
                "PATTERN",
                "Only projects whose name or path contains PATTERN; may be repeated.",
                "--project")
            .repeatable(
                "PATTERN", "Only models whose id contains PATTERN; may be repeated.", "--model")
            .flag("Show each project's models below it.", "-b", "--breakdown")
            .choice(
                ReportOptions.ORDERS.keySet(),
                "In which direction (default: desc).",
                "-o",
                "--order")
            .choice(SORTS.keySet(), "Order by (default: cost).", "--sort")
            .choice(
                GROUPINGS.keySet(),
                "What makes folders one project: their git root, or nothing (default: git-root).",
                "--group");
    ReportOptions.output(options);
    ShareOptions.add(options, false);
    ReportOptions.zone(options, "Zone of the dates shown: local, utc or an IANA name.");
    ReportOptions.debug(options);
    ReportOptions.colour(options);
    owner.options(options);
    return options
        .examples(
            program + "                          this week",
            program + " --weeks 4 --sort used    what took the quota of four weeks",
            program + " -s 2026-05-01 -b         since May, model by model",
            program + " --project website        one project",
            program + " -q '.projects[0]'        the costliest, for scripts",
            program + " --format html --open     as a page to share, without names")
        .withHelp();
  }

  private static Map<String, ProjectSort> sorts() {
    Map<String, ProjectSort> sorts = new LinkedHashMap<>();
    sorts.put("cost", ProjectSort.COST);
    sorts.put("used", ProjectSort.USED);
    sorts.put("name", ProjectSort.NAME);
    sorts.put("last-seen", ProjectSort.LAST_SEEN);
    return sorts;
  }

  private static Map<String, ProjectGrouping> groupings() {
    Map<String, ProjectGrouping> groupings = new LinkedHashMap<>();
    groupings.put("git-root", ProjectGrouping.GIT_ROOT);
    groupings.put("full-path", ProjectGrouping.FULL_PATH);
    return groupings;
  }
}

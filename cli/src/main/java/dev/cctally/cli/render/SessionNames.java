package dev.cctally.cli.render;

import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.SessionRow;
import java.util.Collection;

/** How tables name sessions and where they took place. */
final class SessionNames {
  private static final int SHORT_ID = 8;

  private final ReportView view;
  private final Homes homes;

  SessionNames(ReportView view, Collection<SessionRow> rows) {
    this.view = view;
    this.homes = new Homes(rows);
  }

  /** The column that holds {@link #id}. */
  Column column() {
    return view.shape() == ReportShape.GENERAL
        ? Column.path(SHORT_ID, 0, "Session")
        : Column.whole(0, "Session");
  }

  String id(SessionRow row) {
    String id = row.sessionId();
    return switch (view.shape()) {
      case SPLIT_CACHE -> start(id);
      case INCLUSIVE_INPUT -> end(PathIds.file(id));
      case GENERAL -> id;
    };
  }

  String directory(SessionRow row) {
    String directory =
        view.shape() == ReportShape.INCLUSIVE_INPUT
            ? PathIds.directory(row.sessionId())
            : project(row);
    String home = homes.brief(row);
    return home == null ? directory : "[" + home + "] " + directory;
  }

  private String project(SessionRow row) {
    String path = row.projectPath();
    if (path == null) {
      return Project.UNKNOWN.displayKey();
    }
    return HomeFolder.shown(path, view.home());
  }

  /** Whole code points only. */
  private static String start(String id) {
    return id.codePointCount(0, id.length()) <= SHORT_ID
        ? id
        : id.substring(0, id.offsetByCodePoints(0, SHORT_ID));
  }

  /** The end of a name that starts with its date, which the table shows anyway. */
  private String end(String name) {
    return name.codePointCount(0, name.length()) <= SHORT_ID + 1
        ? name
        : view.canvas().glyphs().ellipsis()
            + name.substring(name.offsetByCodePoints(name.length(), -SHORT_ID));
  }
}

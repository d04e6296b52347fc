package dev.cctally.cli.render;

import dev.cctally.cli.console.ByteSize;
import dev.cctally.platform.quota.RederivedQuota;
import dev.cctally.platform.store.DatabaseCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a check of the databases found. */
public final class DatabaseCheckText {
  private static final int SCHEMA_VERSION = 1;
  private static final int MOST = 20;

  private DatabaseCheckText() {}

  /**
   * {@return it as lines}
   *
   * @param files the files
   * @param rederived how the history compares; {@code null} if that was not looked at
   */
  public static String lines(List<DatabaseCheck> files, @Nullable RederivedQuota rederived) {
    StringBuilder text = new StringBuilder();
    for (DatabaseCheck file : files) {
      String name = DisplayText.clean(String.valueOf(file.path().getFileName()));
      if (!file.present()) {
        text.append("ok      ").append(name).append(": there is none yet\n");
      } else if (file.whole()) {
        text.append("ok      ").append(name).append(": version ").append(file.version());
        text.append(", ").append(ByteSize.text(file.bytes())).append('\n');
      }
      for (String problem : file.problems()) {
        text.append("problem ").append(name).append(": ");
        text.append(DisplayText.clean(problem)).append('\n');
      }
    }
    if (rederived != null && rederived.differences().isEmpty()) {
      text.append("ok      quota: what is stored follows from ");
      text.append(rederived.readings()).append(" readings\n");
    } else if (rederived != null) {
      List<String> differences = rederived.differences();
      for (String difference : differences.subList(0, Math.min(MOST, differences.size()))) {
        text.append("differs quota: ").append(DisplayText.clean(difference)).append('\n');
      }
      if (differences.size() > MOST) {
        text.append("differs quota: and ").append(differences.size() - MOST);
        text.append(" more, which --json lists\n");
      }
    }
    return text.toString();
  }

  /**
   * {@return it as a JSON document}
   *
   * @param files the files
   * @param rederived how the history compares; {@code null} if that was not looked at
   */
  public static String json(List<DatabaseCheck> files, @Nullable RederivedQuota rederived) {
    boolean ok =
        files.stream().allMatch(DatabaseCheck::whole)
            && (rederived == null || rederived.differences().isEmpty());
    PrettyJson json = new PrettyJson();
    json.object().member("schema_version", SCHEMA_VERSION).member("ok", ok);
    json.name("databases").object();
    for (DatabaseCheck file : files) {
      json.name(String.valueOf(file.path().getFileName()))
          .object()
          .member("path", file.path().toString())
          .member("present", file.present())
          .member("user_version", file.version())
          .member("size_bytes", file.bytes())
          .member("problems", file.problems())
          .endObject();
    }
    json.endObject();
    if (rederived != null) {
      json.name("rederived")
          .object()
          .member("readings", rederived.readings())
          .member("differences", rederived.differences())
          .endObject();
    }
    return json.endObject().document();
  }
}

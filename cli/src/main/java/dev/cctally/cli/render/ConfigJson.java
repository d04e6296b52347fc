package dev.cctally.cli.render;

import dev.cctally.platform.config.Json;
import dev.cctally.platform.config.key.Fault;
import dev.cctally.platform.config.key.FileCheck;
import dev.cctally.platform.config.key.UserSettings.Shown;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings, and what is wrong with them, as JSON. */
public final class ConfigJson {
  private ConfigJson() {}

  /**
   * {@return settings, each within the objects that its name tells} A setting that is a part of
   * another one that is shown too is shown there.
   *
   * @param values the settings
   */
  public static String values(List<Shown> values) {
    Map<String, Object> tree = new LinkedHashMap<>();
    List<String> whole = new ArrayList<>();
    for (Shown shown : values) {
      String name = shown.key().name();
      if (whole.stream().noneMatch(known -> name.startsWith(known + "."))) {
        put(tree, name, shown.value().json());
        whole.add(name);
      }
    }
    PrettyJson out = new PrettyJson();
    write(tree, out);
    return out.document();
  }

  @SuppressWarnings("unchecked") // what is no value is one of these maps
  private static void put(Map<String, Object> tree, String name, Json value) {
    Map<String, Object> at = tree;
    String[] path = name.split("\\.", -1);
    for (int i = 0; i < path.length - 1; i++) {
      at =
          (Map<String, Object>)
              at.computeIfAbsent(path[i], _ -> new LinkedHashMap<String, Object>());
    }
    at.put(path[path.length - 1], value);
  }

  private static void write(Object node, PrettyJson out) {
    if (node instanceof Json json) {
      write(json, out);
    } else if (node instanceof Map<?, ?> map) {
      out.object();
      map.forEach((name, below) -> {
        out.name(String.valueOf(name));
        write(below, out);
      });
      out.endObject();
    }
  }

  private static void write(Json json, PrettyJson out) {
    switch (json) {
      case Json.Nothing _ -> out.nothing();
      case Json.Truth truth -> out.value(truth.value());
      case Json.Digits digits -> out.value(new BigDecimal(digits.text()));
      case Json.Text text -> out.value(text.value());
      case Json.Items list -> {
        out.array();
        list.items().forEach(item -> write(item, out));
        out.endArray();
      }
      case Json.Members object -> {
        out.object();
        object
            .members()
            .forEach((name, value) -> {
              out.name(name);
              write(value, out);
            });
        out.endObject();
      }
    }
  }

  /**
   * {@return where the file is}
   *
   * @param file the file
   * @param exists whether there is one
   */
  public static String path(Path file, boolean exists) {
    return new PrettyJson()
        .object()
        .member("path", file.toString())
        .member("exists", exists)
        .endObject()
        .document();
  }

  /**
   * {@return what is wrong with a file}
   *
   * @param file the file as the user knows it
   * @param check what was found
   */
  public static String check(String file, FileCheck check) {
    PrettyJson out =
        new PrettyJson()
            .object()
            .member("schemaVersion", 1)
            .member("path", file)
            .member("exists", check.exists())
            .member("valid", check.valid());
    faults("errors", check.faults(), out);
    faults("warnings", check.notes(), out);
    return out.endObject().document();
  }

  private static void faults(String name, List<Fault> faults, PrettyJson out) {
    out.name(name).array();
    for (Fault fault : faults) {
      out.object().member("key", fault.key()).member("message", fault.message()).endObject();
    }
    out.endArray();
  }
}

package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.StoredVendor.Description;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.vendor.CostBasis;
import dev.cctally.spi.vendor.VendorInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code vendor} of {@code cache.db}: what plugins said of their vendors. It is not among
 * those that make a version of the file, because nothing is lost if it is missing: a store of an
 * older version gets it at its next sync.
 */
final class VendorTable {
  private static final String COLUMNS =
      "plugin, plugin_version, name, basis, report_title, model_prefixes, shape, aliases";

  private final SqlDatabase database;

  VendorTable(SqlDatabase database) {
    this.database = database;
  }

  static void create(SqlDatabase database) {
    database.execute(
        """
        CREATE TABLE IF NOT EXISTS vendor (
          id             TEXT PRIMARY KEY NOT NULL,
          plugin         TEXT NOT NULL,
          plugin_version TEXT NOT NULL,
          name           TEXT NOT NULL,
          basis          TEXT NOT NULL,
          report_title   TEXT NOT NULL,
          model_prefixes TEXT NOT NULL,
          shape          TEXT NOT NULL,
          aliases        TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """);
  }

  /** What the installed plugins say of a vendor, or {@code null} if none of them brings it. */
  static @Nullable Description describe(VendorInfo info, PluginHost plugins) {
    for (InstalledPlugin plugin : plugins.installed()) {
      if (info.id().equals(plugin.vendorId())) {
        return new Description(
            plugin.id(),
            plugin.version(),
            info.displayName(),
            info.costBasis(),
            info.names().reportTitle(),
            info.names().modelPrefixes(),
            plugin.reportShape(),
            plugin.commandAliases());
      }
    }
    return null;
  }

  /** Keeps what a plugin says of its vendor; writes only if it is something new. */
  void remember(String vendorId, Description description) {
    create(database);
    List<String> values = values(description);
    if (!values.equals(stored(vendorId))) {
      List<@Nullable Object> row = new ArrayList<>(List.of(vendorId));
      row.addAll(values);
      database.update(
          "INSERT OR REPLACE INTO vendor (id, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          row.toArray());
    }
  }

  /** What is kept of a vendor, or {@code null}. */
  @Nullable Description description(String vendorId) {
    create(database);
    List<String> values = stored(vendorId);
    return values == null ? null : description(values);
  }

  private @Nullable List<String> stored(String vendorId) {
    try (SqlStatement statement =
        database.prepare("SELECT " + COLUMNS + " FROM vendor WHERE id = ?")) {
      statement.set(1, vendorId);
      try (SqlRows rows = statement.query()) {
        if (!rows.next()) {
          return null;
        }
        List<String> values = new ArrayList<>();
        for (int column = 0; column < 8; column++) {
          values.add(rows.requiredText(column));
        }
        return values;
      }
    }
  }

  private static List<String> values(Description it) {
    return List.of(
        it.pluginId(),
        it.pluginVersion(),
        it.name(),
        it.basis().name(),
        it.reportTitle(),
        text(new TreeMap<>(it.modelPrefixes())), // the order of a Map.of changes from run to run
        it.shape().word(),
        text(it.commandAliases()));
  }

  private static Description description(List<String> values) {
    CostBasis basis =
        values.get(3).equals(CostBasis.ACTUAL.name()) ? CostBasis.ACTUAL : CostBasis.EQUIVALENT;
    ReportShape shape = ReportShape.of(values.get(6));
    return new Description(
        values.get(0),
        values.get(1),
        values.get(2),
        basis,
        values.get(4),
        map(values.get(5)),
        Objects.requireNonNullElse(shape, ReportShape.GENERAL),
        map(values.get(7)));
  }

  /** One pair a line. A word with a tab or a line end, which no name has, is not kept. */
  private static String text(Map<String, String> map) {
    StringBuilder text = new StringBuilder();
    map.forEach((key, value) -> {
      String pair = key + "\t" + value;
      if (pair.indexOf('\n') < 0 && pair.indexOf('\t') == pair.lastIndexOf('\t')) {
        text.append(pair).append('\n');
      }
    });
    return text.toString();
  }

  private static Map<String, String> map(String text) {
    Map<String, String> map = new LinkedHashMap<>();
    text.lines()
        .forEach(line -> {
          int tab = line.indexOf('\t');
          if (tab >= 0) {
            map.put(line.substring(0, tab), line.substring(tab + 1));
          }
        });
    return map;
  }
}

package dev.cctally.platform.config;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picks the known settings out of the file's bytes; everything else is only checked to be JSON. */
final class ConfigurationParser {
  private static final String STATUS_LINE_BLOCK = "statusline";
  private static final FieldNames BLOCKS =
      FieldNames.of(
          "display",
          "collector",
          "pricing",
          PluginChoices.BLOCK,
          STATUS_LINE_BLOCK,
          FeedSettings.BLOCK,
          AlertSettings.BLOCK,
          BudgetSettings.BLOCK);
  private static final FieldNames DISPLAY = FieldNames.of("tz");
  private static final FieldNames PRICING = FieldNames.of("overrides");
  private static final FieldNames COLLECTOR = FieldNames.of("week_start");
  private static final FieldNames STATUS_LINE =
      FieldNames.of("visual_burn_rate", "cost_source", "cctally_extensions");
  private static final FieldNames PLUGINS =
      FieldNames.of("disabled", "disabled_auto", "enabled_user", "allow_override");

  private final byte[] bytes;
  private final JsonCursor cursor = new JsonCursor();
  private final List<String> warnings = new ArrayList<>();

  private ConfigurationParser(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * What came of it.
   *
   * @param configuration the settings, or {@code null} if the file is broken
   * @param isJson whether the file is JSON at all
   * @param problem what is wrong with a broken file
   */
  record Outcome(@Nullable Configuration configuration, boolean isJson, String problem) {}

  static Outcome parse(byte[] bytes) {
    if (!JsonDocument.isUtf8(bytes)) {
      return new Outcome(null, false, "it is not valid UTF-8");
    }
    ConfigurationParser parser = new ConfigurationParser(bytes);
    try {
      return parser.document();
    } catch (JsonSyntaxException e) {
      return new Outcome(null, false, e.getMessage() + parser.place());
    }
  }

  private Outcome document() {
    cursor.reset(bytes, bom() ? 3 : 0, bytes.length);
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      cursor.finish();
      return new Outcome(null, true, "top-level must be a JSON object");
    }
    String displayTz = null;
    String weekStart = null;
    PluginChoices plugins = PluginChoices.NONE;
    StatusLineChoices statusLine = StatusLineChoices.NONE;
    List<PriceOverride> overrides = List.of();
    FeedSettings feed = FeedSettings.DEFAULTS;
    AlertSettings alerts = AlertSettings.DEFAULTS;
    BudgetBlock budget = BudgetBlock.NONE;
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(BLOCKS)) {
        case 0 -> displayTz = member("display", DISPLAY);
        case 1 -> weekStart = member("collector", COLLECTOR);
        case 2 -> overrides = overrides();
        case 3 -> plugins = plugins();
        case 4 -> statusLine = statusLine();
        case 5 -> feed = new FeedSettingsParser(cursor).parse();
        case 6 -> alerts = new AlertSettingsParser(cursor).parse();
        case 7 -> budget = new BudgetBlock(written());
        default -> cursor.skipValue();
      }
    }
    cursor.finish();
    return new Outcome(
        new Configuration(
            displayTz,
            weekStart,
            plugins,
            statusLine,
            overrides,
            feed,
            alerts,
            budget,
            true,
            warnings),
        true,
        "");
  }

  private List<PriceOverride> overrides() {
    List<PriceOverride> overrides = List.of();
    if (!enter("pricing")) {
      return overrides;
    }
    while (cursor.nextMember()) {
      if (cursor.select(PRICING) == 0) {
        overrides = new PriceOverridesParser(cursor, warnings).parse();
      } else {
        cursor.skipValue();
      }
    }
    return overrides;
  }

  /** Enters a block; whether it is one. */
  private boolean enter(String block) {
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      warnings.add("warning: ignoring malformed " + block + " in config; it must be a JSON object");
      return false;
    }
    cursor.enterObject();
    return true;
  }

  /** The one known member of a block, or {@code null}. */
  private @Nullable String member(String block, FieldNames name) {
    if (!enter(block)) {
      return null;
    }
    String found = null;
    while (cursor.nextMember()) {
      if (cursor.select(name) == 0) {
        found = text();
      } else {
        cursor.skipValue();
      }
    }
    return found;
  }

  private StatusLineChoices statusLine() {
    if (!enter(STATUS_LINE_BLOCK)) {
      return StatusLineChoices.NONE;
    }
    @Nullable String[] texts = new @Nullable String[3];
    while (cursor.nextMember()) {
      int member = cursor.select(STATUS_LINE);
      if (member < 0) {
        cursor.skipValue();
      } else {
        texts[member] = text();
      }
    }
    return new StatusLineChoices(texts[0], texts[1], texts[2]);
  }

  private PluginChoices plugins() {
    if (!enter(PluginChoices.BLOCK)) {
      return PluginChoices.NONE;
    }
    Set<String> disabled = Set.of();
    Set<String> disabledAuto = Set.of();
    Set<String> enabledUser = Set.of();
    Set<String> overridable = Set.of();
    while (cursor.nextMember()) {
      switch (cursor.select(PLUGINS)) {
        case 0 -> disabled = ids("disabled");
        case 1 -> disabledAuto = ids("disabled_auto");
        case 2 -> enabledUser = ids("enabled_user");
        case 3 -> overridable = ids("allow_override");
        default -> cursor.skipValue();
      }
    }
    return new PluginChoices(disabled, disabledAuto, enabledUser, overridable);
  }

  /** A list of texts; of one that holds something else, what is text. */
  private Set<String> ids(String name) {
    Set<String> ids = new LinkedHashSet<>();
    boolean malformed = cursor.peek() != JsonCursor.Kind.ARRAY;
    if (malformed) {
      cursor.skipValue();
    } else {
      cursor.enterArray();
      while (cursor.nextElement()) {
        if (cursor.peek() == JsonCursor.Kind.STRING) {
          ids.add(cursor.readString());
        } else {
          cursor.skipValue();
          malformed = true;
        }
      }
    }
    if (malformed) {
      warnings.add(
          "warning: plugins."
              + name
              + " in config must be a list of plugin ids; ignoring the rest");
    }
    return ids;
  }

  /** A value as text: a string's own, else as it is written; {@code null} for JSON's null. */
  private @Nullable String text() {
    return switch (cursor.peek()) {
      case STRING -> cursor.readString();
      case NULL -> {
        cursor.readNull();
        yield null;
      }
      case OBJECT, ARRAY, NUMBER, BOOLEAN -> written();
    };
  }

  /** A value as it is written. */
  private String written() {
    cursor.toValue();
    int from = cursor.position();
    cursor.skipValue();
    return new String(bytes, from, cursor.position() - from, StandardCharsets.UTF_8);
  }

  private boolean bom() {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private String place() {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(cursor.position(), bytes.length); i++) {
      column++;
      if (bytes[i] == '\n') {
        line++;
        column = 1;
      }
    }
    return " at line " + line + " column " + column;
  }
}

package dev.cctally.cli;

import dev.cctally.cli.fake.LogVendor;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.plugins.claude.ClaudeVendor;
import dev.cctally.spi.model.SpeedTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A machine with three vendors, whose reports have three forms, and some usage of each. */
final class ThreeVendors {
  private static final LogVendor ROLLS = LogVendor.rolls(SpeedTier.STANDARD);
  private static final LogVendor METER = LogVendor.billed();

  private ThreeVendors() {}

  /** The program without any log. */
  static WholeProgram bare(Path folder) throws IOException {
    WholeProgram program =
        new WholeProgram(Files.createDirectories(folder.resolve("home")), folder.resolve("data"));
    program.plugins = ThreeVendors::plugins;
    return program;
  }

  /** The program with logs. */
  static WholeProgram program(Path folder) throws IOException {
    WholeProgram program = bare(folder);
    Path home = program.home;
    Path transcript =
        home.resolve(".claude/projects/-srv-app/11111111-1111-4111-8111-111111111111.jsonl");
    Files.createDirectories(transcript.getParent());
    Files.writeString(
        transcript,
        answer("2026-05-18T09:10:00.000Z", "a", "claude-sonnet-4-5-20250929", 100_000, 2_000)
            + answer("2026-05-19T10:00:00.000Z", "b", "claude-opus-4-5-20251101", 20_000, 1_000)
            + answer("2026-05-19T10:05:00.000Z", "c", "claude-zeta-9", 10, 10));
    ROLLS.write(
        home,
        "2026/05/18/rollout-2026-05-18T09-00-00-aaaaaaaa-0000-4000-8000-000000000001",
        "folder /srv/app",
        "2026-05-18T09:00:10.375Z gpt-5-codex 800 200 0 0 300 100",
        "2026-05-18T23:59:59.999Z gpt-5.5 300000 0 0 0 1000 500",
        "2026-05-20T08:00:00Z o9-mini 700 0 0 0 100 0");
    METER.write(
        home,
        "meter-one",
        "folder /srv/customers/a-long-folder-name/site",
        "2026-05-18T12:00:00Z gpt-5 1000 500 200 300 400 50",
        "2026-05-18T12:01:00Z secret-1 10 0 0 0 10 0",
        "2026-05-19T12:00:00Z gpt-5 10 0 0 0 10 0 0.25");
    METER.write(home, "meter-two", "2026-05-19T13:00:00Z gpt-5 100 0 0 0 100 0");
    return program;
  }

  private static ClassPathPlugins plugins() {
    Map<String, String> aliases = new LinkedHashMap<>();
    aliases.put("rolls-daily", "daily");
    return new ClassPathPlugins(new ClaudeVendor())
        .add(ROLLS, ReportShape.INCLUSIVE_INPUT, aliases)
        .add(METER, ReportShape.GENERAL, Map.of());
  }

  private static String answer(String at, String id, String model, long input, long output) {
    return ("{\"type\":\"assistant\",\"timestamp\":\"%s\",\"requestId\":\"%s\",\"cwd\":\"/srv/app\","
                + "\"sessionId\":\"11111111-1111-4111-8111-111111111111\","
                + "\"message\":{\"id\":\"%s\",\"model\":\"%s\",\"usage\":{\"input_tokens\":%d,"
                + "\"output_tokens\":%d,\"cache_creation_input_tokens\":0,"
                + "\"cache_read_input_tokens\":5000}}}%n")
        .formatted(at, id, id, model, input, output);
  }
}

package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.LogVendor;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.spi.model.SpeedTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices the user has set, from the configuration to the reports. */
final class PriceOverridesTest {
  @TempDir private Path folder;
  private WholeProgram program;
  private Path settings;

  @BeforeEach
  void writeLogs() throws IOException {
    LogVendor vendor = LogVendor.rolls(SpeedTier.STANDARD);
    Path home = Files.createDirectories(folder.resolve("home"));
    settings = Files.createDirectories(folder.resolve("data")).resolve("config.json");
    program = new WholeProgram(home, folder.resolve("data"));
    program.plugins =
        () -> new ClassPathPlugins().add(vendor, ReportShape.INCLUSIVE_INPUT, Map.of());
    vendor.write(
        home,
        "one",
        "2026-05-18T09:00:00Z gpt-5 1000000 0 0 0 0 0", // $1.25
        "2026-05-19T09:00:00Z gpt-5 1000000 2000000 0 0 1000000 0", // $11.5
        "2026-05-19T09:00:00Z mine 1000 0 0 0 0 0");
  }

  private void override(String rows) throws IOException {
    Files.writeString(settings, "{\"pricing\":{\"overrides\":{\"models\":[" + rows + "]}}}");
  }

  private String costs() {
    WholeProgram.Result result = program.run("rolls", "daily", "--json");
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result
        .out()
        .lines()
        .filter(line -> line.contains("costUSD"))
        .map(line -> line.replaceAll("[^0-9.]", ""))
        .reduce("", (a, b) -> a + " " + b)
        .strip();
  }

  @Test
  void takeThePlaceOfTheVendorsForEver() throws IOException {
    assertThat(costs()).isEqualTo("1.25 11.50125 12.75125");
    override(
        "{\"vendor\":\"rolls\",\"model\":\"gpt-5\",\"input\":2,\"output\":3,\"cacheRead\":0.5}");
    // 2 | 2 + 2 × 0.5 + 3, and the unknown model at its fallback, whose price is the user's now
    assertThat(costs()).isEqualTo("2.0 6.002 8.002");
    Files.delete(settings);
    assertThat(costs()).isEqualTo("1.25 11.50125 12.75125");
  }

  @Test
  void holdForASpanOfTime() throws IOException {
    override(
        "{\"vendor\":\"rolls\",\"model\":\"gpt-5\",\"input\":2,\"output\":3,\"validTo\":\"2026-05-19\"}");
    assertThat(costs()).startsWith("2.0 11.50125");
  }

  @Test
  void giveAnUnknownModelAPrice() throws IOException {
    override("{\"vendor\":\"rolls\",\"model\":\"mine\",\"input\":5000,\"output\":1}");
    assertThat(costs()).startsWith("1.25 16.5 ");
    assertThat(program.run("rolls", "daily", "--json").out()).doesNotContain("true");
  }

  @Test
  void mayChargeLongPromptsMore() throws IOException {
    override(
        """
        {"vendor":"rolls","model":"gpt-5","input":1,"output":1,"cacheRead":1,
         "longContext":{"thresholdTokens":1500000,"input":2,"output":2,"cacheRead":2}}
        """);
    // 1 million at 1 | a prompt of 3 million: all 4 million tokens at 2, and 1000 at 1
    assertThat(costs()).startsWith("1.0 8.001");
  }

  @Test
  void comeFromTheFileThatIsNamed() throws IOException {
    override("{\"vendor\":\"rolls\",\"model\":\"gpt-5\",\"input\":2,\"output\":3}");
    Path other = folder.resolve("other.json");
    Files.move(settings, other);
    assertThat(costs()).startsWith("1.25 ");
    assertThat(program.run("rolls", "daily", "--json", "--config", other.toString()).out())
        .contains("\"costUSD\": 2.0,");
    assertThat(costs()).startsWith("1.25 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          7                                                        | it must be a JSON object
          {"vendor":"rolls","input":1,"output":1}                  | it must name a vendor and a model
          {"vendor":"rolls","model":3,"input":1,"output":1}        | model must be a text
          {"vendor":"rolls","model":"gpt-5","input":1}             | it must say input and output
          {"vendor":"rolls","model":"gpt-5","input":-1,"output":1} | input must be a number, 0 or more
          {"vendor":"rolls","model":"gpt-5","input":1e999999999,"output":1} | input must be a number, 0 or more
          {"vendor":"rolls","model":"gpt-5","input":1e-99,"output":1} | input must be dollars for a million tokens
          {"vendor":"rolls","model":"gpt-5","input":"1","output":1} | input must be a number, 0 or more
          {"vendor":"rolls","model":"gpt-5","input":0.0000001,"output":1} | input must be dollars for a million tokens
          {"vendor":"rolls","model":"gpt-5","input":1,"output":1,"fastMultiplier":0} | fastMultiplier must be above 0
          {"vendor":"rolls","model":"gpt-5","input":0.000001,"output":1,"fastMultiplier":1.5} | have more than six decimals
          {"vendor":"rolls","model":"gpt-5","input":1,"output":1,"validFrom":"x"} | validFrom must be a day
          {"vendor":"rolls","model":"gpt-5","input":1,"output":1,"validFrom":"2026-02-01","validTo":"2026-01-01"} | validFrom must be before validTo
          {"vendor":"rolls","model":"gpt-5","input":1,"output":1,"longContext":{"input":1,"output":1}} | must say thresholdTokens
          {"vendor":"rolls","model":"gpt-5","input":1,"output":1,"longContext":{"thresholdTokens":0.5,"input":1,"output":1}} | a whole number, 1 or more
          {"vendor":"rolls","model":"gpt-5","input":1,"output":1,"longContext":3} | longContext must be an object or null
          """)
  void thatAreWrongAreNamedAndLeftOut(String row, String reason) throws IOException {
    override(row + ",{\"vendor\":\"rolls\",\"model\":\"mine\",\"input\":5000,\"output\":1}");
    WholeProgram.Result result = program.run("rolls", "daily", "--json");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .startsWith("warning: ignoring pricing.overrides.models[0] in config; ")
        .contains(reason);
    assertThat(result.out()).contains("\"costUSD\": 1.25,", "\"costUSD\": 16.5,");
  }
}

package dev.cctally.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelNamesTest {
  private final ModelNames names = new ModelNames(Map.of("claude-", "", "claude-next-", "n:"));

  @ParameterizedTest
  @CsvSource({
    "claude-sonnet-4-5-20250929, sonnet-4-5",
    "claude-opus-4-6-fast, opus-4-6-fast",
    "claude-opus-4-5-20251101-fast, opus-4-5-fast",
    "claude-next-1, n:1",
    "other-1, other-1",
    "claude-x-2025092a, x-2025092a",
    "claude-, ''",
    "12345678, 12345678"
  })
  void dropsPrefixAndDate(String model, String shown) {
    assertThat(names.shortened(model)).isEqualTo(shown);
  }

  @Test
  void listsDistinctNamesInAlphabeticalOrder() {
    assertThat(
            names.shortened(
                List.of("claude-opus-4", "claude-haiku-20250101", "claude-haiku-20250202")))
        .containsExactly("haiku", "opus-4");
  }

  @Test
  void leavesModelsOfOtherVendorsAlone() {
    List<String> models = List.of("gpt-5.5", "gpt-5-20250101");
    assertThat(new ModelNames(Map.of()).shortened(models)).isEqualTo(models);
  }
}

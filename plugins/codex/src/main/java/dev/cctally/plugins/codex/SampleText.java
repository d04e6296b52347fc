package dev.cctally.plugins.codex;

import java.util.List;
import java.util.Random;

/** What people, models and tools say in made-up rollouts; safe inside a JSON string. */
final class SampleText {
  private static final List<String> PROMPTS =
      List.of(
          "The nightly import loads some rows twice. Find out under which conditions.",
          "Split the report job into steps that can be repeated on their own.",
          "Add a test for prices with four decimals.",
          "Why does the export need two gigabytes of memory? Measure before you change anything.",
          "Replace the home-grown CSV parser with the one we already use elsewhere.",
          "Review the last three commits and list what you would not merge.",
          "Make the retry limit configurable and document the default.",
          "Explain how a refund travels through the system.");
  private static final List<String> THOUGHTS =
      List.of(
          "**Looking for the second writer**\\n\\nTwo jobs share the cursor table. If one starts"
              + " before the other has committed, both read the same range.",
          "**Checking the callers**\\n\\nOnly the scheduler calls this. The flag can go.",
          "**Reading the failing test**\\n\\nIt compares doubles. The stored value is exact, the"
              + " expectation is not.");
  private static final List<String> ANSWERS =
      List.of(
          "The import reads its cursor outside of the transaction. I moved it inside and added a"
              + " test with two concurrent runs.",
          "Done: each step writes its result to its own folder and is skipped when that is there.",
          "Peak memory is now 180 MB. The rows were collected in a list before being written.",
          "I would not merge the second commit: it swallows the error that the first one made"
              + " visible.");
  private static final List<String> COMMANDS =
      List.of(
          "git log --oneline -20",
          "rg -n 'commit_cursor' src",
          "pytest -q tests/test_import.py",
          "wc -l data/*.csv",
          "git diff --stat");
  private static final List<String> OUTPUT =
      List.of(
          "src/jobs/import.py:88:    commit_cursor(connection, upper)",
          "src/jobs/report.py:31:    rows = list(fetch(connection, day))",
          "14 passed in 2.31s",
          "FAILED tests/test_import.py::test_two_runs - assert 200 == 100",
          "7c01d2e Read the cursor inside the transaction",
          " 2 files changed, 31 insertions(+), 9 deletions(-)");

  private SampleText() {}

  static String prompt(Random random) {
    return pick(PROMPTS, random);
  }

  static String thought(Random random) {
    return pick(THOUGHTS, random);
  }

  static String answer(Random random) {
    return pick(ANSWERS, random);
  }

  static String command(Random random) {
    return pick(COMMANDS, random);
  }

  static String output(Random random) {
    StringBuilder out = new StringBuilder();
    int lines = 4 + random.nextInt(24);
    for (int i = 0; i < lines; i++) {
      out.append(i == 0 ? "" : "\\n").append(pick(OUTPUT, random));
    }
    return out.toString();
  }

  private static String pick(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }
}

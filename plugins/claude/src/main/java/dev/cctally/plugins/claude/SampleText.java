package dev.cctally.plugins.claude;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What people and models say in made-up transcripts; every text is safe inside a JSON string. */
final class SampleText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final List<String> PROMPTS =
      List.of(
          "The checkout total is wrong when a coupon and free shipping are combined. Find out why.",
          "Add a retry with back-off to the payment client, three attempts at most.",
          "Write tests for the invoice numbering, including the turn of the year.",
          "Why is the build on main red since this morning?",
          "Rename the order states as we discussed and migrate the stored values.",
          "Make the product list load in under 200 ms. Measure first.",
          "Review this change as if you had to maintain it.",
          "Explain how sessions expire at the moment. Do not change anything.",
          "Update the dependencies that have known vulnerabilities, one commit each.",
          "Turn my meeting notes into a short decision record.");
  private static final List<String> THOUGHTS =
      List.of(
          "The discount is applied before shipping is known, so the free-shipping rule sees a"
              + " smaller total. I should look at the order of the rules.",
          "Three places call this. Changing the signature is safe if the default stays the same.",
          "The failing test depends on the time zone of the machine. A fixed clock will show it.",
          "The query has no index on the state column. Let me look at the plan before I guess.");
  private static final List<String> ANSWERS =
      List.of(
          "Found it: the coupon was applied twice when the cart was restored. I moved the check"
              + " into the cart itself and added a test that fails without the change.",
          "Done. The client now retries on time-outs and on 503, with 200, 400 and 800 ms between"
              + " the attempts. Other errors are reported at once.",
          "All tests pass. Two of them were flaky because they used the real clock; they now get a"
              + " fixed one.",
          "The slow part is the count query. With the index it takes 14 ms instead of 410 ms.\\n\\n"
              + "I left the rest as it is.",
          "Before I change anything: the stored values are also read by the nightly export. Shall I"
              + " migrate that as well?");
  private static final List<String> COMMANDS =
      List.of(
          "git log --oneline -20",
          "npm test -- --run cart",
          "rg -n applyCoupon src",
          "psql -c 'explain analyze select count(*) from orders'",
          "git diff --stat");
  private static final List<String> OUTPUT =
      List.of(
          "src/cart/coupons.ts:41:export function applyCoupon(cart: Cart, code: string) {",
          "src/cart/restore.ts:18:  cart = applyCoupon(cart, stored.coupon);",
          "    at Cart.total (src/cart/cart.ts:88:21)",
          "Test Files  14 passed (14)",
          "9f2c1ab Use the fixed clock in invoice tests",
          "Seq Scan on orders  (cost=0.00..18334.00 rows=1000000 width=0)",
          " 3 files changed, 47 insertions(+), 12 deletions(-)",
          "warning: unused variable in src/payments/client.ts:112");

  private SampleText() {}

  static String time(Instant at) {
    return TIME.format(at);
  }

  static String prompt(Random random) {
    return pick(PROMPTS, random);
  }

  static String thought(Random random) {
    return pick(THOUGHTS, random);
  }

  static String answer(Random random) {
    return pick(ANSWERS, random);
  }

  /** A content block that calls the shell. */
  static String toolCall(Random random, String id) {
    return "{\"type\":\"tool_use\",\"id\":\""
        + id
        + "\",\"name\":\"Bash\",\"input\":{\"command\":\""
        + pick(COMMANDS, random)
        + "\"}}";
  }

  /** The {@code message} of a line that holds the output of a tool. */
  static String toolResult(Random random) {
    StringBuilder out = new StringBuilder();
    int lines = 4 + random.nextInt(24);
    for (int i = 0; i < lines; i++) {
      out.append(i == 0 ? "" : "\\n").append(pick(OUTPUT, random));
    }
    return "\"message\":{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"content\":\""
        + out
        + "\"}]}";
  }

  private static String pick(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }
}

package dev.cctally.cli.render;

import dev.cctally.platform.ingest.Account;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.explain.Explained;
import dev.cctally.platform.report.explain.Explanation;
import dev.cctally.platform.report.explain.Explanation.Sum;
import dev.cctally.platform.report.explain.Price;
import dev.cctally.platform.report.explain.Term;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.util.List;
import java.util.Locale;

/** An explanation as JSON. */
public final class ExplainJson {
  private final PrettyJson json = new PrettyJson();

  private ExplainJson() {}

  /**
   * {@return the document}
   *
   * @param vendorId whose usage
   * @param subject what is explained, as it was asked for
   * @param kind what that is: {@code day}, {@code month}, {@code session} or {@code response}
   * @param explanation the explanation
   * @param warnings what is wrong with plugins
   */
  public static String of(
      String vendorId,
      String subject,
      String kind,
      Explanation explanation,
      List<PluginWarning> warnings) {
    return new ExplainJson().document(vendorId, subject, kind, explanation, warnings);
  }

  private String document(
      String vendorId,
      String subject,
      String kind,
      Explanation explanation,
      List<PluginWarning> warnings) {
    json.object()
        .member("schemaVersion", 1)
        .member("vendor", vendorId)
        .member("subject", subject)
        .member("kind", kind);
    figures("computed", explanation.figures());
    if (explanation.reported() == null) {
      json.name("reported").nothing();
    } else {
      figures("reported", explanation.reported());
    }
    json.member("agrees", explanation.agrees());
    json.name("sums").array();
    explanation.sums().forEach(this::sum);
    json.endArray().name("counted").array();
    explanation.counted().forEach(this::counted);
    json.endArray().name("leftOut").array();
    explanation.leftOut().forEach(this::leftOut);
    json.endArray();
    new JsonParts(json, /* cost= */ true).appendix(List.of(), warnings);
    return json.endObject().document();
  }

  private void figures(String name, Figures figures) {
    json.name(name).object().member("entries", figures.entries());
    tokens(figures.tokens());
    json.member("costUSD", figures.cost()).endObject();
  }

  private void tokens(TokenCounts tokens) {
    json.member("inputTokens", tokens.input())
        .member("outputTokens", tokens.output())
        .member("cacheWrite5mTokens", tokens.cacheWrite5m())
        .member("cacheWrite1hTokens", tokens.cacheWrite1h())
        .member("cacheReadTokens", tokens.cacheRead())
        .member("totalTokens", tokens.total());
  }

  private void sum(Sum sum) {
    json.object().member("model", sum.model()).member("entries", sum.entries());
    tokens(sum.tokens());
    price(sum.price());
    terms(sum.terms());
    json.member("costUSD", sum.cost()).endObject();
  }

  private void price(Price price) {
    json.name("price").object();
    switch (price) {
      case Price.Recorded _ -> json.member("basis", "recorded");
      case Price.Unrecorded _ -> json.member("basis", "unrecorded");
      case Price.None _ -> json.member("basis", "none");
      case Price.Listed listed -> {
        json.member("basis", listed.fallback() ? "fallback" : "listed")
            .member("pricedAs", listed.pricedAs())
            .member("source", listed.source());
        instant("validFrom", listed.rates().validFromMicros());
        instant("validTo", listed.rates().validToMicros());
        json.member("speed", ExplainWords.of(listed.speed()))
            .member("fastApplied", listed.fast())
            .member("fastNumerator", listed.rates().fastNumerator())
            .member("fastDenominator", listed.rates().fastDenominator());
        Long threshold = listed.threshold();
        if (threshold == null) {
          json.name("longPromptThreshold").nothing();
        } else {
          json.member("longPromptThreshold", threshold);
        }
        json.member("longPromptApplied", listed.longPrompt());
      }
    }
    json.endObject();
  }

  private void instant(String name, long micros) {
    json.name(name);
    if (micros == Long.MIN_VALUE || micros == Long.MAX_VALUE) {
      json.nothing();
    } else {
      json.value(Instants.zulu(micros));
    }
  }

  private void terms(List<Term> terms) {
    json.name("terms").array();
    for (Term term : terms) {
      json.object()
          .member("class", term.tokenClass().name().toLowerCase(Locale.ROOT))
          .member("tokens", term.tokens())
          .member("usdPerToken", Money.ofPico(term.picoEach()))
          .member("costUSD", term.cost())
          .endObject();
    }
    json.endArray();
  }

  private void counted(Explained explained) {
    json.object();
    account(explained.account());
    price(explained.price());
    terms(explained.terms());
    json.member("costUSD", explained.cost()).endObject();
  }

  private void account(Account account) {
    json.member("timestamp", Instants.zulu(account.atMicros()))
        .member("file", account.path())
        .member("byteOffset", account.position())
        .member("sessionId", account.session().sessionId())
        .member("model", account.model())
        .member("speed", ExplainWords.of(account.speed()));
    tokens(account.tokens());
    Money recorded = account.recordedCost();
    if (recorded == null) {
      json.name("recordedCostUSD").nothing();
    } else {
      json.member("recordedCostUSD", recorded);
    }
    json.member("fromLog", account.fromLog()).member("asStored", account.asStored());
  }

  private void leftOut(Account account) {
    json.object();
    account(account);
    json.member("reason", account.fate().name().toLowerCase(Locale.ROOT));
    Account.Place instead = account.instead();
    json.name("instead");
    if (instead == null) {
      json.nothing();
    } else {
      json.object()
          .member("file", instead.path())
          .member("byteOffset", instead.position())
          .endObject();
    }
    json.endObject();
  }
}

package dev.cctally.plugins.claude.quota;

import dev.cctally.spi.quota.FeedHost;
import dev.cctally.spi.quota.QuotaAnswer;
import dev.cctally.spi.quota.QuotaFeed;
import dev.cctally.spi.vendor.HostEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The quota of a Claude subscription. Immutable and safe for several threads.
 *
 * <p>Requests go to one address, with the token that Claude Code keeps on this machine.
 */
public final class ClaudeQuotaFeed implements QuotaFeed {
  /** Where users' own status lines cache what they fetched; scripts rely on the name. */
  private static final String STATUS_LINE_COPY = "/tmp/claude-statusline-usage-cache.json";

  private static final String STATUS_LINE_COPY_VARIABLE = "CCTALLY_STATUSLINE_CACHE";

  private final Function<HostEnvironment, List<Path>> folders;

  /**
   * Makes one.
   *
   * @param folders the folders in which Claude Code may keep its credentials, the most likely first
   */
  public ClaudeQuotaFeed(Function<HostEnvironment, List<Path>> folders) {
    this.folders = Objects.requireNonNull(folders, "folders");
  }

  @Override
  public Set<String> networkHosts() {
    return Set.of(UsageEndpoint.HOST);
  }

  @Override
  public QuotaAnswer fromAnswer(byte[] answer, long atMicros) {
    return UsageAnswer.of(answer, atMicros);
  }

  @Override
  public Access open(FeedHost host) {
    Optional<String> token = new Token(host, folders.apply(host.environment())).find();
    if (token.isEmpty()) {
      return new Access.NotSignedIn("no OAuth token found (run 'claude' once to authenticate)");
    }
    String userAgent = host.userAgent().orElseGet(() -> new ToolVersion(host).userAgent());
    UsageEndpoint endpoint = new UsageEndpoint(host.environment(), token.get(), userAgent);
    return new Access.SignedIn(endpoint::get);
  }

  @Override
  public List<Path> staleCopies(HostEnvironment host) {
    return List.of(Path.of(host.variable(STATUS_LINE_COPY_VARIABLE).orElse(STATUS_LINE_COPY)));
  }
}

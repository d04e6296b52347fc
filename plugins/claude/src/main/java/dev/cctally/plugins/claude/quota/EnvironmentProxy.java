package dev.cctally.plugins.claude.quota;

import dev.cctally.spi.vendor.HostEnvironment;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Chooses the proxy as command line programs do: {@code HTTPS_PROXY} or {@code HTTP_PROXY}, {@code
 * ALL_PROXY}, and {@code NO_PROXY} for what is reached directly; in lower case they count too.
 */
final class EnvironmentProxy extends ProxySelector {
  private static final int USUAL_PORT = 80;

  private final HostEnvironment host;

  EnvironmentProxy(HostEnvironment host) {
    this.host = host;
  }

  @Override
  public List<Proxy> select(URI uri) {
    String target = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    if (direct(target, uri.getPort())) {
      return List.of(Proxy.NO_PROXY);
    }
    return variable(uri.getScheme() + "_proxy")
        .or(() -> variable("all_proxy"))
        .flatMap(EnvironmentProxy::address)
        .map(address -> List.of(new Proxy(Proxy.Type.HTTP, address)))
        .orElse(List.of(Proxy.NO_PROXY));
  }

  private Optional<String> variable(String name) {
    return host.variable(name)
        .or(() -> host.variable(name.toUpperCase(Locale.ROOT)))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private boolean direct(String target, int port) {
    for (String entry : variable("no_proxy").orElse("").split("[,\\s]+", -1)) {
      String name = entry.strip().toLowerCase(Locale.ROOT);
      if (name.endsWith(":" + port)) {
        name = name.substring(0, name.lastIndexOf(':'));
      }
      name = name.startsWith("*.") ? name.substring(1) : name;
      String bare = name.startsWith(".") ? name.substring(1) : name;
      if (name.equals("*")
          || (!bare.isEmpty() && (target.equals(bare) || target.endsWith("." + bare)))) {
        return true;
      }
    }
    return false;
  }

  /** Where {@code http://host:port} or {@code host:port} is; it is looked up when it is used. */
  private static Optional<InetSocketAddress> address(String value) {
    try {
      URI uri = URI.create(value.contains("://") ? value : "http://" + value);
      if (uri.getHost() == null) {
        return Optional.empty();
      }
      int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
      return Optional.of(InetSocketAddress.createUnresolved(uri.getHost(), port));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void connectFailed(URI uri, SocketAddress proxy, IOException reason) {
    // The request fails, which says it.
  }
}

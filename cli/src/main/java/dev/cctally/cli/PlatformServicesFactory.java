package dev.cctally.cli;

import dev.cctally.platform.host.Host;

/**
 * Opens the real platform. A class and not a lambda: the rehearsal uses it too, so that a start
 * need not link anything.
 *
 * @param installation where this program lies
 */
record PlatformServicesFactory(Installation installation) implements Services.Factory {
  @Override
  public PlatformServices open(Host host) {
    return new PlatformServices(host, installation);
  }
}

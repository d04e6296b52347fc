package dev.cctally.architecture.broken.platform.report;

import java.net.http.HttpClient;

/** A sample for the rules: reaches into the network from a report. */
public final class CallsOut {
  HttpClient client() {
    return HttpClient.newHttpClient();
  }
}

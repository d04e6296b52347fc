package dev.cctally.platform.plugin.manage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Fetches by HTTPS, and by nothing else: no redirect leads elsewhere. */
public final class HttpsDownload implements Download {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 30_000;
  private static final int MOST_REDIRECTS = 5;

  private final @Nullable SSLSocketFactory sockets;
  private final Duration deadline;

  /**
   * Makes one.
   *
   * @param sockets makes connections, or {@code null} for those that trust whom the runtime trusts
   * @param deadline how long all of it may take
   */
  public HttpsDownload(@Nullable SSLSocketFactory sockets, Duration deadline) {
    this.sockets = sockets;
    this.deadline = deadline;
  }

  @Override
  public void fetch(URI address, long most, OutputStream target) throws IOException {
    long end = System.nanoTime() + deadline.toNanos();
    URI at = address;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      HttpsURLConnection connection = open(at);
      try {
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK) {
          copy(connection, most, target, end);
          return;
        }
        String location = connection.getHeaderField("Location");
        if (status < 300 || status >= 400 || location == null) {
          throw new IOException("the server answered " + status);
        }
        at = resolved(at, location);
      } finally {
        connection.disconnect();
      }
    }
    throw new IOException("more than " + MOST_REDIRECTS + " redirects");
  }

  private HttpsURLConnection open(URI address) throws IOException {
    if (!"https".equals(scheme(address)) || address.getHost() == null) {
      throw new IOException("it leads to " + address + ", and only https is accepted");
    }
    URLConnection connection = address.toURL().openConnection();
    if (!(connection instanceof HttpsURLConnection https)) {
      throw new IOException("only https is accepted");
    }
    if (sockets != null) {
      https.setSSLSocketFactory(sockets);
    }
    https.setInstanceFollowRedirects(false);
    https.setConnectTimeout(CONNECT_MILLIS);
    https.setReadTimeout(READ_MILLIS);
    https.setRequestProperty("User-Agent", "cctally");
    return https;
  }

  private static String scheme(URI address) {
    return address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
  }

  private static URI resolved(URI at, String location) throws IOException {
    try {
      return at.resolve(new URI(location));
    } catch (URISyntaxException e) {
      throw new IOException("it leads to " + location + ", which is no address", e);
    }
  }

  private void copy(HttpsURLConnection connection, long most, OutputStream target, long end)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    try (InputStream in = connection.getInputStream()) {
      for (int read; (read = in.read(buffer)) >= 0; ) {
        total += read;
        if (total > most) {
          throw new IOException("it is larger than " + most / (1 << 20) + " MB");
        }
        if (System.nanoTime() - end > 0) {
          throw new IOException(
              "it took longer than " + TimeUnit.NANOSECONDS.toSeconds(deadline.toNanos()) + " s");
        }
        target.write(buffer, 0, read);
      }
    }
    long announced = connection.getContentLengthLong();
    if (announced >= 0 && announced != total) {
      throw new IOException("it ended after " + total + " of " + announced + " bytes");
    }
  }
}

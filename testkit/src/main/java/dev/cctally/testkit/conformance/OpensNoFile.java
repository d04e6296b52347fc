package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.testkit.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * Users allow the platform to read certain folders. It opens the files below the declared roots; a
 * reader gets their lines and opens none, there or elsewhere. The JDK's flight recorder watches.
 */
final class OpensNoFile implements Rule {
  @Override
  public String title() {
    return "opens no file, starts no program and uses no network while it finds and reads logs";
  }

  @Override
  public void check(Subject subject) throws Exception {
    List<LogExample> examples = subject.examples();
    List<Home> homes = new ArrayList<>();
    List<List<Log>> logs = new ArrayList<>();
    for (LogExample example : examples) {
      homes.add(Home.of(subject.newFolder(), example.files()));
      logs.add(subject.logs(example));
    }
    Watch watch = new Watch();
    // Once unobserved, so that what the JDK itself reads at a first time is read.
    work(subject, homes, logs);
    List<String> seen = watch.during(() -> work(subject, homes, logs));
    assertThat(seen).as("what the vendor opened, started or connected to").isEmpty();
  }

  private static void work(Subject subject, List<Home> homes, List<List<Log>> logs) {
    Vendor vendor = subject.vendor();
    vendor.info();
    for (int i = 0; i < homes.size(); i++) {
      TestHost host = homes.get(i).host();
      for (LogSource source : CheckedLog.of(vendor)) {
        source.discover(host);
        source.discover(host.withTime(TestHost.NOON.plusSeconds(1)));
      }
      for (Log log : logs.get(i)) {
        log.source().hint(log.file());
        log.events();
      }
    }
  }

  /** Records what one thread does outside memory. */
  private static final class Watch {
    interface Work {
      void run() throws IOException;
    }

    private static final List<String> EVENTS =
        List.of(
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.SocketRead",
            "jdk.SocketWrite",
            "jdk.SocketConnect",
            "jdk.ProcessStart");

    List<String> during(Work work) throws IOException {
      try (var recording = new Recording()) {
        for (String event : EVENTS) {
          recording.enable(event).withThreshold(Duration.ZERO);
        }
        recording.start();
        work.run();
        recording.stop();
        Path file = Files.createTempFile("conformance", ".jfr");
        try {
          recording.dump(file);
          return told(file);
        } finally {
          Files.delete(file);
        }
      }
    }

    private static List<String> told(Path file) throws IOException {
      long self = Thread.currentThread().threadId();
      List<String> told = new ArrayList<>();
      for (var event : RecordingFile.readAllEvents(file)) {
        var thread = event.getThread();
        if (thread == null || thread.getJavaThreadId() != self) {
          continue;
        }
        String what = event.getEventType().getName().replace("jdk.", "");
        String path = event.hasField("path") ? event.getString("path") : null;
        if (path == null) {
          told.add(event.hasField("command") ? what + " " + event.getString("command") : what);
        } else if (!isCode(path)) {
          told.add(what + " " + path);
        }
      }
      return told;
    }

    /** Whether a file holds classes: they may be loaded at any time. */
    private static boolean isCode(String path) {
      return path.endsWith(".class")
          || path.endsWith(".jar")
          || path.startsWith(System.getProperty("java.home"));
    }
  }
}

package dev.cctally.testkit.acme;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.testkit.acme.Defects.Defect;
import dev.cctally.testkit.meddling.MeddlingVendor;
import dev.cctally.testkit.quitting.QuittingVendor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Ways to do more than read: what a guest in somebody else's process must not. */
final class Conduct {
  /** Something that may fail. */
  interface Act {
    void on(Path log) throws IOException, InterruptedException;
  }

  private Conduct() {}

  static List<Defect> defects() {
    return List.of(
        new Defect("ends the process", "EndsNoProcess", QuittingVendor::new),
        new Defect("sets the zone of the process", "EndsNoProcess", MeddlingVendor::new),
        opening("reads the file itself", Files::readAllBytes),
        opening("opens another file and reads nothing", log -> open(log.resolveSibling("b.acme"))),
        opening("tries a file that is not there", log -> open(log.resolveSibling("none"))),
        opening(
            "reads and starts a program in another thread",
            log -> {
              Thread thread = new Thread(() -> quietly(log, Conduct::readAndStart));
              thread.start();
              thread.join();
            }),
        opening(
            "reads in a virtual thread",
            log -> Thread.ofVirtual().start(() -> quietly(log, Files::readAllBytes)).join()),
        opening(
            "makes a folder beside the log",
            log -> Files.createDirectories(log.resolveSibling("made"))),
        opening(
            "deletes what is not there",
            log -> Files.deleteIfExists(log.resolveSibling("other.txt"))),
        opening(
            "tries a port where nobody listens",
            log -> new Socket(InetAddress.getLoopbackAddress(), 9).close()),
        opening("looks up the name of a machine", log -> InetAddress.getAllByName("localhost")),
        new Defect(
            "opens the file for its session's name",
            "OpensNoFile",
            () ->
                AcmeVendor.with(
                    WrongLog.hinting(
                        log -> quietly(log, path -> new FileInputStream(path.toFile()).close())))),
        log(
            "OpensNoFile",
            "lists the user's home while it looks for logs",
            WrongLog.finding(host -> {
              try (Stream<Path> files = Files.list(host.home())) {
                if (files.findAny().isEmpty()) {
                  return new Discovery(List.of(), List.of("the home is empty"));
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return new AcmeLog().discover(host);
            })),
        log(
            "OpensNoFile",
            "reads a setting while it looks for logs",
            WrongLog.finding(host -> {
              List<LogRoot> roots = new AcmeLog().discover(host).roots();
              roots.forEach(root -> quietly(root.path().resolve("a.acme"), Files::readAllBytes));
              return new AcmeLog().discover(host);
            })),
        log(
            "LeavesNothingBehind",
            "prints each line",
            WrongLog.reading((reader, line, sink) -> {
              System.out.println("read " + line.text());
              reader.accept(line, sink);
            })),
        left(
            "prints in another thread, to standard error",
            log -> {
              Thread thread = new Thread(() -> System.err.print("read " + log));
              thread.start();
              thread.join();
            }),
        left(
            "leaves a thread",
            log -> {
              Thread thread = new Thread(Conduct::sleepLongerThanTheKitWaits);
              thread.setDaemon(true);
              thread.start();
            }),
        left(
            "keeps a cache beside the log",
            log -> Files.writeString(log.resolveSibling("cache"), "x")));
  }

  private static Defect log(String rule, String name, AppendLog log) {
    return new Defect(name, rule, () -> AcmeVendor.with(log));
  }

  private static Defect opening(String name, Act act) {
    return doing("OpensNoFile", name, act);
  }

  private static Defect left(String name, Act act) {
    return doing("LeavesNothingBehind", name, act);
  }

  /** A vendor that does something whenever it opens a log. */
  private static Defect doing(String rule, String name, Act act) {
    return log(
        rule,
        name,
        WrongLog.opening((file, reader) -> {
          quietly(file.path(), act);
          return reader;
        }));
  }

  /** Does it, as such authors do: what fails is not told. */
  private static void quietly(Path log, Act act) {
    try {
      act.on(log);
    } catch (IOException | InterruptedException e) {
      // Nobody is to notice.
    }
  }

  private static void open(Path file) throws IOException {
    FileChannel.open(file).close();
  }

  private static void readAndStart(Path log) throws IOException, InterruptedException {
    Files.readAllBytes(log);
    new ProcessBuilder("true").start().waitFor();
  }

  private static void sleepLongerThanTheKitWaits() {
    try {
      Thread.sleep(6_000);
    } catch (InterruptedException e) {
      // It ends.
    }
  }
}

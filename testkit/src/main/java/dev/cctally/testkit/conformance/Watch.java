package dev.cctally.testkit.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordedThreadGroup;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a vendor opens, starts and connects to, by the JDK's flight recorder: which methods of
 * the JDK that do so are called, wherever from, and what is read and written by other ways. Seen
 * are the threads of a group, and virtual threads and those of the common pool while they are in
 * the vendor's code.
 *
 * @param threads the vendor's threads
 * @param code the package of its code
 */
record Watch(ThreadGroup threads, String code) {
  /** Opens, lists, makes, changes or deletes a file, or reaches another program or machine. */
  private static final List<String> METHODS =
      Stream.of(
              "java.io.FileInputStream <init>",
              "java.io.FileOutputStream <init>",
              "java.io.RandomAccessFile <init>",
              "java.io.File list listFiles createNewFile mkdir mkdirs delete deleteOnExit renameTo"
                  + " setLastModified setReadable setWritable setReadOnly setExecutable",
              "java.nio.file.Files newByteChannel newInputStream newOutputStream newDirectoryStream"
                  + " createDirectory createDirectories createLink createSymbolicLink delete"
                  + " deleteIfExists copy move setAttribute setLastModifiedTime setOwner"
                  + " setPosixFilePermissions",
              "java.nio.channels.FileChannel open",
              "java.nio.channels.AsynchronousFileChannel open",
              "java.net.InetAddress getAllByName getLocalHost",
              "java.net.Socket connect",
              "java.net.ServerSocket bind",
              "java.net.DatagramSocket <init>",
              "java.nio.channels.SocketChannel open",
              "java.nio.channels.ServerSocketChannel open",
              "java.nio.channels.DatagramChannel open",
              "java.nio.channels.AsynchronousSocketChannel open",
              "java.lang.ProcessBuilder start")
          .flatMap(Watch::methods)
          .toList();

  private static final List<String> EVENTS =
      List.of(
          "jdk.FileRead",
          "jdk.FileWrite",
          "jdk.SocketRead",
          "jdk.SocketWrite",
          "jdk.SocketConnect",
          "jdk.ProcessStart");
  private static final String METHOD = "jdk.MethodTrace";

  /** Of a call that fails nothing else is traced. */
  private static final String FAILURE = "java.io.IOException";

  private static final int FRAMES_TOLD = 1;

  private static Stream<String> methods(String type) {
    String[] parts = type.split(" ");
    return Stream.of(parts).skip(1).map(name -> parts[0] + "::" + name);
  }

  /** What was done while some work ran, each thing once. */
  Set<String> during(Runnable work) throws IOException {
    try (var recording = new Recording()) {
      for (String event : EVENTS) {
        recording.enable(event).withThreshold(Duration.ZERO).withStackTrace();
      }
      recording
          .enable(METHOD)
          .with("filter", String.join(";", METHODS) + ";" + FAILURE + "::<init>")
          .withThreshold(Duration.ZERO)
          .withStackTrace();
      recording.start();
      work.run();
      recording.stop();
      Path file = Files.createTempFile("conformance", ".jfr");
      try {
        recording.dump(file);
        Set<String> told = new LinkedHashSet<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
          if (isVendors(event) && !loadsCode(event)) {
            told(event).ifPresent(what -> told.add(what + where(event)));
          }
        }
        return told;
      } finally {
        Files.delete(file);
      }
    }
  }

  private boolean isVendors(RecordedEvent event) {
    RecordedThread thread = event.getThread();
    if (thread == null) {
      return false;
    }
    RecordedThreadGroup group = thread.getThreadGroup();
    while (group != null) {
      if (threads.getName().equals(group.getName())) {
        return true;
      }
      group = group.getParent();
    }
    String name = String.valueOf(thread.getJavaName());
    return (thread.isVirtual() || name.startsWith("ForkJoinPool.commonPool"))
        && frames(event).stream().anyMatch(frame -> type(frame).startsWith(code + "."));
  }

  /** Classes and what lies beside them may be loaded at any time. */
  private static boolean loadsCode(RecordedEvent event) {
    String path = event.hasField("path") ? event.getString("path") : null;
    return (path != null
            && (path.endsWith(".class")
                || path.endsWith(".jar")
                || path.startsWith(System.getProperty("java.home"))))
        || frames(event).stream()
            .map(Watch::type)
            .anyMatch(type ->
                type.equals("java.lang.ClassLoader") || type.startsWith("jdk.internal.loader."));
  }

  private static Optional<String> told(RecordedEvent event) {
    if (event.getEventType().getName().equals(METHOD)) {
      RecordedMethod method = event.getValue("method");
      return method.getType().getName().equals(FAILURE)
          ? frames(event).stream().map(Watch::method).filter(METHODS::contains).findFirst()
          : Optional.of(method.getType().getName() + "::" + method.getName());
    }
    StringBuilder what = new StringBuilder(event.getEventType().getName().replace("jdk.", ""));
    for (String field : List.of("path", "command", "host")) {
      Object value = event.hasField(field) ? event.getValue(field) : null;
      what.append(value == null ? "" : " " + value);
    }
    return Optional.of(what.toString());
  }

  private static String method(RecordedFrame frame) {
    return frame.getMethod() == null ? "" : type(frame) + "::" + frame.getMethod().getName();
  }

  /** The place in the vendor's code, or in a library of its. */
  private static String where(RecordedEvent event) {
    return frames(event).stream()
        .filter(frame -> !type(frame).matches("(java|javax|jdk|sun)\\..*"))
        .limit(FRAMES_TOLD)
        .map(frame ->
            ", called in "
                + type(frame)
                + "."
                + frame.getMethod().getName()
                + ", line "
                + frame.getLineNumber())
        .collect(Collectors.joining());
  }

  private static List<RecordedFrame> frames(RecordedEvent event) {
    var trace = event.getStackTrace();
    return trace == null
        ? List.of()
        : trace.getFrames().stream().filter(RecordedFrame::isJavaFrame).toList();
  }

  private static String type(RecordedFrame frame) {
    @Nullable RecordedMethod method = frame.getMethod();
    return method == null ? "" : method.getType().getName();
  }
}

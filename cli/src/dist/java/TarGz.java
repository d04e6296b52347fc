import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Writes a folder as a compressed tar archive in the ustar format. */
final class TarGz {
  private static final int BLOCK = 512;

  private TarGz() {}

  /**
   * Writes the archive. It holds one file more than the folder, {@code lib/installed}: what is
   * unpacked from an archive is an installation, what stands in a build folder is not.
   */
  static void write(Path folder, Path archive, Instant timestamp) throws IOException {
    String name = folder.getFileName().toString();
    try (OutputStream file = Files.newOutputStream(archive);
        OutputStream out = new GZIPOutputStream(file, 1 << 16)) {
      List<Path> entries;
      try (Stream<Path> files = Files.walk(folder)) {
        entries = files.sorted().toList();
      }
      for (Path entry : entries) {
        add(out, entry, name + "/" + folder.relativize(entry), timestamp);
      }
      out.write(header(name + "/lib/installed", '0', 0644, 0, timestamp, ""));
      out.write(new byte[2 * BLOCK]);
    }
  }

  private static void add(OutputStream out, Path entry, String name, Instant timestamp)
      throws IOException {
    if (Files.isSymbolicLink(entry)) {
      String target = Files.readSymbolicLink(entry).toString();
      out.write(header(name, '2', 0777, 0, timestamp, target));
    } else if (Files.isDirectory(entry)) {
      out.write(header(name.endsWith("/") ? name : name + "/", '5', 0755, 0, timestamp, ""));
    } else {
      long size = Files.size(entry);
      int mode = Files.isExecutable(entry) ? 0755 : 0644;
      out.write(header(name, '0', mode, size, timestamp, ""));
      Files.copy(entry, out);
      out.write(new byte[(int) (-size & (BLOCK - 1))]);
    }
  }

  private static byte[] header(
      String path, char type, int mode, long size, Instant time, String target) throws IOException {
    byte[] block = new byte[BLOCK];
    int cut = path.length() <= 100 ? -1 : path.indexOf('/', path.length() - 101);
    put(block, 0, 100, path.substring(cut + 1));
    put(block, 100, 8, octal(mode, 7));
    put(block, 108, 8, octal(0, 7));
    put(block, 116, 8, octal(0, 7));
    put(block, 124, 12, octal(size, 11));
    put(block, 136, 12, octal(time.getEpochSecond(), 11));
    Arrays.fill(block, 148, 156, (byte) ' ');
    block[156] = (byte) type;
    put(block, 157, 100, target);
    put(block, 257, 8, "ustar\00000");
    if (cut >= 0) {
      put(block, 345, 155, path.substring(0, cut));
    }
    int sum = 0;
    for (byte value : block) {
      sum += value & 0xff;
    }
    put(block, 148, 7, octal(sum, 6));
    return block;
  }

  private static String octal(long value, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "o", value);
  }

  private static void put(byte[] block, int at, int length, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > length) {
      throw new IOException("too long for an archive: " + text);
    }
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }
}

package dev.cctally.platform.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random logs in which files repeat, complete and shadow one another's responses. */
final class Corpus {
  final List<byte[]> files = new ArrayList<>();

  static Corpus random(Random random, int files, int lines) {
    Corpus corpus = new Corpus();
    for (int i = 0; i < files; i++) {
      StringBuilder text = new StringBuilder();
      int sessionAt = random.nextInt(4);
      for (int line = 0; line < lines; line++) {
        if (line == sessionAt && i > 0) {
          text.append("session S").append(random.nextInt(3)).append('\n');
        } else if (line == sessionAt + 1) {
          text.append("project /p").append(i).append('\n');
        }
        switch (random.nextInt(10)) {
          case 0 -> text.append("rubbish ü\n");
          case 1 -> text.append('\n');
          case 2 -> use(text, random, "-", "-", "-");
          default -> {
            int group = random.nextInt(lines);
            String key = random.nextInt(8) == 0 ? "-" : "k" + group + "." + random.nextInt(2);
            use(text, random, "g" + group, key, random.nextInt(3) == 0 ? "s" : "-");
          }
        }
      }
      corpus.files.add(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return corpus;
  }

  private static void use(
      StringBuilder text, Random random, String group, String key, String shadow) {
    text.append("use ")
        .append(group)
        .append(' ')
        .append(key)
        .append(' ')
        .append(shadow)
        .append(' ');
    text.append(random.nextInt(5000)).append(" m").append(random.nextInt(3)).append(' ');
    text.append(random.nextInt(1500));
    if (random.nextInt(4) == 0) {
      text.append(' ').append(random.nextInt(1_000_000));
    }
    text.append('\n');
  }

  String name(int file) {
    return "d" + file % 2 + "/f" + file + ".log";
  }

  /** Some files are equally old, so that the path decides. */
  Instant modified(int file) {
    return IngestFixture.NOW.minusSeconds(100 - file / 2);
  }
}

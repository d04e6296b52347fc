package dev.cctally.platform.ingest;

import dev.cctally.platform.plugin.Text;
import dev.cctally.spi.vendor.Notice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sentences of readers for the user: each once, and not very many. */
final class Notices {
  private static final int MOST = 20;

  private final Set<String> sentences = new LinkedHashSet<>(0);
  private long more;

  void add(Notice notice) {
    add(notice.text());
  }

  void add(String text) {
    String sentence = Text.oneLine(text);
    if (sentences.size() < MOST) {
      sentences.add(sentence);
    } else if (!sentences.contains(sentence)) {
      more++;
    }
  }

  void add(Notices others) {
    others.sentences.forEach(this::add);
    more += others.more;
  }

  List<String> sentences() {
    List<String> all = new ArrayList<>(sentences);
    if (more > 0) {
      all.add("and " + more + " more notice(s) about other logs");
    }
    return all;
  }
}

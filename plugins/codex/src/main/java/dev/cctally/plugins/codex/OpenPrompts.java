package dev.cctally.plugins.codex;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Prompts the model has not answered yet. Codex mostly writes a prompt twice, as a part of the
 * conversation and as an event, and sometimes only one of them; what has the same text and the
 * other form, with no answer in between, is the same prompt. Mutable.
 */
final class OpenPrompts {
  /** In which form a prompt stands. */
  enum Form {
    /** As a part of the conversation. */
    ITEM,
    /** As an event. */
    EVENT
  }

  private static final int MOST = 8; // that were typed before the first was answered

  private final List<Prompt> open = new ArrayList<>();

  private record Prompt(long hash, Form form) {}

  /**
   * Notes a prompt.
   *
   * @return whether it is a new one
   */
  boolean isNew(String text, Form form) {
    long hash = hash(text.strip());
    Form other = form == Form.ITEM ? Form.EVENT : Form.ITEM;
    if (open.remove(new Prompt(hash, other))) {
      return false;
    }
    if (open.size() == MOST) {
      open.removeFirst();
    }
    open.add(new Prompt(hash, form));
    return true;
  }

  /** The model has answered: whatever comes now is a new prompt. */
  void answered() {
    open.clear();
  }

  private static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  void read(DataInput in) throws IOException {
    for (int left = in.readByte(); left > 0; left--) {
      long hash = in.readLong();
      open.add(new Prompt(hash, in.readBoolean() ? Form.EVENT : Form.ITEM));
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(open.size());
    for (Prompt prompt : open) {
      out.writeLong(prompt.hash);
      out.writeBoolean(prompt.form == Form.EVENT);
    }
  }
}

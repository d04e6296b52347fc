package dev.cctally.plugins.codex;

import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.model.SpeedTier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a rollout so far mean for the next one. All of it but the prompts is kept
 * between reads, whoever asked for what, so that any split of a file gives the same events.
 * Mutable.
 */
final class Progress {
  /**
   * A text longer than this, in characters, is no name or path; keeping it could burst the state.
   */
  static final int LONGEST_TEXT = 4096;

  // Where the folder that was reported comes from; the larger is the better source.
  static final int NOWHERE = 0;
  static final int TURN = 1;
  static final int HEAD = 2;

  private static final byte VERSION = 3;

  @Nullable String sessionId; // the one named last
  @Nullable String sessionModel; // named by the head of the session
  @Nullable String model; // named by the settings of the last turn
  @Nullable String folder;
  @Nullable String branch;
  int projectSource = NOWHERE;
  SpeedTier speed = SpeedTier.UNSPECIFIED;
  boolean headSeen;
  boolean forked;
  boolean lineageSent;
  long startedAtMicros = Timestamps.INVALID;
  long watermark; // the highest cumulative count of all tokens that an event was counted for

  // The cumulative counts stated last, even where the event did not count.
  long input;
  long cached;
  long output;
  long reasoning;

  // Cumulative counts too far beyond those to be believed, unless the next ones go on from them.
  final Cumulative held = new Cumulative();

  // Noted only while turns are asked for; who asks for them later reads from the start.
  final OpenPrompts prompts = new OpenPrompts();

  /** Goes on from kept bytes; {@code null} and what is not from this version mean the start. */
  static Progress of(byte @Nullable [] state) {
    if (state != null && state.length > 0 && state[0] == VERSION) {
      try (DataInputStream in =
          new DataInputStream(new ByteArrayInputStream(state, 1, state.length - 1))) {
        Progress progress = new Progress();
        progress.read(in);
        progress.held.read(in);
        progress.prompts.read(in);
        return progress;
      } catch (IOException | IndexOutOfBoundsException e) {
        return new Progress(); // cut off or overwritten
      }
    }
    return new Progress();
  }

  private void read(DataInputStream in) throws IOException {
    sessionId = text(in);
    sessionModel = text(in);
    model = text(in);
    folder = text(in);
    branch = text(in);
    projectSource = in.readByte();
    speed = SpeedTier.ofCode(in.readByte());
    headSeen = in.readBoolean();
    forked = in.readBoolean();
    lineageSent = in.readBoolean();
    startedAtMicros = in.readLong();
    watermark = in.readLong();
    input = in.readLong();
    cached = in.readLong();
    output = in.readLong();
    reasoning = in.readLong();
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      text(out, sessionId);
      text(out, sessionModel);
      text(out, model);
      text(out, folder);
      text(out, branch);
      out.writeByte(projectSource);
      out.writeByte(speed.code());
      out.writeBoolean(headSeen);
      out.writeBoolean(forked);
      out.writeBoolean(lineageSent);
      out.writeLong(startedAtMicros);
      out.writeLong(watermark);
      out.writeLong(input);
      out.writeLong(cached);
      out.writeLong(output);
      out.writeLong(reasoning);
      held.write(out);
      prompts.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static @Nullable String text(DataInputStream in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  private static void text(DataOutputStream out, @Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }
}

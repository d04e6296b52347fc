package dev.cctally.plugins.codex;

import dev.cctally.spi.vendor.ConversationTurn.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what a person wrote from what Codex puts into the conversation in a person's name:
 * descriptions of the machine, the project's instructions, notes about interruptions.
 */
final class Injected {
  private static final List<String> STARTS =
      List.of(
          "<environment_context>",
          "<user_instructions>",
          "<INSTRUCTIONS>",
          "# AGENTS.md instructions",
          "<permissions instructions>",
          "<collaboration_mode>",
          "<skills_instructions>",
          "<skill>",
          "<apps_instructions>",
          "<plugins_instructions>",
          "<personality_spec>",
          "<model_switch>",
          "<subagent_notification>",
          "<turn_aborted>");

  private Injected() {}

  /** {@return the blocks a person wrote; none if a message has no others} */
  static List<Block> without(List<Block> blocks) {
    List<Block> written = new ArrayList<>(blocks.size());
    for (Block block : blocks) {
      if (!(block instanceof Block.Text(String text) && isInjected(text))) {
        written.add(block);
      }
    }
    return written;
  }

  private static boolean isInjected(String text) {
    int from = 0;
    while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    for (String start : STARTS) {
      if (text.startsWith(start, from)) {
        return true;
      }
    }
    return false;
  }
}

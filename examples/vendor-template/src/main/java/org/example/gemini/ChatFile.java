package org.example.gemini;

import dev.cctally.spi.vendor.LogFile;
import java.nio.file.Path;

/**
 * What the place of a file says.
 *
 * @param chat whether it is a chat at all; the tool keeps other files beside them
 * @param subAgent whether it is the chat of a sub-agent
 * @param sessionId the session it belongs to: for a sub-agent that of its parent
 */
record ChatFile(boolean chat, boolean subAgent, String sessionId) {
  private static final int FOLDER = 1; // <project>/chats/…

  static ChatFile of(LogFile file) {
    Path path = file.relativePath();
    int names = path.getNameCount();
    boolean chat = names > FOLDER + 1 && path.getName(FOLDER).toString().equals("chats");
    boolean subAgent = chat && names > FOLDER + 2;
    String name = String.valueOf(subAgent ? path.getName(FOLDER + 1) : path.getFileName());
    return new ChatFile(chat, subAgent, name.replaceFirst("\\.jsonl$", ""));
  }
}

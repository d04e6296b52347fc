package dev.cctally.spi.vendor;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a conversation. Plugins create these, and only if the sink {@linkplain
 * EventSink#wants wants} them. Text is private: it is stored with owner-only permissions and never
 * logged.
 *
 * @param position where the line or record starts
 * @param session the key of the session in this file, see {@link SessionFacts}
 * @param sessionId the session this line names, which may differ from the file's; {@code null} if
 *     none
 * @param id the vendor's id of the line; copies in other files repeat it
 * @param parentId the id of the line it answers, or {@code null}
 * @param atMicros microseconds since 1970-01-01T00:00:00Z, or {@code null} if unknown
 * @param kind who speaks
 * @param text the prose a person would search for; tool traffic and reasoning excluded; may be
 *     empty
 * @param blocks the content, in order
 * @param model the model that answered, or {@code null}
 * @param responseId groups the lines of one response, with {@code requestId}; or {@code null}
 * @param requestId the request that was answered, or {@code null}
 * @param workingDirectory the folder the agent worked in, or {@code null}
 * @param branch the version-control branch, or {@code null}
 * @param shadow whether the line belongs to a sub-agent's side conversation
 * @since 1.0
 */
public record ConversationTurn(
    long position,
    String session,
    @Nullable String sessionId,
    String id,
    @Nullable String parentId,
    @Nullable Long atMicros,
    Kind kind,
    String text,
    List<Block> blocks,
    @Nullable String model,
    @Nullable String responseId,
    @Nullable String requestId,
    @Nullable String workingDirectory,
    @Nullable String branch,
    boolean shadow)
    implements VendorEvent {
  /** Who speaks. */
  public enum Kind {
    /** A person, or the tool on a person's behalf. */
    HUMAN,
    /** The model. */
    ASSISTANT,
    /** A tool, answering the model. */
    TOOL_RESULT
  }

  /** Rejects {@code null} and copies the blocks. */
  public ConversationTurn {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
    blocks = List.copyOf(blocks);
  }

  /** One piece of a line's content. Plugins create these; kinds may be added in minor versions. */
  public sealed interface Block {
    /**
     * Prose.
     *
     * @param text the text, maybe empty
     */
    record Text(String text) implements Block {}

    /**
     * The model's reasoning.
     *
     * @param text the text, maybe empty
     */
    record Thinking(String text) implements Block {}

    /**
     * A call of a tool.
     *
     * @param name the tool
     * @param inputSummary the first 200 code points of the input as compact JSON, maybe empty
     */
    record ToolUse(String name, String inputSummary) implements Block {}

    /**
     * A tool's answer.
     *
     * @param text at most 4,000 characters of it
     * @param truncated whether there was more
     * @param error whether the tool failed
     */
    record ToolResult(String text, boolean truncated, boolean error) implements Block {}

    /**
     * An image or document; its data is never kept.
     *
     * @param kind {@code image} or {@code document}
     * @param mediaType the media type, or {@code null}
     * @param bytes length of the encoded data
     */
    record Attachment(String kind, @Nullable String mediaType, long bytes) implements Block {}

    /**
     * A mention of a tool.
     *
     * @param name the tool
     */
    record ToolReference(String name) implements Block {}
  }
}

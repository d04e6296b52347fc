package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.SessionHint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a stretch of a file says. Chunks of a file come in order; each is stored in one transaction
 * together with the cursor behind it.
 *
 * @param task the file
 * @param hint what the file's name says about its session; {@code null} until it was asked
 * @param rows the responses, by first line
 * @param packs the same rows, encoded
 * @param several groups that more than one of the rows belongs to
 * @param facts what it says about sessions, by session key
 * @param rejected lines that could not be used
 * @param quota what it says of quotas, without what it had said before
 * @param lines lines that were not blank
 * @param cursor where to go on
 * @param headPrint hash of the file's first bytes before the cursor
 * @param tailPrint hash of its last bytes before the cursor
 * @param readerState what a reader needs to go on
 * @param tailState what became of a last line without line end
 * @param first whether it is the file's first chunk in this sync
 * @param last whether it is the last one
 * @param failure why reading ended early, or {@code null}
 * @param notices what its reader says to the user
 */
record ParsedChunk(
    FileTask task,
    @Nullable SessionHint hint,
    List<UsageRow> rows,
    List<EncodedPack> packs,
    Set<Long> several,
    Map<String, SessionFacts> facts,
    EnumMap<Malformed.Reason, Long> rejected,
    EncodedStatements quota,
    long lines,
    long cursor,
    long headPrint,
    long tailPrint,
    byte @Nullable [] readerState,
    TailState tailState,
    boolean first,
    boolean last,
    @Nullable String failure,
    Notices notices) {
  /** The same with what the file's name says. */
  ParsedChunk hinted(@Nullable SessionHint name) {
    return new ParsedChunk(
        task,
        name,
        rows,
        packs,
        several,
        facts,
        rejected,
        quota,
        lines,
        cursor,
        headPrint,
        tailPrint,
        readerState,
        tailState,
        first,
        last,
        failure,
        notices);
  }
}

package dev.cctally.platform.ingest;

import dev.cctally.platform.project.RememberedRoots;
import java.util.List;

/**
 * Stored usage, opened. If the store cannot be written, everything happens in memory with the same
 * rules, so that answers are the same. Used by one thread at a time.
 */
public interface Usage extends AutoCloseable {
  /** {@return how to bring it up to date} */
  UsageSync sync();

  /** {@return how to read it} */
  UsageHistory history();

  /**
   * {@return every line that tells of the responses asked for, with what became of it; by time,
   * file and position} Logs are read once more for it, from their first byte; what is stored
   * decides what became of a line.
   *
   * @param query which lines
   * @throws dev.cctally.platform.AppException if the vendor's reader fails
   */
  List<Account> evidence(EvidenceQuery query);

  /**
   * {@return sentences for standard error that came up since the last call, in order} For example
   * that the store was damaged and has been made anew, or what a vendor says of its settings.
   */
  List<String> takeNotices();

  /**
   * Brings all that logs said of a vendor's quota into the history. A sync does that by itself as
   * long as it is little; who is about to show quotas asks for the rest, which can be years.
   *
   * @param vendorId the vendor
   */
  void recordQuota(String vendorId);

  /** {@return whether what is synced stays stored, or is held in memory only} */
  boolean kept();

  /**
   * {@return the vendors of which something is stored, by id} Also those whose plugin is gone.
   * Makes no store where there is none.
   */
  List<StoredVendor> storedVendors();

  /** {@return the git roots remembered for folders, kept beside the usage} */
  RememberedRoots rememberedRoots();

  @Override
  void close();
}

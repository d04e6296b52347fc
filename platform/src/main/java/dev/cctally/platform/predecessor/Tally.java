package dev.cctally.platform.predecessor;

import dev.cctally.platform.alert.engine.LatchImport;
import dev.cctally.platform.predecessor.ImportReport.Counts;
import dev.cctally.platform.quota.QuotaImport;

/** Counts what becomes of the rows of one table. */
final class Tally {
  private long imported;
  private long duplicate;
  private long kept;
  private long rejected;

  void rejected() {
    rejected++;
  }

  void duplicate() {
    duplicate++;
  }

  void count(QuotaImport.Outcome outcome) {
    switch (outcome) {
      case ADDED -> imported++;
      case SAME -> duplicate++;
      case KEPT -> kept++;
      case REFUSED -> rejected++;
    }
  }

  void count(LatchImport.Outcome outcome) {
    switch (outcome) {
      case ADDED -> imported++;
      case SAME -> duplicate++;
      case KEPT -> kept++;
    }
  }

  Counts counts() {
    return new Counts(imported + duplicate + kept + rejected, imported, duplicate, kept, rejected);
  }
}

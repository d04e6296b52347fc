package dev.cctally.platform.config.key;

import java.util.List;

/**
 * What is to be said of a file of settings.
 *
 * @param exists whether there is one; one with nothing in it counts as none
 * @param faults what makes no sense, in the order of the file
 * @param notes what is not known; it does no harm, and is kept
 */
public record FileCheck(boolean exists, List<Fault> faults, List<Fault> notes) {
  /** Copies the lists. */
  public FileCheck {
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  /** {@return whether all of it makes sense} */
  public boolean valid() {
    return faults.isEmpty();
  }
}

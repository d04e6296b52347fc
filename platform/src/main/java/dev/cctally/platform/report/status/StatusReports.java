package dev.cctally.platform.report.status;

/** Makes what a status line says of usage. */
@FunctionalInterface
public interface StatusReports {
  /**
   * {@return the figures, from what is stored; never fails because of the store}
   *
   * @param query what is asked for
   */
  StatusReport status(StatusQuery query);
}

package dev.cctally.platform;

/** Whose problem a failure is. One place maps it to exit codes, one to HTTP status codes. */
public enum ErrorKind {
  /** The command line or a setting is wrong: exit 2. */
  USAGE,
  /** A value that a published contract rejects with exit 1. */
  VALUE,
  /** Stored data cannot be used, for example a history file of a newer version: exit 2. */
  DATA,
  /** The host got in the way: disk, permissions, network. Exit 1. */
  EXTERNAL,
  /** Our own defect. Exit 1. */
  INTERNAL
}

package dev.cctally.platform.guard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes of looking at budgets before a prompt. Only {@link Over} blocks it. */
public sealed interface GuardVerdict {
  /** {@return a short name for programs} */
  String word();

  /** The guard is switched off. */
  record Off() implements GuardVerdict {
    @Override
    public String word() {
      return "off";
    }
  }

  /** There is no budget that matters here. */
  record NoBudget() implements GuardVerdict {
    @Override
    public String word() {
      return "no_budget";
    }
  }

  /**
   * It cannot be told.
   *
   * @param reason why: a clause
   * @param fault whether something is wrong, rather than not there yet
   */
  record Unknown(String reason, boolean fault) implements GuardVerdict {
    @Override
    public String word() {
      return "unknown";
    }
  }

  /**
   * There is enough left.
   *
   * @param standings the budgets that matter
   * @param asOf when the store last changed; {@code null} if that is not known
   */
  record Under(List<Standing> standings, @Nullable Instant asOf) implements GuardVerdict {
    /** Copies the list. */
    public Under {
      standings = List.copyOf(standings);
    }

    @Override
    public String word() {
      return "under";
    }
  }

  /**
   * A budget is exceeded.
   *
   * @param standings the budgets that matter; at least one is exceeded
   * @param asOf when the store last changed; {@code null} if that is not known
   */
  record Over(List<Standing> standings, @Nullable Instant asOf) implements GuardVerdict {
    /** Copies the list. */
    public Over {
      standings = List.copyOf(standings);
    }

    /** {@return those that are exceeded, in their order} */
    public List<Standing> exceeded() {
      return standings.stream().filter(Standing::exceeded).toList();
    }

    @Override
    public String word() {
      return "over";
    }
  }
}

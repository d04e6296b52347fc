package dev.cctally.platform.alert;

import dev.cctally.spi.notify.Notifier.Notification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The user's own program with its arguments, in which tokens such as {@code {title}} stand for
 * parts of the notification. What they stand for is not looked through again, and no shell sees it.
 *
 * @param elements the program and its arguments
 */
record CommandTemplate(List<String> elements) {
  CommandTemplate {
    elements = List.copyOf(elements);
  }

  /** The command for a notification. */
  List<String> command(Notification notification) {
    Map<String, String> tokens = tokens(notification);
    List<String> command = new ArrayList<>();
    for (String element : elements) {
      command.add(filled(element, tokens));
    }
    return command;
  }

  private static Map<String, String> tokens(Notification notification) {
    String metric = notification.metric();
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("{title}", notification.title());
    tokens.put("{subtitle}", notification.subtitle());
    tokens.put("{body}", notification.body());
    tokens.put("{severity}", notification.severity().word());
    tokens.put("{urgency}", notification.severity().urgency().word());
    tokens.put("{axis}", notification.axis());
    tokens.put("{threshold}", String.valueOf(notification.threshold()));
    tokens.put("{metric}", metric == null ? "" : metric);
    return tokens;
  }

  /** At a brace that begins no token the brace is kept and the search goes on behind it. */
  private static String filled(String element, Map<String, String> tokens) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < element.length()) {
      int end = element.charAt(at) == '{' ? element.indexOf('}', at) : -1;
      String value = end < 0 ? null : tokens.get(element.substring(at, end + 1));
      if (value == null) {
        out.append(element.charAt(at));
        at++;
      } else {
        out.append(value);
        at = end + 1;
      }
    }
    return out.toString();
  }
}

package dev.cctally.cli.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads comma-separated values as RFC 4180 says, and minds every rule of it. */
public final class CsvText {
  private final String text;
  private int at;

  private CsvText(String text) {
    this.text = text;
  }

  /** The records, the header first. */
  public static List<List<String>> records(String text) {
    CsvText reader = new CsvText(text);
    List<List<String>> records = new ArrayList<>();
    while (reader.at < text.length()) {
      records.add(reader.next());
    }
    for (List<String> record : records) {
      if (record.size() != records.getFirst().size()) {
        throw new IllegalArgumentException("a record has another number of fields: " + record);
      }
    }
    return records;
  }

  /** The records after the header, each by its names. */
  public static List<Map<String, String>> rows(String text) {
    List<List<String>> records = records(text);
    List<String> header = records.getFirst();
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> record : records.subList(1, records.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        if (row.put(header.get(i), record.get(i)) != null) {
          throw new IllegalArgumentException("two columns are called " + header.get(i));
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private List<String> next() {
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      fields.add(field());
    }
    if (!text.startsWith("\r\n", at)) {
      throw new IllegalArgumentException("no CR LF at " + at + " of " + text);
    }
    at += 2;
    return fields;
  }

  private String field() {
    StringBuilder field = new StringBuilder();
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
      while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
        at += text.charAt(at) == '"' ? 1 : 0;
        field.append(text.charAt(at++));
      }
      at++;
      return field.toString();
    }
    while (",\r\n\"".indexOf(text.charAt(at)) < 0) {
      field.append(text.charAt(at++));
    }
    return field.toString();
  }
}

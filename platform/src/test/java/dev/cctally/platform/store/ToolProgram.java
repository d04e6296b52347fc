package dev.cctally.platform.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Another program that uses a database: runs the statements it gets, one a line. */
public final class ToolProgram {
  private ToolProgram() {}

  /**
   * Runs until its input ends.
   *
   * @param arguments the database
   * @throws IOException if its input fails
   * @throws SQLException if a statement fails
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line; (line = in.readLine()) != null; ) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(line);
          System.out.println("done");
        } catch (SQLException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }
}

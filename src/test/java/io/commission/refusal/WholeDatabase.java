package io.commission.refusal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import org.eclipse.microprofile.config.ConfigProvider;

/** The content of every table, as one digest a table and tenant: whatever is written anywhere shows. */
public final class WholeDatabase implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement digests;

    private WholeDatabase(Connection connection, PreparedStatement digests) {
        this.connection = connection;
        this.digests = digests;
    }

    /** Reads as the owner, behind the wall of one tenant after the other. */
    public static WholeDatabase open() throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        List<String> digests = new ArrayList<>();
        for (String table : tables(connection)) {
            digests.add("select '" + table
                    + "', count(*) || ' rows ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from "
                    + table + " t");
        }
        try (PreparedStatement setting = connection.prepareStatement("set jit = off")) {
            setting.execute();
            connection.commit();
        }
        return new WholeDatabase(connection, connection.prepareStatement(String.join(" union all ", digests)));
    }

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(setting("quarkus.datasource.jdbc.url"), setting("quarkus.flyway.username"),
                setting("quarkus.flyway.password"));
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                """
                        select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1""");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    public Map<String, String> digest(Collection<UUID> tenants) {
        Map<String, String> all = new TreeMap<>();
        try {
            for (UUID tenant : tenants) {
                set(tenant);
                try (ResultSet rows = digests.executeQuery()) {
                    while (rows.next()) {
                        all.put(tenant + " " + rows.getString(1), rows.getString(2));
                    }
                }
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    /** Where they differ, for a person to read. */
    public static List<String> differences(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> tables = new TreeSet<>(before.keySet());
        tables.addAll(after.keySet());
        return tables.stream().filter(table -> !String.valueOf(before.get(table)).equals(after.get(table)))
                .map(table -> table + ": " + before.get(table) + " became " + after.get(table)).toList();
    }

    private void set(UUID tenant) throws SQLException {
        try (PreparedStatement wall = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            wall.setString(1, tenant.toString());
            wall.execute();
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package io.commission.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** The system catalogue says whether the schema can be distributed by tenant: no key and no foreign key stands in the way. */
@QuarkusTest
class CatalogueTest {
    /** Of no tenant: what Flyway keeps. */
    private static final Set<String> OF_NOBODY = Set.of("flyway_schema_history");
    /** V85 says why. */
    private static final Set<String> WITHOUT_PRIMARY_KEY = Set.of("commission_records", "record_news",
            "trailing_confirmations");
    private static final Path STATEMENTS = Path.of("src/docs/distribute.sql");
    private static final Pattern STATEMENT = Pattern
            .compile("select create_distributed_table\\('(\\w+)', 'tenant_id'(?:, colocate_with => 'tenants')?\\);");

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;
    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    @Test
    void everyTableHasATenant() throws SQLException {
        assertEquals(OF_NOBODY, new TreeSet<>(
                column("""
                        select c.relname from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                            and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'
                                and a.atttypid = 'uuid'::regtype and a.attnotnull)
                        """)));
    }

    @Test
    void everyPrimaryAndUniqueKeyAndExclusionLeadsWithTheTenant() throws SQLException {
        assertTrue(tables().size() > 60, "the catalogue is seen");
        assertEquals(List.of(), column("""
                select i.relname from pg_index x
                    join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
                    left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
                where t.relnamespace = 'public'::regnamespace and (x.indisprimary or x.indisunique or x.indisexclusion)
                    and a.attname is distinct from 'tenant_id' and t.relname <> 'flyway_schema_history'
                """));
    }

    @Test
    void everyTableHasAPrimaryKeyOrIsReplicatedByAllColumns() throws SQLException {
        assertEquals(new TreeSet<>(WITHOUT_PRIMARY_KEY), new TreeSet<>(
                column("""
                        select c.relname from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                            and not exists (select from pg_index x where x.indrelid = c.oid and x.indisprimary)
                        """)));
        assertEquals(List.of(),
                column("""
                        select c.relname from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                            and not exists (select from pg_index x where x.indrelid = c.oid and x.indisprimary)
                            and c.relreplident <> 'f' and has_table_privilege('commission_app', c.oid, 'update, delete')
                        """),
                "these could not be changed where they are replicated");
    }

    @Test
    void everyForeignKeyLeadsWithTheTenantOnBothSides() throws SQLException {
        assertTrue(column("select conname from pg_constraint where contype = 'f'").size() > 50, "they are seen");
        assertEquals(List.of(), column("""
                select k.conname from pg_constraint k
                    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
                where k.contype = 'f' and k.connamespace = 'public'::regnamespace
                    and (a.attname <> 'tenant_id' or b.attname <> 'tenant_id')
                """));
    }

    @Test
    void theStatementsThatDistributeNameEveryTableOnceBehindThoseItRefersTo() throws SQLException, IOException {
        List<String> named = new ArrayList<>();
        for (String line : Files.readAllLines(STATEMENTS)) {
            if (!line.startsWith("--") && !line.isBlank()) {
                Matcher statement = STATEMENT.matcher(line);
                assertTrue(statement.matches(), line);
                named.add(statement.group(1));
            }
        }
        Set<String> tables = tables();
        assertEquals(tables, new TreeSet<>(named), "src/docs/distribute.sql: a new table gets a line");
        assertEquals(tables.size(), named.size(), "once each");
        List<String> early = column("""
                select distinct k.conrelid::regclass || ' ' || k.confrelid::regclass from pg_constraint k
                where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conrelid <> k.confrelid
                """).stream().filter(pair -> named.indexOf(pair.split(" ")[0]) < named.indexOf(pair.split(" ")[1]))
                .toList();
        assertEquals(List.of(), early, "these stand before what they refer to");
    }

    private Set<String> tables() throws SQLException {
        Set<String> tables = new TreeSet<>(column("""
                select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
                """));
        tables.removeAll(OF_NOBODY);
        return tables;
    }

    private List<String> column(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}

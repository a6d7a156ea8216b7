package io.commission;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.commission.database.Ids;

/** Prepares what a test stands on, as the owner of the database: fresh tenants that no other test shares. */
@Singleton
public class Given {
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;
    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    /** USD, America/Chicago. */
    public UUID tenant() {
        return tenant("USD", "America/Chicago");
    }

    /** The database gives each new tenant its House, its Unassigned and default settings. */
    public UUID tenant(String currency, String zone) {
        return tenant(UUID.randomUUID(), currency, zone);
    }

    /** With an id of the caller's; one that is there stays as it is. */
    public UUID tenant(UUID id, String currency, String zone) {
        sql(id, "insert into tenants (tenant_id, name, currency, time_zone) values (?, ?, ?, ?) on conflict do nothing",
                id, "Tenant " + id, currency, zone);
        return id;
    }

    /** An active, eligible person hired on 2020-01-01, whose token subject is the name; answers the id. */
    public UUID person(UUID tenant, String name) {
        return person(tenant, name, null);
    }

    public UUID person(UUID tenant, String name, UUID manager) {
        UUID id = Ids.next();
        sql(tenant, """
                insert into people (tenant_id, id, name, email, oidc_subject, manager_id, hire_date)
                values (?, ?, ?, ?, ?, ?, date '2020-01-01')""", tenant, id, name, name + "@example.com", name,
                manager);
        return id;
    }

    public UUID house(UUID tenant) {
        return id(tenant, "select id from people where tenant_id = ? and kind = 'HOUSE'", tenant);
    }

    public UUID unassigned(UUID tenant) {
        return id(tenant, "select id from people where tenant_id = ? and kind = 'UNASSIGNED'", tenant);
    }

    public void withhold(UUID tenant, String role, String permission) {
        sql(tenant, "insert into withheld_permissions (tenant_id, role, permission) values (?, ?, ?)", tenant, role,
                permission);
    }

    /** The first column of the first row, as the owner within the tenant's wall; null without a row. */
    @SuppressWarnings("unchecked")
    public <T> T value(UUID tenant, String query, Object... parameters) {
        return (T) inTenant(tenant, query, parameters, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getObject(1) : null;
            }
        });
    }

    public UUID id(UUID tenant, String query, Object... parameters) {
        return value(tenant, query, parameters);
    }

    public long count(UUID tenant, String query, Object... parameters) {
        return this.<Number>value(tenant, query, parameters).longValue();
    }

    /** Any statement as the owner, within the tenant's wall. Answers the rows written. */
    public int sql(UUID tenant, String statement, Object... parameters) {
        return inTenant(tenant, statement, parameters, prepared -> {
            prepared.execute();
            return prepared.getUpdateCount();
        });
    }

    private <T> T inTenant(UUID tenant, String sql, Object[] parameters, Step<T> step) {
        try (Connection connection = DriverManager.getConnection(url, owner, password)) {
            connection.setAutoCommit(false);
            try (PreparedStatement wall = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
                wall.setString(1, tenant.toString());
                wall.execute();
            }
            try (PreparedStatement prepared = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    prepared.setObject(i + 1, parameters[i]);
                }
                T result = step.run(prepared);
                connection.commit();
                return result;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}

package io.commission;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

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

    public UUID tenant(String currency, String zone) {
        UUID id = UUID.randomUUID();
        sql(id, "insert into tenants (tenant_id, name, currency, time_zone) values (?, ?, ?, ?)", id, "Tenant " + id,
                currency, zone);
        return id;
    }

    /** Any statement as the owner, within the tenant's wall. Answers the rows written. */
    public int sql(UUID tenant, String statement, Object... parameters) {
        try (Connection connection = DriverManager.getConnection(url, owner, password)) {
            connection.setAutoCommit(false);
            try (PreparedStatement wall = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
                wall.setString(1, tenant.toString());
                wall.execute();
            }
            try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                for (int i = 0; i < parameters.length; i++) {
                    prepared.setObject(i + 1, parameters[i]);
                }
                prepared.execute();
                int written = prepared.getUpdateCount();
                connection.commit();
                return written;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

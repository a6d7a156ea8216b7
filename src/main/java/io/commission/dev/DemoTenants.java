package io.commission.dev;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;

/** The two tenants that the demo people belong to. */
@ApplicationScoped
@IfBuildProfile("dev")
public class DemoTenants {
    public static final String BLUEBIRD = "0b1ebe1d-0000-7000-8000-000000000001";
    public static final String NORDWIND = "0d1d0000-0000-7000-8000-000000000002";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;
    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    void open(@Observes @Priority(100) StartupEvent start) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, password)) {
            open(connection, BLUEBIRD, "Bluebird Freight", "USD", "America/Chicago");
            open(connection, NORDWIND, "Nordwind Logistik", "EUR", "Europe/Berlin");
        }
    }

    private static void open(Connection connection, String id, String name, String currency, String zone)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into tenants (tenant_id, name, currency, time_zone) values (?::uuid, ?, ?, ?)
                on conflict do nothing""")) {
            statement.setString(1, id);
            statement.setString(2, name);
            statement.setString(3, currency);
            statement.setString(4, zone);
            statement.execute();
        }
    }
}

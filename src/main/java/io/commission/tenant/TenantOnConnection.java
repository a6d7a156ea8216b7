package io.commission.tenant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.agroal.api.AgroalPoolInterceptor;

/**
 * The second wall: tells PostgreSQL the tenant when a transaction takes its connection, for ORM and plain SQL alike, and
 * who acts, for the history that triggers write. The setting ends with the transaction. A connection outside of a transaction gets no tenant, so it sees no row.
 */
@ApplicationScoped
public class TenantOnConnection implements AgroalPoolInterceptor {
    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            Optional<TenantContext> tenant = connection.getAutoCommit() ? Optional.empty() : TenantContext.current();
            if (tenant.isPresent()) {
                try (PreparedStatement statement = connection
                        .prepareStatement(
                                "select set_config('app.tenant', ?, true), set_config('app.actor', ?, true)")) {
                    statement.setString(1, tenant.get().tenantId().toString());
                    statement.setString(2, tenant.get().actor());
                    statement.execute();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tenant could not be set on the connection", e);
        }
    }
}

package io.commission.tenant;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.commission.database.Sql;

/** Which tenants there are, for a scheduler that visits each in turn: ids only, through a function of the owner. */
@ApplicationScoped
public class Tenants {
    private final Sql sql;

    Tenants(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public List<UUID> ids() {
        return sql.query("select * from tenant_ids()").list(row -> row.uuid(1));
    }
}

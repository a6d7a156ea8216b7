package io.commission.assignment;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** Who may have an assignment or an override. */
@ApplicationScoped
class Receivers {
    private final Sql sql;

    Receivers(Sql sql) {
        this.sql = sql;
    }

    /** A person, and neither House nor Unassigned; changes for one person wait for each other. */
    void lockPerson(UUID personId) {
        String kind = sql.query("select kind from people where tenant_id = ? and id = ? for no key update",
                TenantContext.required().tenantId(), personId).first(row -> row.text(1))
                .orElseThrow(() -> Refusal.of(Code.PERSON_UNKNOWN, "There is no such person.")
                        .field("personId", "is nobody's id"));
        if (!kind.equals("PERSON")) {
            throw Refusal.of(Code.SPECIAL_OWNER_NOT_HERE, "House and Unassigned have no plan and no rates.")
                    .field("personId", "must be a person");
        }
    }
}

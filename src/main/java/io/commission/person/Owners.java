package io.commission.person;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** Who is meant where an API takes an owner: a person's id, {@code house} or {@code unassigned} (PPL-2). */
@ApplicationScoped
public class Owners {
    private final Sql sql;

    Owners(Sql sql) {
        this.sql = sql;
    }

    /** @param eligible whether they can be given accounts, opportunities and shares (PPL-3) */
    public record Owner(UUID id, PersonKind kind, PersonStatus status, boolean eligible) {
    }

    /** The owner by the name that an API takes; PERSON_UNKNOWN where nobody of this tenant is meant. */
    public Owner resolve(String owner) {
        return resolve("ownerId", owner);
    }

    public Owner resolve(String field, String owner) {
        PersonKind kind = switch (owner) {
            case "house" -> PersonKind.HOUSE;
            case "unassigned" -> PersonKind.UNASSIGNED;
            default -> PersonKind.PERSON;
        };
        UUID id = kind == PersonKind.PERSON ? id(field, owner) : null;
        return sql.query("""
                select id, kind, status, commission_eligible from people
                where tenant_id = ? and (id = ?::uuid or (kind = ? and kind <> 'PERSON'))
                """, TenantContext.required().tenantId(), id, kind)
                .first(row -> new Owner(row.uuid("id"), row.oneOf(PersonKind.class, "kind"),
                        row.oneOf(PersonStatus.class, "status"), row.flag("commission_eligible")))
                .orElseThrow(() -> unknown(field));
    }

    /** The same, refused when they may not receive anything any more (PPL-3). */
    public Owner receiver(String field, String owner) {
        Owner receiver = resolve(field, owner);
        if (receiver.status() == PersonStatus.TERMINATED) {
            throw cannotReceive(field, Code.RECEIVER_TERMINATED);
        }
        if (!receiver.eligible()) {
            throw cannotReceive(field, Code.RECEIVER_INELIGIBLE);
        }
        return receiver;
    }

    /** Of these people those who may not receive anything any more, each with the code that says why (PPL-3). */
    public Map<UUID, Code> barred(Collection<UUID> people) {
        Map<UUID, Code> barred = new HashMap<>();
        sql.query("""
                select id, status from people where tenant_id = ? and id = any(?::uuid[])
                    and (status = 'TERMINATED' or not commission_eligible)
                """, TenantContext.required().tenantId(), people)
                .list(row -> barred.put(row.uuid(1), row.oneOf(PersonStatus.class, "status") == PersonStatus.TERMINATED
                        ? Code.RECEIVER_TERMINATED
                        : Code.RECEIVER_INELIGIBLE));
        return barred;
    }

    /** @param code as {@link #barred} answers it */
    public static Refusal cannotReceive(String field, Code code) {
        return code == Code.RECEIVER_TERMINATED
                ? Refusal.of(code, "The person is terminated. Choose an active one, house or unassigned.").field(field,
                        "is terminated")
                : Refusal.of(code, "The person is not eligible for commission. Choose another one.").field(field,
                        "is not eligible for commission");
    }

    private static UUID id(String field, String owner) {
        try {
            return UUID.fromString(owner);
        } catch (IllegalArgumentException e) {
            throw unknown(field);
        }
    }

    private static Refusal unknown(String field) {
        return Refusal.of(Code.PERSON_UNKNOWN, field + " names nobody: give a person's id, house or unassigned.")
                .field(field, "is nobody's id");
    }
}

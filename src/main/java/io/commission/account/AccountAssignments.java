package io.commission.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.http.Paging;
import io.commission.person.Owners;
import io.commission.person.PersonKind;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfiles;
import io.commission.version.Days;

/** Who has which role at accounts, day by day (ACC-1). A change of it is a change of the account. */
@ApplicationScoped
public class AccountAssignments {
    private static final String SHOWN = """
            select s.*, p.name as person_name from account_assignments s
            join people p on p.tenant_id = s.tenant_id and p.id = s.person_id where s.tenant_id = ?
            """;

    private final Sql sql;
    private final Owners people;
    private final TenantProfiles tenants;

    AccountAssignments(Sql sql, Owners people, TenantProfiles tenants) {
        this.sql = sql;
        this.people = people;
        this.tenants = tenants;
    }

    UUID assign(UUID account, AccountAssignmentRequest request) {
        hold(account, version -> {
        });
        Owners.Owner person = people.receiver("personId", request.personId());
        if (person.kind() != PersonKind.PERSON) {
            throw Refusal.of(Code.SPECIAL_OWNER_NOT_HERE, "House and Unassigned have no role at an account.")
                    .field("personId", "must be a person");
        }
        LocalDate from = request.effectiveDate() == null ? tenants.current().today() : request.effectiveDate();
        Days.check("effectiveDate", from);
        Days.check("endDate", request.endDate());
        if (request.endDate() != null && request.endDate().isBefore(from)) {
            throw Refusal.of(Code.DATE_RANGE_INVALID, "The assignment would end before it starts.").field("endDate",
                    "lies before effectiveDate");
        }
        UUID id = Ids.next();
        sql.update(
                """
                        insert into account_assignments (tenant_id, id, account_id, person_id, role, effective_from, effective_to,
                            created_by) values (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                tenant(), id, account, person.id(), request.role().strip(), from, request.endDate(),
                TenantContext.required().actor());
        return id;
    }

    /** Today is its last day; one that lies ahead never was. */
    void end(UUID account, UUID assignment, LongConsumer ifMatch) {
        hold(account, ifMatch);
        one(account, assignment);
        LocalDate today = tenants.current().today();
        sql.update("""
                update account_assignments set effective_to = ? where tenant_id = ? and id = ? and effective_from <= ?
                    and coalesce(effective_to, 'infinity') > ?
                """, today, tenant(), assignment, today, today);
        sql.update("delete from account_assignments where tenant_id = ? and id = ? and effective_from > ?", tenant(),
                assignment, today);
    }

    /** Newest first. */
    List<AccountAssignmentView> of(UUID account, Paging paging) {
        List<Object> parameters = new ArrayList<>(List.of(tenant(), account));
        paging.after().ifPresent(cursor -> parameters.addAll(List.of(cursor.date(0), cursor.uuid(1))));
        parameters.add(paging.fetch());
        return sql.query(SHOWN + " and s.account_id = ? "
                + (paging.after().isPresent() ? "and (s.effective_from, s.id) < (?, ?::uuid) " : "")
                + "order by s.effective_from desc, s.id desc limit ?", parameters.toArray())
                .list(AccountAssignmentView::of);
    }

    AccountAssignmentView one(UUID account, UUID assignment) {
        return sql.query(SHOWN + " and s.account_id = ? and s.id = ?", tenant(), account, assignment)
                .first(AccountAssignmentView::of).orElseThrow(() -> Refusal.notFound("assignment"));
    }

    /** Those in force on the day, by account and role. */
    Map<UUID, List<AccountAssignmentView>> on(LocalDate day, Collection<UUID> accounts) {
        Map<UUID, List<AccountAssignmentView>> assignments = new HashMap<>();
        sql.query(
                SHOWN + """
                         and s.account_id = any(?::uuid[]) and ? between s.effective_from and coalesce(s.effective_to, 'infinity')
                        order by s.role
                        """,
                tenant(), accounts, day).list(
                        row -> assignments
                                .computeIfAbsent(row.uuid("account_id"), id -> new ArrayList<>())
                                .add(AccountAssignmentView.of(row)));
        return assignments;
    }

    private static void hold(UUID id, LongConsumer ifMatch) {
        Account account = Account.findForChange(id).orElseThrow(() -> Refusal.notFound("account"));
        ifMatch.accept(account.version);
        account.updatedAt = null;
        account.flush();
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}

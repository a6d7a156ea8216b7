package io.commission.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.load.References;
import io.commission.posting.Recalculation;
import io.commission.posting.deal.DealRecalculation;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfiles;
import io.commission.version.Days;

/** Takes people on, changes and terminates them, and has calculated anew what their end or eligibility concerns (PPL-1, PPL-3). */
@ApplicationScoped
public class Hiring {
    private final Sql sql;
    private final TenantProfiles tenants;
    private final References references;
    private final Recalculation recalculation;
    private final DealRecalculation dealRecalculation;

    Hiring(Sql sql, TenantProfiles tenants, References references, Recalculation recalculation,
            DealRecalculation dealRecalculation) {
        this.dealRecalculation = dealRecalculation;
        this.sql = sql;
        this.tenants = tenants;
        this.references = references;
        this.recalculation = recalculation;
    }

    public Person hire(PersonRequest request) {
        Person person = new Person();
        apply(person, request);
        person.persistAndFlush();
        becomesKnown(person);
        return person;
    }

    public Person change(UUID id, PersonRequest request, LongConsumer ifMatch) {
        Person person = forChange(id, ifMatch);
        LocalDate endBefore = person.firstDayWithout();
        String knownAs = person.externalId;
        apply(person, request);
        person.flush();
        if (!Objects.equals(knownAs, person.externalId)) {
            becomesKnown(person);
        }
        recalculate(person, endBefore);
        return person;
    }

    /** Terminates as of today; what was earned until today is kept. */
    public void terminate(UUID id, LongConsumer ifMatch) {
        Person person = forChange(id, ifMatch);
        if (person.status == PersonStatus.TERMINATED) {
            throw Refusal.of(Code.PERSON_TERMINATED, "The person is terminated already.");
        }
        LocalDate endBefore = person.firstDayWithout();
        LocalDate today = tenants.current().today();
        person.status = PersonStatus.TERMINATED;
        person.terminationDate = today;
        person.flush();
        recalculate(person, endBefore);
    }

    /** Nothing is posted to the person for days after this one; an earlier end stays. House and Unassigned have none (PPL-3). */
    public void endCommissions(UUID id, LocalDate end) {
        Person person = forChange(id, version -> {
            // Whoever ends commissions has not read the person.
        });
        Days.check("endDate", end);
        if (person.commissionEnd() == null || person.commissionEnd().isAfter(end)) {
            LocalDate endBefore = person.firstDayWithout();
            person.commissionEndDate = end;
            person.flush();
            recalculate(person, endBefore);
        }
    }

    /** Loads that named somebody unknown find them now; without such loads it costs one look into an index. */
    private void becomesKnown(Person person) {
        boolean named = sql
                .query("""
                        select 1 from load_reps where tenant_id = ? and person_id is null and rep_reference = any(?::text[]) limit 1
                        """,
                        TenantContext.required().tenantId(), new String[]{person.externalId, person.id.toString()})
                .exists();
        if (named) {
            references.resolve();
            recalculation.ofWaiting();
        }
    }

    private Person forChange(UUID id, LongConsumer ifMatch) {
        Person person = Person.findForChange(id).orElseThrow(() -> Refusal.notFound("person"));
        ifMatch.accept(person.version);
        if (person.isSpecial()) {
            throw Refusal.of(Code.SPECIAL_OWNER_FIXED, "House and Unassigned cannot be changed, ended or terminated.");
        }
        return person;
    }

    private void recalculate(Person person, LocalDate endBefore) {
        LocalDate end = person.firstDayWithout();
        if (!Objects.equals(endBefore, end)) {
            LocalDate first = endBefore == null || end != null && end.isBefore(endBefore) ? end : endBefore;
            dealRecalculation.ofPeople(List.of(person.id), first);
            recalculation.ofPeople(List.of(person.id), first);
        }
    }

    private void apply(Person person, PersonRequest request) {
        LocalDate today = tenants.current().today();
        // First what asks the database, so that no half-changed row is flushed into the history.
        UUID team = team(request.teamId());
        UUID manager = manager(person, request.managerId());
        person.teamId = team;
        person.managerId = manager;
        person.externalId = request.externalId();
        person.name = request.name().strip();
        person.email = request.email();
        person.subject = request.oidcSubject();
        person.territory = request.territory();
        person.hireDate = request.hireDate();
        employment(person, request, today);
        eligibility(person, request, today);
    }

    private static void employment(Person person, PersonRequest request, LocalDate today) {
        Days.check("hireDate", request.hireDate());
        Days.check("terminationDate", request.terminationDate());
        Days.check("commissionEndDate", request.commissionEndDate());
        PersonStatus status = request.status() == null ? person.status : request.status();
        if (status == PersonStatus.ACTIVE && request.terminationDate() != null) {
            throw dates("terminationDate", "goes with status TERMINATED");
        }
        LocalDate terminated = null;
        if (status == PersonStatus.TERMINATED) {
            LocalDate usual = person.terminationDate == null ? today : person.terminationDate;
            terminated = request.terminationDate() == null ? usual : request.terminationDate();
            if (person.hireDate != null && terminated.isBefore(person.hireDate)) {
                throw dates("terminationDate", "lies before hireDate");
            }
        }
        person.status = status;
        person.terminationDate = terminated;
        person.commissionEndDate = request.commissionEndDate();
    }

    private static void eligibility(Person person, PersonRequest request, LocalDate today) {
        Days.check("ineligibleSince", request.ineligibleSince());
        boolean eligible = request.commissionEligible() == null
                ? person.commissionEligible
                : request.commissionEligible();
        if (eligible && request.ineligibleSince() != null) {
            throw dates("ineligibleSince", "goes with commissionEligible false");
        }
        LocalDate usual = person.ineligibleSince == null ? today : person.ineligibleSince;
        person.commissionEligible = eligible;
        person.ineligibleSince = eligible
                ? null
                : request.ineligibleSince() == null ? usual : request.ineligibleSince();
    }

    private static UUID team(UUID teamId) {
        if (teamId != null && Team.find(teamId).isEmpty()) {
            throw Refusal.of(Code.TEAM_UNKNOWN, "There is no such team.").field("teamId", "is no team's id");
        }
        return teamId;
    }

    /** Changes of managers wait for each other, so that two of them cannot close a circle together. */
    private UUID manager(Person person, UUID managerId) {
        if (managerId != null && !managerId.equals(person.managerId)) {
            Person manager = Person.find(managerId).orElseThrow(() -> Refusal
                    .of(Code.PERSON_UNKNOWN, "There is no such manager.").field("managerId", "is nobody's id"));
            if (manager.isSpecial()) {
                throw Refusal.of(Code.SPECIAL_OWNER_NOT_HERE, "House and Unassigned manage nobody.")
                        .field("managerId", "must be a person");
            }
            if (person.id != null && reports(managerId, person.id)) {
                throw Refusal.of(Code.MANAGER_CYCLE, "The manager reports to this person, directly or through others.")
                        .field("managerId", "reports to this person");
            }
        }
        return managerId;
    }

    private boolean reports(UUID from, UUID to) {
        UUID tenant = TenantContext.required().tenantId();
        lockManagers(tenant);
        return from.equals(to) || sql.query("""
                with recursive chain as (
                    select manager_id from people where tenant_id = ? and id = ?
                    union
                    select p.manager_id from people p join chain c on p.id = c.manager_id where p.tenant_id = ?)
                select 1 from chain where manager_id = ?
                """, tenant, from, tenant, to).exists();
    }

    private void lockManagers(UUID tenant) {
        sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", "managers " + tenant).exists();
    }

    private static Refusal dates(String field, String message) {
        return Refusal.of(Code.PERSON_DATES_INVALID, field + " " + message + ".").field(field, message);
    }
}

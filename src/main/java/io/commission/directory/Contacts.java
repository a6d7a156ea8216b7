package io.commission.directory;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Ids;
import io.commission.database.Sql;
import io.commission.load.References;
import io.commission.person.Hiring;
import io.commission.person.Person;
import io.commission.person.PersonRequest;
import io.commission.person.PersonStatus;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** Takes on and changes people whom another system names by external id, by the rules of hiring. */
@ApplicationScoped
public class Contacts {
    private final Sql sql;
    private final Hiring hiring;
    private final References references;

    Contacts(Sql sql, Hiring hiring, References references) {
        this.sql = sql;
        this.hiring = hiring;
        this.references = references;
    }

    /** Answers whether anything changed. */
    public boolean save(ContactChange change) {
        Optional<Person> known = find(change.externalId());
        if (known.isEmpty()) {
            if (change.name() == null) {
                throw Refusal.of(Code.PERSON_UNKNOWN,
                        "Nobody is known as " + change.externalId() + ", and there is no name to take them on with.")
                        .field("externalId", "is nobody's");
            }
            hiring.hire(request(change, new Person()));
            return true;
        }
        Person person = known.get();
        PersonRequest wanted = request(change, person);
        if (wanted.equals(current(person))) {
            return false;
        }
        hiring.change(person.id, wanted, version -> {
        });
        return true;
    }

    /** Whoever another system deletes has left; what they earned is kept (PPL-3). */
    public void delete(String externalId) {
        find(externalId).filter(person -> person.status == PersonStatus.ACTIVE)
                .ifPresent(person -> hiring.terminate(person.id, version -> {
                }));
    }

    private static Optional<Person> find(String externalId) {
        return Person.<Person>find("externalId", externalId).firstResultOptional();
    }

    private PersonRequest request(ContactChange change, Person known) {
        UUID team = change.carried().contains("team") ? team(change.team()) : known.teamId;
        UUID manager = change.carried().contains("managerId") ? manager(change.manager()) : known.managerId;
        boolean eligible = change.pick("commissionEligible",
                !Boolean.FALSE.equals(change.commissionEligible()), known.commissionEligible);
        PersonStatus status = known.status;
        if (change.carried().contains("terminationDate")) {
            status = change.terminationDate() == null ? PersonStatus.ACTIVE : PersonStatus.TERMINATED;
        }
        return new PersonRequest(change.externalId(), change.pick("name", change.name(), known.name),
                change.pick("email", change.email(), known.email),
                change.pick("subject", change.subject(), known.subject), team,
                change.pick("territory", change.territory(), known.territory), manager,
                change.pick("hireDate", change.hireDate(), known.hireDate), status,
                change.pick("terminationDate", change.terminationDate(), known.terminationDate),
                change.pick("commissionEndDate", change.commissionEndDate(), known.commissionEndDate), eligible,
                eligible ? null : known.ineligibleSince);
    }

    private static PersonRequest current(Person person) {
        return new PersonRequest(person.externalId, person.name, person.email, person.subject, person.teamId,
                person.territory, person.managerId, person.hireDate, person.status, person.terminationDate,
                person.commissionEndDate, person.commissionEligible, person.ineligibleSince);
    }

    /** Other systems know teams by name; a new name is a new team. */
    private UUID team(String name) {
        if (name == null) {
            return null;
        }
        TenantContext caller = TenantContext.required();
        sql.update("""
                insert into teams (tenant_id, id, name, created_by, updated_by) values (?, ?, ?, ?, ?)
                on conflict on constraint team_name_unique do nothing
                """, caller.tenantId(), Ids.next(), name, caller.actor(), caller.actor());
        return sql.query("select id from teams where tenant_id = ? and name = ?", caller.tenantId(), name)
                .one(row -> row.uuid(1));
    }

    private UUID manager(String name) {
        return name == null
                ? null
                : references.person(name)
                        .orElseThrow(() -> Refusal.of(Code.PERSON_UNKNOWN, "Nobody is known as " + name + ".")
                                .field("managerId", "is nobody's id"));
    }
}

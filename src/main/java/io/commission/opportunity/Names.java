package io.commission.opportunity;

import java.util.Map;
import java.util.UUID;

import io.commission.opportunity.OpportunityChange.GivenLine;
import io.commission.person.Owners;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.problem.StructureProblems;
import io.commission.structure.Structure;
import io.commission.structure.StructureRefused;

/**
 * Who is meant by the names that other systems use, looked up for many opportunities at once.
 *
 * @param barred why somebody cannot receive anything (PPL-3)
 */
record Names(Map<String, UUID> accounts, Map<String, UUID> people, Map<UUID, Code> barred, UUID house) {

    UUID account(OpportunityChange change) {
        if (change.account() == null) {
            return null;
        }
        UUID account = accounts.get(change.account());
        if (account == null) {
            throw Refusal.of(Code.ACCOUNT_UNKNOWN, "no account is known as " + change.account()).field("accountId",
                    "is no account's id");
        }
        return account;
    }

    /** null: nobody. */
    UUID owner(OpportunityChange change) {
        return change.owner() == null ? null : person("ownerId", change.owner());
    }

    /** With what a new opportunity starts. Refused where somebody cannot receive it, or OPP-2 does not allow it. */
    Structure structure(OpportunityChange change, UUID owner) {
        if (owner != null) {
            receives("ownerId", owner);
        }
        if (!change.givesStructure()) {
            return Structure.ofOwner(owner, house);
        }
        Structure structure = given(change);
        for (int i = 0; i < change.structure().size(); i++) {
            String person = change.structure().get(i).person();
            if (person != null) {
                receives("structure[" + i + "].personId", people.get(person));
            }
        }
        return structure;
    }

    Structure given(OpportunityChange change) {
        GivenStructure given = new GivenStructure(house);
        for (int i = 0; i < change.structure().size(); i++) {
            GivenLine line = change.structure().get(i);
            String field = "structure[" + i + "]";
            given.add(field, line.role(), line.person() == null ? null : person(field + ".personId", line.person()),
                    line.percent());
        }
        try {
            return given.whole();
        } catch (StructureRefused refused) {
            throw StructureProblems.explain(refused).field("structure", refused.getMessage());
        }
    }

    private UUID person(String field, String name) {
        UUID person = people.get(name);
        if (person == null) {
            throw Refusal.of(Code.PERSON_UNKNOWN,
                    "nobody is known as " + name + "; give a person's external id or id, house or unassigned")
                    .field(field, "is nobody's");
        }
        return person;
    }

    private void receives(String field, UUID person) {
        Code code = barred.get(person);
        if (code != null) {
            throw Owners.cannotReceive(field, code);
        }
    }
}

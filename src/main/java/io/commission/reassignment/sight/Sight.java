package io.commission.reassignment.sight;

import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.access.Caller;
import io.commission.access.Scope;
import io.commission.change.World;
import io.commission.posting.deal.Deal;
import io.commission.problem.Refusal;
import io.commission.structure.Line;
import io.commission.structure.Version;

/**
 * On what a manager may act: people, accounts and opportunities of the own team, and those of House and Unassigned; who receives
 * may be anybody (PERM-2). What they may not see is not there (TEN-1).
 */
@ApplicationScoped
public class Sight {
    private final Caller caller;

    Sight(Caller caller) {
        this.caller = caller;
    }

    boolean mayActOn(World world, UUID person) {
        return person == null || person.equals(world.house()) || person.equals(world.unassigned())
                || caller.visible().sees(person);
    }

    /** An opportunity is in reach when its owner is, or one of the lines of the team. */
    public boolean mayActOn(World world, Deal deal) {
        if (caller.visible().all() || deal.timeline() == null) {
            return true;
        }
        Version now = deal.timeline().last();
        return mayActOn(world, now.owner())
                || now.structure().lines().stream().anyMatch(line -> caller.visible().sees(line.person()));
    }

    public void require(World world, Deal deal) {
        if (!mayActOn(world, deal)) {
            throw Refusal.notFound("opportunity");
        }
    }

    public void requirePerson(World world, UUID person) {
        if (!mayActOn(world, person)) {
            throw Refusal.notFound("person");
        }
    }

    /** Whose percents and amounts may be shown: the team's, the special owners', and those who take part in the change. */
    public boolean shows(World world, UUID person, Collection<UUID> parties) {
        Scope scope = caller.visible();
        return scope.sees(person) || person.equals(world.house()) || person.equals(world.unassigned())
                || parties.contains(person);
    }

    public boolean shows(World world, Line line, Collection<UUID> parties) {
        return shows(world, line.person(), parties);
    }
}

package io.commission.change;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.commission.posting.deal.Confirmed;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealRow;
import io.commission.posting.deal.DealStatus;
import io.commission.problem.Code;
import io.commission.structure.Change;
import io.commission.structure.Reassignment;
import io.commission.structure.Split;
import io.commission.structure.StructureRefused;

/** Decides what a move does, for previews and executions alike; it reads and writes nothing (RSG-4, RSG-5, RSG-8). */
public final class Planner {

    private Planner() {
    }

    public static List<Planned> plan(World world, List<Move> moves) {
        List<Planned> planned = new ArrayList<>(moves.size());
        for (Move move : moves) {
            planned.add(plan(world, move));
        }
        return planned;
    }

    public static Planned plan(World world, Move move) {
        Deal deal = move.deal();
        Change change = move.change();
        if (deal.deleted()) {
            return Planned.refused(move, Code.OPPORTUNITY_CLOSED, "The opportunity is deleted.");
        }
        if (deal.timeline() == null) {
            return Planned.refused(move, Code.STRUCTURE_MISSING,
                    "The opportunity has no structure yet. Fill it with POST /api/opportunities/structure-backfill.");
        }
        boolean movesClosed = world.remainderMoves() && deal.status() == DealStatus.CLOSED_WON;
        if (!deal.open() && !movesClosed) {
            return Planned.refused(move, Code.OPPORTUNITY_CLOSED, "The opportunity is closed: it keeps its structure.");
        }
        try {
            Reassignment.Outcome outcome = Reassignment.apply(deal.timeline(), deal.openedOn(), change);
            for (UUID receiver : receivers(change)) {
                Planned refused = receives(world, move, receiver);
                if (refused != null) {
                    return refused;
                }
            }
            if (!world.remainderMoves() && touchesReconciled(world, deal, outcome, change.dates().firstChanged())) {
                return Planned.refused(move, Code.OPPORTUNITY_RECONCILED,
                        "A row of the revenue schedule that is reconciled or paid has days after the end date.");
            }
            return Planned.moving(move, outcome);
        } catch (StructureRefused refused) {
            return Planned.refused(move, Code.valueOf(refused.fault().name()), refused.getMessage());
        }
    }

    /** Everybody whom a change gives something, the new owner included. */
    public static List<UUID> receivers(Change change) {
        List<UUID> receivers = new ArrayList<>(change.given().size() + 2);
        for (Split split : change.given()) {
            receivers.add(split.person());
        }
        if (change.receiver() != null) {
            receivers.add(change.receiver());
        }
        if (!change.ownership().follows() && change.ownership().owner() != null) {
            receivers.add(change.ownership().owner());
        }
        return receivers;
    }

    private static Planned receives(World world, Move move, UUID receiver) {
        if (receiver.equals(world.house()) || receiver.equals(world.unassigned())) {
            return null;
        }
        Receiver known = world.receivers().get(receiver);
        if (known == null) {
            return Planned.refused(move, Code.RECEIVER_UNKNOWN, "Nobody of this tenant has the id " + receiver + ".");
        }
        return switch (known) {
            case ACTIVE -> null;
            case TERMINATED -> Planned.refused(move, Code.RECEIVER_TERMINATED,
                    "A terminated person cannot receive anything. Choose an active one.");
            case INELIGIBLE -> Planned.refused(move, Code.RECEIVER_INELIGIBLE,
                    "The person is not eligible for commission. Choose another one.");
        };
    }

    /** A reconciled day whose departing part still waits does not count: that part is posted by the new structure (RSG-5). */
    private static boolean touchesReconciled(World world, Deal deal, Reassignment.Outcome outcome,
            LocalDate firstChanged) {
        if (outcome.departing() == null) {
            return !outcome.from().structure().equals(outcome.to().structure())
                    && deal.rows().stream().anyMatch(row -> row.reconciled() && !row.end().isBefore(firstChanged));
        }
        LocalDate without = world.leavers().get(outcome.departing());
        for (DealRow row : deal.rows()) {
            if (!row.reconciled() || row.end().isBefore(firstChanged)) {
                continue;
            }
            LocalDate first = row.start().isAfter(firstChanged) ? row.start() : firstChanged;
            boolean waits = without != null && !first.isBefore(without)
                    && !world.confirmed().contains(new Confirmed(deal.id(), row.id(), outcome.departing()));
            if (!waits) {
                return true;
            }
        }
        return false;
    }
}

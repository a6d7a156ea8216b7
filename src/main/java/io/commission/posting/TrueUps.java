package io.commission.posting;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.commission.calculation.Explanation;
import io.commission.calculation.Explanation.Computation;
import io.commission.calculation.Posted;
import io.commission.database.Ids;
import io.commission.ledger.EntryBook;
import io.commission.ledger.EntryOrigin;
import io.commission.ledger.EntryType;
import io.commission.ledger.NewEntry;
import io.commission.ledger.PostedRows;

/** The one PENDING tier true-up of a person and count: what other loads differ by, together (ENT-2). */
final class TrueUps {

    /** The load whose change caused it, and its earned month. */
    record Cause(UUID loadId, YearMonth earnedMonth) {
    }

    private record PersonAndCount(UUID personId, UUID countId) {
    }

    private final EntryWriting writing;
    private final Booking booking;

    TrueUps(EntryWriting writing, Booking booking) {
        this.writing = writing;
        this.booking = booking;
    }

    /**
     * Replaces pending true-ups of the counts that differ from the new parts; equal ones stay.
     *
     * @param standing live entries of the counts as a whole
     * @param standingParts the parts of those of them that are pending true-ups
     */
    void settle(List<LoadSettler.TrueUpPart> parts, List<PostedRows.OfCount> standing,
            List<PostedRows.PartRow> standingParts,
            Map<UUID, Cause> causes, Map<UUID, CountRating> counts) {
        Map<PersonAndCount, List<LoadSettler.TrueUpPart>> wanted = new LinkedHashMap<>();
        parts.forEach(
                part -> wanted.computeIfAbsent(new PersonAndCount(part.group().personId(), part.group().countId()),
                        key -> new ArrayList<>()).add(part));
        Map<UUID, Map<UUID, BigDecimal>> partsByEntry = standingParts.stream().collect(Collectors.groupingBy(
                PostedRows.PartRow::entryId, Collectors.toMap(PostedRows.PartRow::loadId, PostedRows.PartRow::amount)));
        Map<PersonAndCount, UUID> superseded = new HashMap<>();
        for (PostedRows.OfCount entry : standing) {
            if (entry.origin() != EntryOrigin.TRUE_UP || entry.state() != Posted.State.PENDING) {
                continue;
            }
            PersonAndCount key = new PersonAndCount(entry.personId(), entry.countId());
            if (same(partsByEntry.getOrDefault(entry.entryId(), Map.of()), wanted.getOrDefault(key, List.of()))) {
                wanted.remove(key);
            } else {
                booking.reverse(new EntryBook.Reversal(entry.entryId(), LoadSettler.SUPERSEDED));
                booking.concerns(entry.personId(), causes.get(entry.countId()).earnedMonth());
                superseded.put(key, entry.entryId());
            }
        }
        wanted.forEach((key, differences) -> post(key, differences, superseded.get(key), causes.get(key.countId()),
                counts.get(key.countId())));
    }

    private static boolean same(Map<UUID, BigDecimal> standing, List<LoadSettler.TrueUpPart> wanted) {
        return standing.size() == wanted.size() && wanted.stream().allMatch(part -> standing.containsKey(part.loadId())
                && standing.get(part.loadId()).compareTo(part.difference()) == 0);
    }

    private void post(PersonAndCount key, List<LoadSettler.TrueUpPart> differences, UUID superseded, Cause cause,
            CountRating count) {
        BigDecimal amount = writing.exact(differences.stream().map(LoadSettler.TrueUpPart::difference)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        List<Explanation.Part> explained = differences.stream().map(this::explain).toList();
        UUID planVersion = differences.stream().map(LoadSettler.TrueUpPart::target).filter(target -> target != null)
                .map(target -> target.rated().credit().terms().planVersionId()).findFirst().orElse(null);
        booking.post(new NewEntry(Ids.next(), key.personId(), EntryType.ADJUSTMENT, EntryOrigin.TRUE_UP,
                writing.born(key.personId()), amount, writing.bookedIn(cause.earnedMonth()), cause.earnedMonth(),
                NewEntry.Subject.ofCount(count.count().key().planId(), planVersion, key.countId()), NewEntry.Rate.NONE,
                new NewEntry.Links(null, superseded, null, cause.loadId()), "Tier true-up", null, null, true,
                new Explanation(Explanation.Kind.TRUE_UP, writing.decimals(), null, null, null, null, null, null, null,
                        null,
                        explained, null, amount),
                differences.stream().map(part -> new NewEntry.Part(part.loadId(), writing.exact(part.difference())))
                        .toList()));
    }

    private Explanation.Part explain(LoadSettler.TrueUpPart part) {
        Target target = part.target();
        return new Explanation.Part(part.loadId(), target == null ? null : target.evaluation().load().externalId(),
                target == null ? null : target.rated().credit().terms(),
                target == null ? null : Computation.of(target.rated()),
                target == null ? null : EntryWriting.split(target),
                target == null ? writing.exact(BigDecimal.ZERO) : target.amount(), writing.exact(part.posted()),
                writing.exact(part.difference()));
    }
}

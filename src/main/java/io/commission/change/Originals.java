package io.commission.change;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.VersionRows.VersionRow;
import io.commission.structure.Structure;
import io.commission.structure.Version;

/** Writes with whom and how opportunities start: kept for ever beside what changes bring (OPP-2, OPP-4). */
@ApplicationScoped
public class Originals {
    private final VersionRows versions;

    Originals(VersionRows versions) {
        this.versions = versions;
    }

    /** @param owner null: nobody */
    public record Original(UUID opportunityId, UUID owner, Structure structure) {
    }

    /** Two statements for any number; each opportunity has its original once. */
    public void write(List<Original> originals) {
        versions.write(originals.stream().map(one -> new VersionRow(one.opportunityId(), 0,
                Version.original(one.owner(), one.structure()), null)).toList());
    }
}

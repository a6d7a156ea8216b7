package io.commission.tenant;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A tenant's row of the simplest kind; the table is made by the test. */
@Entity
@Table(name = "wall_notes")
public class WallNote extends TenantEntity {
    public String text;

    static WallNote write(String text) {
        WallNote note = new WallNote();
        note.text = text;
        note.persist();
        return note;
    }
}

package io.commission.database;

import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Time-ordered ids for rows written by SQL, from the generator that the entities use. */
public final class Ids {
    private Ids() {
    }

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    public static UUID[] next(int count) {
        UUID[] ids = new UUID[count];
        for (int i = 0; i < count; i++) {
            ids[i] = next();
        }
        return ids;
    }
}

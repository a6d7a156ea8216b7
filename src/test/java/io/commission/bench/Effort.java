package io.commission.bench;

import java.time.Duration;

/** What a piece of work cost: time on the wall, and processor time of this process and of the database. */
record Effort(Duration wall, Duration java, Duration database) {
    static final Effort NONE = new Effort(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    Duration processor() {
        return java.plus(database);
    }

    Effort plus(Effort other) {
        return new Effort(wall.plus(other.wall), java.plus(other.java), database.plus(other.database));
    }
}

package io.commission.operations;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the artefact is started for, by its arguments: none serves, {@code migrate} brings the schema up to date and ends,
 * {@code job payouts} and the like start a job of the running service and end with it.
 *
 * @param job null but for {@link Deed#JOB}
 */
public record Command(Deed deed, Job job) {
    public enum Deed {
        SERVE, MIGRATE, JOB
    }

    public static final String USAGE = "usage: [migrate | job payouts | job integrity | job retention]";

    /** Empty where the arguments are no command. */
    public static Optional<Command> of(String... args) {
        if (args.length == 0) {
            return Optional.of(new Command(Deed.SERVE, null));
        }
        if (args.length == 1 && args[0].equals("migrate")) {
            return Optional.of(new Command(Deed.MIGRATE, null));
        }
        if (args.length == 2 && args[0].equals("job")) {
            return Arrays.stream(Job.values()).filter(job -> job.word().equals(args[1])).findFirst()
                    .map(job -> new Command(Deed.JOB, job));
        }
        return Optional.empty();
    }
}

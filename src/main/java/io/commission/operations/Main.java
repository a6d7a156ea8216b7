package io.commission.operations;

import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the artefact starts, be it the jar or the executable. */
@QuarkusMain
public final class Main {
    /** Quarkus' own way to initialise and exit; it ends before HTTP, the scheduler and the workers begin. */
    private static final Map<String, String> MIGRATING = Map.of("quarkus.init-and-exit", "true",
            "quarkus.flyway.migrate-at-start", "true", "quarkus.flyway.validate-at-start", "false",
            "quarkus.oidc.tenant-enabled", "false", "quarkus.oidc.cluster.tenant-enabled", "false");

    private Main() {
    }

    public static void main(String... args) {
        Optional<Command> command = Command.of(args);
        if (command.isEmpty()) {
            System.err.println(Command.USAGE);
            System.exit(2);
        }
        switch (command.get().deed()) {
            case MIGRATE -> {
                MIGRATING.forEach(System::setProperty);
                Quarkus.run();
            }
            case JOB -> System.exit(JobCall.ofEnvironment(System.getenv()).run(command.get().job()));
            default -> Quarkus.run();
        }
    }
}

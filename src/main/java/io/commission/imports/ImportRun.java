package io.commission.imports;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.commission.database.Ids;
import io.commission.problem.Code;
import io.commission.problem.DatabaseProblems;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;
import io.commission.tenant.TenantWork;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Brings a file in, holding a chunk of it at a time. SKIP commits chunk by chunk, so a long file blocks nobody for long;
 * what was brought in before a failure is unchanged when the file comes again. ABORT reads the file once to check it and
 * once more to bring it in, in the transaction of the request.
 */
@ApplicationScoped
class ImportRun {
    static final int CHUNK = 2_000;

    private final TenantProfiles tenants;
    private final TenantWork tenantWork;
    private final Clock clock;
    private final DatabaseProblems problems;
    private final Semaphore slots;

    ImportRun(TenantProfiles tenants, TenantWork tenantWork, Clock clock, DatabaseProblems problems,
            @ConfigProperty(name = "commission.imports.at-once", defaultValue = "4") int atOnce) {
        this.tenants = tenants;
        this.problems = problems;
        this.tenantWork = tenantWork;
        this.clock = clock;
        this.slots = new Semaphore(atOnce);
    }

    <T> ImportResult run(ImportKind<T> kind, ImportFormat format, OnError onError, File file) {
        // Each import may take a second connection beside the request's.
        if (!slots.tryAcquire()) {
            throw Refusal.of(Code.BUSY, "Other imports are running. Send the file again in a moment.")
                    .header("Retry-After", "5");
        }
        try {
            TenantProfile tenant = tenants.current();
            ImportContext context = new ImportContext(Ids.next(), format,
                    clock.instant().truncatedTo(ChronoUnit.MICROS), tenant.zone(), tenant.units().digits());
            return onError == OnError.SKIP ? skip(kind, context, file) : abort(kind, context, file);
        } finally {
            slots.release();
        }
    }

    private <T> ImportResult skip(ImportKind<T> kind, ImportContext context, File file) {
        TenantContext tenant = TenantContext.required();
        ImportTally tally = new ImportTally(OnError.SKIP);
        Taking<T> taking = rows -> tenantWork.in(tenant.tenantId(), tenant.actor(), () -> kind.take(rows));
        eachChunk(kind, context, file, tally, true, taking);
        tenantWork.run(tenant.tenantId(), tenant.actor(), kind::afterwards);
        return tally.result();
    }

    private <T> ImportResult abort(ImportKind<T> kind, ImportContext context, File file) {
        ImportTally checked = new ImportTally(OnError.ABORT);
        eachChunk(kind, context, file, checked, false, null);
        if (checked.aborted()) {
            return checked.result();
        }
        ImportTally tally = new ImportTally(OnError.ABORT);
        eachChunk(kind, context, file, tally, false, kind::take);
        if (tally.aborted()) {
            QuarkusTransaction.setRollbackOnly();
        } else {
            kind.afterwards();
        }
        return tally.result();
    }

    private interface Taking<T> {
        ImportKind.Outcome take(List<T> rows);
    }

    private record Read<T>(InputRow row, T value) {
    }

    /** @param taking null: the rows are only checked */
    private <T> void eachChunk(ImportKind<T> kind, ImportContext context, File file, ImportTally tally,
            boolean keepWhatWasRead, Taking<T> taking) {
        try (InputStream in = Files.newInputStream(file.toPath());
                ImportReader reader = ImportReader.open(context.format(), in, kind.columns())) {
            for (List<InputRow> chunk = reader.chunk(CHUNK); !chunk.isEmpty(); chunk = reader.chunk(CHUNK)) {
                List<Read<T>> good = good(kind, context, tally, chunk);
                for (int from = 0; taking != null && from < good.size() && !tally.aborted(); from += kind
                        .rowsAtOnce()) {
                    take(good.subList(from, Math.min(good.size(), from + kind.rowsAtOnce())), tally, taking);
                }
            }
            if (reader.fault().isPresent()) {
                if (!keepWhatWasRead) {
                    throw reader.fault().get().refusal();
                }
                tally.stopped(reader.fault().get().errors());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> void take(List<Read<T>> rows, ImportTally tally, Taking<T> taking) {
        try {
            ImportKind.Outcome outcome = taking.take(rows.stream().map(Read::value).toList());
            tally.imported(outcome.imported());
            tally.unchanged(outcome.unchanged());
            new TreeMap<>(outcome.refused()).forEach((place, refusal) -> {
                InputRow row = rows.get(place).row();
                reject(row, refusal);
                tally.reject(row);
            });
            new TreeMap<>(outcome.reported())
                    .forEach((place, refusal) -> tally.report(error(rows.get(place).row(), refusal)));
        } catch (RuntimeException e) {
            Refusal refusal = problems.explain(e).orElseThrow(() -> e);
            if (rows.size() > 1 || refusal.code.status >= 500) {
                throw e;
            }
            InputRow row = rows.get(0).row();
            reject(row, refusal);
            tally.reject(row);
        }
    }

    private static void reject(InputRow row, Refusal refusal) {
        row.reject(column(refusal), refusal.code.name(), refusal.getMessage());
    }

    private static RowError error(InputRow row, Refusal refusal) {
        return new RowError(row.line(), column(refusal), refusal.code.name(), refusal.getMessage());
    }

    private static String column(Refusal refusal) {
        return refusal.errors.isEmpty() ? null : refusal.errors.get(0).field();
    }

    private static <T> List<Read<T>> good(ImportKind<T> kind, ImportContext context, ImportTally tally,
            List<InputRow> chunk) {
        List<Read<T>> read = new ArrayList<>(chunk.size());
        for (InputRow row : chunk) {
            T value = kind.read(row, context);
            if (row.isValid()) {
                read.add(new Read<>(row, value));
            }
        }
        tally.accept(chunk);
        return read;
    }
}

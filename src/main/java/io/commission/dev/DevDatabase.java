package io.commission.dev;

import java.nio.file.Path;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Dev mode's database, started once per JVM: a hot reload finds its port in a system property. */
final class DevDatabase {
    private static final String PORT = "commission.dev.database.port";
    private static final String FOLDER = "commission.dev.database.folder";

    private DevDatabase() {
    }

    static Map<String, String> settings() {
        synchronized (System.class) {
            String port = System.getProperty(PORT);
            if (port == null) {
                Path folder = Path.of(System.getProperty(FOLDER, "target/dev-database")).toAbsolutePath();
                EmbeddedPostgres postgres = EmbeddedDatabase.kept(folder, 0);
                port = String.valueOf(postgres.getPort());
                System.setProperty(PORT, port);
            }
            return EmbeddedDatabase.settings(Integer.parseInt(port));
        }
    }
}

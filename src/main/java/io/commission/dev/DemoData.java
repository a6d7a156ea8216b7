package io.commission.dev;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.dev.DemoCompany.Part;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Fills each demo tenant once with something to click through, as its people would: by the public API. Interrupted, it goes on at the next
 * start. The last step is a plan of next month; where it stands the tenant is filled.
 */
@ApplicationScoped
@IfBuildProfile("dev")
public class DemoData {
    private static final Logger LOG = Logger.getLogger(DemoData.class);
    private static final String LAST = "PLAN-PEAK";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @ConfigProperty(name = "commission.dev.demo-data", defaultValue = "true")
    boolean wanted;
    @ConfigProperty(name = "commission.dev.sign-in", defaultValue = "true")
    boolean ownSignIn;
    @ConfigProperty(name = "quarkus.http.port")
    int port;
    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String provider;

    private final ObjectMapper mapper;
    private final Clock clock;
    private volatile Thread filling;

    DemoData(ObjectMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        if (wanted && ownSignIn) {
            filling = new Thread(this::fill, "demo-data");
            filling.setDaemon(true);
            filling.start();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        if (filling != null) {
            filling.interrupt();
        }
    }

    private void fill() {
        DemoClient client = new DemoClient(mapper, "http://localhost:" + port, provider);
        ZoneId chicago = ZoneId.of("America/Chicago");
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        if (isReady(client)) {
            fill(client, DemoCompany.bluebird(chicago, LocalDate.now(clock.withZone(chicago))));
            fill(client, DemoCompany.nordwind(berlin, LocalDate.now(clock.withZone(berlin))));
        }
    }

    private boolean isReady(DemoClient client) {
        Instant until = clock.instant().plus(PATIENCE);
        try {
            while (!client.isServiceReady()) {
                Thread.sleep(200);
                if (clock.instant().isAfter(until)) {
                    LOG.warnf("The service at port %s is not ready: there is no demo data", port);
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void fill(DemoClient client, DemoCompany company) {
        Instant start = clock.instant();
        try {
            String admin = company.login(Part.ADMIN);
            JsonNode last = client.get(admin, "/v1/commission/plans?externalId=" + LAST).get("items");
            if (last.isEmpty()) {
                tell(client, company);
                LOG.infof("Demo data of %s is there, after %s s. Sign in as %s, without a password", company.name(),
                        Duration.between(start, clock.instant()).toSeconds(), admin);
            }
        } catch (DemoClient.Refused refused) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.errorf("Demo data of %s stops here: %s", company.name(), refused.getMessage());
            }
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Demo data of %s stops here", company.name());
        }
    }

    private static void tell(DemoClient client, DemoCompany company) {
        DemoTerms terms = new DemoTerms(client, company);
        DemoFreight freight = new DemoFreight(client, company, terms);
        DemoPayroll payroll = new DemoPayroll(client, company, terms);
        terms.settle();
        freight.imported();
        freight.told();
        terms.override(Part.TIERED, 0);
        List.of(6, 5, 4, 3).forEach(payroll::paid);
        payroll.paidInPart(2);
        payroll.open(1);
        freight.correctedLate(Part.DEFAULT, 4);
        freight.correctedLate(Part.TIERED, 2);
        payroll.takenBack(Part.REVENUE, 4);
        DemoDeals deals = new DemoDeals(client, company, terms);
        deals.opened();
        deals.changedHands();
        terms.planAhead(LAST);
    }
}

package io.commission.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.commission.operations.Command;
import io.commission.operations.Job;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;

/** The manifests that an operator applies: each is of its kind, and whatever it refers to is there. */
class KubernetesTest {
    private static final Path BASE = Path.of("kubernetes/base");

    private static Manifests overlay(String name) throws Exception {
        if (!Manifests.kubectlIsThere() && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort("kubectl is not here: it renders the overlays (Debian's package kubernetes-client)");
        }
        return Manifests.rendered(name);
    }

    @Test
    void everyManifestIsReadStrictlyAndTakenIntoTheBase() throws IOException {
        String kustomization = Files.readString(BASE.resolve("kustomization.yaml"));
        try (Stream<Path> files = Files.list(BASE)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                if (!file.endsWith("kustomization.yaml")) {
                    assertFalse(Manifests.read(Files.readString(file)).all().isEmpty(), file.toString());
                    assertTrue(kustomization.contains("- " + file.getFileName()), file.toString());
                }
            }
        }
    }

    @Test
    void aPropertyThatNoClassKnowsIsAnError() throws IOException {
        String deployment = Files.readString(BASE.resolve("deployment.yaml"));
        for (String slip : List.of("runAsNonRoot:", "maxSurge:", "containerPort:", "failureThreshold:")) {
            assertThrows(UncheckedIOException.class,
                    () -> Manifests.read(deployment.replaceFirst(slip, slip.replace(":", "s:"))), slip);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void everythingStandsOnceAndInTheNamespace(String overlay) throws Exception {
        Manifests manifests = overlay(overlay);
        Set<String> seen = new HashSet<>();
        String namespace = manifests.of(Namespace.class).get(0).getMetadata().getName();
        for (HasMetadata model : manifests.all()) {
            assertTrue(seen.add(model.getKind() + " " + model.getMetadata().getName()), model.getMetadata().getName());
            boolean everywhere = model instanceof Namespace || model instanceof ClusterRoleBinding;
            assertEquals(everywhere ? null : namespace, model.getMetadata().getNamespace(), model.getKind());
        }
        Set<String> kinds = manifests.all().stream().map(HasMetadata::getKind).collect(Collectors.toSet());
        assertTrue(kinds.containsAll(Set.of("Deployment", "Service", "Ingress", "HorizontalPodAutoscaler",
                "PodDisruptionBudget", "NetworkPolicy", "ServiceMonitor", "ConfigMap", "Job", "CronJob")),
                kinds.toString());
        assertFalse(kinds.contains("Secret"), "secrets stand in no manifest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void namesPortsAndLabelsResolve(String overlay) throws Exception {
        Manifests manifests = overlay(overlay);
        Deployment deployment = manifests.one(Deployment.class, "commission");
        Map<String, String> labels = deployment.getSpec().getSelector().getMatchLabels();
        List<PodTemplateSpec> service = List.of(deployment.getSpec().getTemplate());
        assertEquals(service, manifests.selected(labels));
        Service exposed = manifests.one(Service.class, "commission");
        assertEquals(service, manifests.selected(exposed.getSpec().getSelector()));
        Set<String> ports = container(service.get(0)).getPorts().stream().map(port -> port.getName())
                .collect(Collectors.toSet());
        assertTrue(ports.contains(exposed.getSpec().getPorts().get(0).getTargetPort().getStrVal()));
        Ingress ingress = manifests.one(Ingress.class, "commission");
        ingress.getSpec().getRules().forEach(rule -> {
            assertTrue(ingress.getSpec().getTls().get(0).getHosts().contains(rule.getHost()));
            rule.getHttp().getPaths().forEach(path -> {
                assertEquals("/api", path.getPath(), "metrics and health stay inside");
                assertEquals(exposed.getMetadata().getName(), path.getBackend().getService().getName());
                assertEquals(exposed.getSpec().getPorts().get(0).getName(),
                        path.getBackend().getService().getPort().getName());
            });
        });
        HorizontalPodAutoscaler autoscaler = manifests.one(HorizontalPodAutoscaler.class, "commission");
        assertEquals("Deployment apps/v1 commission", autoscaler.getSpec().getScaleTargetRef().getKind() + " "
                + autoscaler.getSpec().getScaleTargetRef().getApiVersion() + " "
                + autoscaler.getSpec().getScaleTargetRef().getName());
        assertEquals(null, deployment.getSpec().getReplicas(), "the autoscaler's to decide");
        assertTrue(container(service.get(0)).getResources().getRequests().containsKey("cpu"), "measured against it");
        PodDisruptionBudget budget = manifests.one(PodDisruptionBudget.class, "commission");
        assertEquals(service, selected(manifests, budget.getSpec().getSelector()));
        deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints()
                .forEach(spread -> assertEquals(service, selected(manifests, spread.getLabelSelector())));
        ServiceMonitor monitor = manifests.one(ServiceMonitor.class, "commission");
        assertTrue(exposed.getMetadata().getLabels().entrySet()
                .containsAll(monitor.getSpec().getSelector().getMatchLabels().entrySet()));
        monitor.getSpec().getEndpoints().forEach(endpoint -> {
            assertEquals(exposed.getSpec().getPorts().get(0).getName(), endpoint.getPort());
            assertEquals("/q/metrics", endpoint.getPath());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void networkPoliciesChooseEveryPodAndOnlyKnownOnes(String overlay) throws Exception {
        Manifests manifests = overlay(overlay);
        for (NetworkPolicy policy : manifests.of(NetworkPolicy.class)) {
            assertFalse(selected(manifests, policy.getSpec().getPodSelector()).isEmpty(),
                    policy.getMetadata().getName());
            policy.getSpec().getIngress().forEach(rule -> {
                rule.getFrom().stream().filter(peer -> peer.getPodSelector() != null)
                        .forEach(peer -> assertFalse(selected(manifests, peer.getPodSelector()).isEmpty()));
                rule.getPorts().forEach(port -> known(selected(manifests, policy.getSpec().getPodSelector()), port));
            });
            policy.getSpec().getEgress().forEach(rule -> rule.getTo().stream()
                    .filter(peer -> peer.getPodSelector() != null).forEach(peer -> {
                        List<PodTemplateSpec> there = selected(manifests, peer.getPodSelector());
                        assertFalse(there.isEmpty());
                        rule.getPorts().forEach(port -> known(there, port));
                    }));
        }
        NetworkPolicy everybody = manifests.one(NetworkPolicy.class, "commission");
        assertEquals(manifests.pods(), selected(manifests, everybody.getSpec().getPodSelector()));
        assertEquals(List.of("Ingress", "Egress"), everybody.getSpec().getPolicyTypes());
    }

    private static void known(List<PodTemplateSpec> pods, NetworkPolicyPort port) {
        IntOrString wanted = port.getPort();
        assertTrue(pods.stream().allMatch(pod -> container(pod).getPorts().stream().anyMatch(
                one -> one.getName().equals(wanted.getStrVal()) || one.getContainerPort().equals(wanted.getIntVal()))),
                wanted.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void everyPodRunsAsNobodyOnAReadOnlyFileSystemWithoutAToken(String overlay) throws Exception {
        for (PodTemplateSpec pod : overlay(overlay).pods()) {
            PodSpec spec = pod.getSpec();
            assertEquals(false, spec.getAutomountServiceAccountToken());
            assertTrue(spec.getSecurityContext().getRunAsNonRoot());
            assertEquals(185L, spec.getSecurityContext().getRunAsUser());
            assertEquals("RuntimeDefault", spec.getSecurityContext().getSeccompProfile().getType());
            assertEquals(1, spec.getContainers().size());
            Container container = container(pod);
            assertTrue(container.getSecurityContext().getReadOnlyRootFilesystem());
            assertEquals(false, container.getSecurityContext().getAllowPrivilegeEscalation());
            assertEquals(List.of("ALL"), container.getSecurityContext().getCapabilities().getDrop());
            assertTrue(container.getResources().getLimits().containsKey("memory"));
            assertTrue(container.getVolumeMounts().stream().anyMatch(mount -> mount.getMountPath().equals("/tmp")));
            assertEquals(container.getVolumeMounts().stream().map(VolumeMount::getName).collect(Collectors.toSet()),
                    spec.getVolumes().stream().map(Volume::getName).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void whatPodsReferToIsThereOrDocumented(String overlay) throws Exception {
        Manifests manifests = overlay(overlay);
        String operations = Files.readString(Path.of("src/docs/operations.md"));
        String configuration = Files.readString(Path.of("src/docs/configuration.md"));
        Set<String> images = new HashSet<>();
        for (PodTemplateSpec pod : manifests.pods()) {
            manifests.one(ServiceAccount.class, pod.getSpec().getServiceAccountName());
            Container container = container(pod);
            images.add(container.getImage());
            for (EnvVar variable : container.getEnv()) {
                assertTrue(configuration.contains("`" + variable.getName() + "`"), variable.getName());
                if (variable.getValueFrom() != null) {
                    SecretKeySelector secret = variable.getValueFrom().getSecretKeyRef();
                    assertTrue(operations.contains("| `" + secret.getName() + "` | "), secret.getName());
                    assertTrue(operations.lines().filter(line -> line.startsWith("| `" + secret.getName() + "`"))
                            .anyMatch(line -> line.contains("`" + secret.getKey() + "`")), secret.getKey());
                }
            }
            container.getEnvFrom().forEach(from -> manifests.one(ConfigMap.class, from.getConfigMapRef().getName())
                    .getData().keySet()
                    .forEach(
                            name -> assertTrue(configuration.contains("`" + name + "`"), name + " is not documented")));
            pod.getSpec().getVolumes().stream().filter(volume -> volume.getConfigMap() != null)
                    .forEach(volume -> assertEquals("kube-root-ca.crt", volume.getConfigMap().getName(),
                            "which every namespace has"));
        }
        assertEquals(1, images.size(), "one image");
        assertTrue(images.iterator().next().matches(".+:[0-9].*"), "with a release: " + images);
        String table = operations.substring(operations.indexOf("| Secret | Keys |"));
        Set<String> secrets = table.substring(0, table.indexOf("\n\n")).lines().skip(2).map(line -> line.split("`")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = manifests.pods().stream().flatMap(pod -> container(pod).getEnv().stream())
                .filter(variable -> variable.getValueFrom() != null)
                .map(variable -> variable.getValueFrom().getSecretKeyRef().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        used.add(manifests.one(Ingress.class, "commission").getSpec().getTls().get(0).getSecretName());
        assertEquals(used, secrets, "the table of secrets in operations.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void replicasAskTheAddressesOfHealthAndDrainBeforeTheyStop(String overlay) throws Exception {
        Manifests manifests = overlay(overlay);
        PodTemplateSpec pod = manifests.one(Deployment.class, "commission").getSpec().getTemplate();
        Container container = container(pod);
        Map<String, Probe> probes = Map.of("/q/health/started", container.getStartupProbe(), "/q/health/live",
                container.getLivenessProbe(), "/q/health/ready", container.getReadinessProbe());
        probes.forEach((path, probe) -> {
            assertEquals(path, probe.getHttpGet().getPath());
            assertEquals("http", probe.getHttpGet().getPort().getStrVal());
        });
        assertEquals(Command.Deed.SERVE, command(container).deed());
        Map<String, String> config = configOf(manifests);
        long delay = seconds(config.get("QUARKUS_SHUTDOWN_DELAY"));
        long timeout = seconds(config.get("QUARKUS_SHUTDOWN_TIMEOUT"));
        assertTrue(pod.getSpec().getTerminationGracePeriodSeconds() >= delay + timeout + 10);
        Probe readiness = container.getReadinessProbe();
        assertTrue(delay > readiness.getPeriodSeconds() * readiness.getFailureThreshold(), "it is noticed in time");
        assertEquals("false", config.get("QUARKUS_FLYWAY_MIGRATE_AT_START"));
        assertEquals("true", config.get("QUARKUS_FLYWAY_VALIDATE_AT_START"));
        assertTrue(container.getEnv().stream().noneMatch(variable -> variable.getValueFrom().getSecretKeyRef().getName()
                .equals("commission-database-owner")), "never with the owner's rights");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void cronJobsRunCommandsThatExistAndHoldNoPassword(String overlay) throws Exception {
        Manifests manifests = overlay(overlay);
        Map<String, String> config = configOf(manifests);
        Set<Job> started = new HashSet<>();
        Service service = manifests.one(Service.class, "commission");
        for (CronJob job : manifests.of(CronJob.class)) {
            PodTemplateSpec pod = job.getSpec().getJobTemplate().getSpec().getTemplate();
            Container container = container(pod);
            Command command = command(container);
            assertEquals(Command.Deed.JOB, command.deed());
            assertEquals("commission-" + command.job().word(), job.getMetadata().getName());
            started.add(command.job());
            assertEquals("Forbid", job.getSpec().getConcurrencyPolicy());
            assertTrue(job.getSpec().getSchedule().matches("[0-9*/]+ [0-9*/]+ \\* \\* \\*"),
                    job.getSpec().getSchedule());
            assertTrue(container.getEnvFrom().isEmpty());
            assertTrue(container.getEnv().stream().noneMatch(variable -> variable.getValueFrom() != null));
            Map<String, String> environment = new HashMap<>();
            container.getEnv().forEach(variable -> environment.put(variable.getName(), variable.getValue()));
            URI address = URI.create(environment.get("COMMISSION_JOBS_SERVICE"));
            assertEquals(service.getMetadata().getName(), address.getHost());
            assertEquals(80, service.getSpec().getPorts().get(0).getPort());
            assertEquals("http", address.getScheme());
            Volume token = pod.getSpec().getVolumes().stream().filter(volume -> volume.getProjected() != null)
                    .findFirst()
                    .orElseThrow();
            var projected = token.getProjected().getSources().get(0).getServiceAccountToken();
            assertEquals(config.get("QUARKUS_OIDC_CLUSTER_TOKEN_AUDIENCE"), projected.getAudience());
            assertTrue(projected.getExpirationSeconds() <= 3600);
            VolumeMount mount = container.getVolumeMounts().stream()
                    .filter(one -> one.getName().equals(token.getName()))
                    .findFirst().orElseThrow();
            assertEquals(environment.get("COMMISSION_JOBS_TOKEN_FILE"),
                    mount.getMountPath() + "/" + projected.getPath());
            assertEquals("system:serviceaccount:" + job.getMetadata().getNamespace() + ":"
                    + pod.getSpec().getServiceAccountName(), config.get("COMMISSION_OPERATORS_SUBJECTS"));
        }
        assertEquals(Set.of(Job.values()), started);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void theMigrationJobMigratesAndHasTheOwnersRightsAlone(String overlay) throws Exception {
        Manifests manifests = overlay(overlay);
        var migration = manifests.one(io.fabric8.kubernetes.api.model.batch.v1.Job.class, "commission-migration");
        Container container = container(migration.getSpec().getTemplate());
        assertEquals(Command.Deed.MIGRATE, command(container).deed());
        assertEquals(Set.of("commission-database-owner"), container.getEnv().stream()
                .map(variable -> variable.getValueFrom().getSecretKeyRef().getName()).collect(Collectors.toSet()));
        assertTrue(migration.getSpec().getTtlSecondsAfterFinished() <= 3600,
                "or the next release could not apply its own");
    }

    /** Made by hand from what this service reads: a name that nothing reads would be a wish. */
    @Test
    void variablesOfThisServiceAreRead() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("kubernetes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Arrays.stream(Files.readString(file).split("[^A-Z0-9_]+"))
                        .filter(word -> word.startsWith("COMMISSION_"))
                        .forEach(names::add);
            }
        }
        assertTrue(names.size() > 4, names.toString());
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(one -> one.toString().matches(".*\\.(java|properties)")).toList()) {
                sources.append(Files.readString(file)).append('\n');
            }
        }
        String read = sources.toString();
        for (String name : names) {
            String property = name.toLowerCase(Locale.ROOT).replace('_', '.');
            String parent = property.substring(0, property.lastIndexOf('.'));
            String last = property.substring(property.lastIndexOf('.') + 1);
            boolean mapped = read.contains("prefix = \"" + parent + "\")") && read.contains(" " + last + "()");
            boolean named = read.replace('-', '.').contains(property);
            assertTrue(read.contains("\"" + name + "\"") || mapped || named, name);
        }
    }

    private static Map<String, String> configOf(Manifests manifests) {
        return manifests.of(ConfigMap.class).get(0).getData();
    }

    private static long seconds(String duration) {
        return Long.parseLong(duration.replace("s", ""));
    }

    private static Command command(Container container) {
        assertTrue(container.getCommand().isEmpty(), "the image's own entry point");
        return Command.of(container.getArgs().toArray(String[]::new)).orElseThrow();
    }

    private static Container container(PodTemplateSpec pod) {
        return pod.getSpec().getContainers().get(0);
    }

    private static List<PodTemplateSpec> selected(Manifests manifests, LabelSelector selector) {
        assertTrue(selector.getMatchExpressions().isEmpty());
        return manifests.selected(selector.getMatchLabels());
    }
}
